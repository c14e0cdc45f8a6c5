/** Flow logs: the resources they can cover, and the fields of their records (FL-1, FL-2). */

/** Fields by the format version that introduced them. Doc: https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
const versions = {
	2: 'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
	3: 'vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr',
	4: 'region az-id sublocation-type sublocation-id',
	5: 'pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path',
	7: 'ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id',
	8: 'reject-reason'
} as const

/** Fields of a transit gateway's records, version 6. Doc: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html */
const transitGatewayVersions = {
	6: 'version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes start end log-status type packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired tcp-flags region flow-direction pkt-src-aws-service pkt-dst-aws-service'
} as const

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text
export type FieldName =
	| Words<(typeof versions)[keyof typeof versions]>
	| Words<(typeof transitGatewayVersions)[keyof typeof transitGatewayVersions]>

const fieldVersions = (all: Readonly<Record<number, string>>): ReadonlyMap<FieldName, number> =>
	new Map(
		Object.entries(all).flatMap(([version, words]) => words.split(' ').map(word => [word as FieldName, Number(version)] as const))
	)

const fieldsOfVpc = fieldVersions(versions)
const fieldsOfTransitGateway = fieldVersions(transitGatewayVersions)

/** The version that introduced a field, by name. */
export const fieldsOf = (resource: FlowLogResource['kind']): ReadonlyMap<FieldName, number> =>
	isTransit(resource) ? fieldsOfTransitGateway : fieldsOfVpc

const defaultFormats = {
	vpc: versions[2].split(' ') as FieldName[],
	transitGateway: transitGatewayVersions[6].split(' ') as FieldName[]
}

export const defaultFields = (resource: FlowLogResource['kind']): readonly FieldName[] =>
	isTransit(resource) ? defaultFormats.transitGateway : defaultFormats.vpc

export const isTransit = (resource: FlowLogResource['kind']): boolean =>
	resource === 'transit-gateway' || resource === 'transit-gateway-attachment'

/** The `version` of a record: the highest of its fields. */
export const versionOf = (fields: readonly FieldName[], resource: FlowLogResource['kind']): number =>
	Math.max(2, ...fields.map(field => fieldsOf(resource).get(field) ?? 0))

/** `${version} ${srcaddr}`, as AWS writes a format. */
export const formatOf = (fields: readonly FieldName[]): string => fields.map(field => `\${${field}}`).join(' ')

export const resourceKinds = ['vpc', 'subnet', 'network-interface', 'transit-gateway', 'transit-gateway-attachment'] as const

export type FlowLogResource = {readonly kind: (typeof resourceKinds)[number]; readonly key: string}

export type FlowLog = {
	readonly key: string
	readonly id: string
	readonly account: string
	readonly region: string
	readonly resource: FlowLogResource
	/** Always ALL for a transit gateway, which has no traffic type (FL-1). */
	readonly trafficType: 'ALL' | 'ACCEPT' | 'REJECT'
	readonly fields: readonly FieldName[]
	/** Seconds. Default: 600; 60 for a transit gateway (FL-1). */
	readonly maxAggregationInterval: number
	readonly destination:
		| {readonly kind: 'cloud-watch-logs'; readonly logGroup: string}
		| {readonly kind: 's3'; readonly bucket: string}
}
