/** Every kind's part of the lab file: schema, checks, its part of the model, interfaces and routes all follow from this list. */
import {z} from 'zod'
import {type Merged, none, type PartsByKind, partsOf} from '../model/kind-names.ts'
import {capturePoint as awsServicePoint, awsServices} from './aws-service/kind.ts'
import {buckets} from './bucket/kind.ts'
import type {CapturePart} from './capture-point.ts'
import {dhcpOptions, vpcDhcpOptions} from './dhcp-options/kind.ts'
import {capturePoint as directConnectPoint, directConnects} from './direct-connect/kind.ts'
import {directConnectGateways} from './direct-connect-gateway/kind.ts'
import {tables} from './dynamodb-table/kind.ts'
import {egressOnlyInternetGateway, capturePoint as egressOnlyInternetGatewayPoint} from './egress-only-internet-gateway/kind.ts'
import {elasticIps} from './elastic-ip/kind.ts'
import {flowLogs} from './flow-log/kind.ts'
import {capturePoint as healthCheckPoint, healthChecks} from './health-check/kind.ts'
import {hostedZones} from './hosted-zone/kind.ts'
import {instances} from './instance/kind.ts'
import {instanceMetadataDefaults} from './instance/metadata-defaults.ts'
import {internet} from './internet/kind.ts'
import {internetGateway, capturePoint as internetGatewayPoint, internetGateways} from './internet-gateway/kind.ts'
import type {Kinds, LabKind, VpcKind} from './kind.ts'
import {links} from './link/kind.ts'
import {capturePoint as loadBalancerPoint, loadBalancers} from './load-balancer/kind.ts'
import {capturePoint as natGatewayPoint, natGateways} from './nat-gateway/kind.ts'
import {networkAcls} from './network-acl/kind.ts'
import {networkInterfaces} from './network-interface/kind.ts'
import {prefixLists} from './prefix-list/kind.ts'
import {quotasSchema} from './quotas.ts'
import {capturePoint as resolverEndpointPoint, resolverEndpoints, resolverRules} from './resolver-endpoint/kind.ts'
import {routeTables} from './route-table/kind.ts'
import {awsOnly, is, labNameSchema, named, text} from './schema.ts'
import {securityGroups} from './security-group/kind.ts'
import {capturePoint as sitePoint, sites} from './site/kind.ts'
import {subnets} from './subnet/kind.ts'
import {targetGroups} from './target-group/kind.ts'
import {capturePoint as transitGatewayPoint} from './transit-gateway/capture-point.ts'
import {transitGateways} from './transit-gateway/kind.ts'
import {transitGatewayPeerings} from './transit-gateway-peering/kind.ts'
import {vpcFields} from './vpc/kind.ts'
import {capturePoint as vpcEndpointPoint, vpcEndpoints} from './vpc-endpoint/kind.ts'
import {endpointServices} from './vpc-endpoint-service/kind.ts'
import {capturePoint as peeringPoint, peerings} from './vpc-peering-connection/kind.ts'
import {capturePoint as vpnConnectionPoint, vpnConnections} from './vpn-connection/kind.ts'
import {vpnGateway, capturePoint as vpnGatewayPoint, vpnGateways} from './vpn-gateway/kind.ts'
import {zones} from './zone/kind.ts'

/** A kind's section of the lab file, inside a VPC or at the top. */
type Part = {
	readonly vpc?: Readonly<Record<string, VpcKind>>
	readonly lab?: Readonly<Record<string, LabKind>>
	/** Absent: it has no capture points of its own, since no packets pass it or they are captured at network interfaces. */
	readonly capturePoint?: CapturePart
}

const parts = {
	vpc: none('it contains the sections of all others: `vpcSchema`'),
	'internet-gateway': {vpc: {internetGateway}, lab: {internetGateways}, capturePoint: internetGatewayPoint},
	'egress-only-internet-gateway': {vpc: {egressOnlyInternetGateway}, capturePoint: egressOnlyInternetGatewayPoint},
	'vpn-gateway': {vpc: {vpnGateway}, lab: {vpnGateways}, capturePoint: vpnGatewayPoint},
	subnet: {vpc: {subnets}},
	'route-table': {vpc: {routeTables}},
	'network-acl': {vpc: {networkAcls}},
	'security-group': {vpc: {securityGroups}},
	'nat-gateway': {vpc: {natGateways}, capturePoint: natGatewayPoint},
	'load-balancer': {vpc: {loadBalancers}, capturePoint: loadBalancerPoint},
	'target-group': {vpc: {targetGroups}},
	'vpc-endpoint': {vpc: {vpcEndpoints}, capturePoint: vpcEndpointPoint},
	'vpc-endpoint-service': {vpc: {endpointServices}},
	'network-interface': {vpc: {networkInterfaces}},
	instance: {vpc: {instances}, lab: {instanceMetadataDefaults}},
	'elastic-ip': {lab: {elasticIps}},
	'prefix-list': {lab: {prefixLists}},
	'dhcp-options': {vpc: {dhcpOptions: vpcDhcpOptions}, lab: {dhcpOptions}},
	'vpc-peering-connection': {lab: {peerings}, capturePoint: peeringPoint},
	'transit-gateway': {lab: {transitGateways}, capturePoint: transitGatewayPoint},
	'transit-gateway-peering': {lab: {transitGatewayPeerings}},
	site: {lab: {sites}, capturePoint: sitePoint},
	'vpn-connection': {lab: {vpnConnections}, capturePoint: vpnConnectionPoint},
	'direct-connect-gateway': {lab: {directConnectGateways}},
	'direct-connect': {lab: {directConnects}, capturePoint: directConnectPoint},
	'aws-service': {lab: {awsServices}, capturePoint: awsServicePoint},
	internet: {lab: {internet}},
	'hosted-zone': {lab: {hostedZones}},
	'resolver-endpoint': {lab: {resolverEndpoints, resolverRules}, capturePoint: resolverEndpointPoint},
	link: {lab: {links}},
	'flow-log': {lab: {flowLogs}},
	bucket: {lab: {buckets}},
	'dynamodb-table': {lab: {tables}},
	'health-check': {lab: {healthChecks}, capturePoint: healthCheckPoint},
	zone: {lab: {zones}}
} satisfies PartsByKind<Part>

type SectionsOf<Scope extends keyof Part> = Merged<
	{[K in keyof typeof parts]: (typeof parts)[K] extends {readonly [S in Scope]: infer Own} ? Own : never}[keyof typeof parts]
>

const vpcKinds = Object.assign({}, ...partsOf<Part>(parts).map(({vpc}) => vpc)) as SectionsOf<'vpc'>
const labKinds = Object.assign({}, ...partsOf<Part>(parts).map(({lab}) => lab)) as SectionsOf<'lab'>

type Sections<All extends Readonly<Record<string, {schema: z.ZodType}>>> = {
	readonly [K in keyof All]: z.ZodOptional<All[K]['schema']>
}

const sections = <All extends Readonly<Record<string, {schema: z.ZodType; title: string}>>>(all: All): Sections<All> =>
	Object.fromEntries(
		Object.entries(all).map(([key, {schema, title}]) => [key, schema.optional().describe(title)])
	) as unknown as Sections<All>

export const vpcSchema = is('a VPC: {cidr, subnets, …}', z.strictObject({...vpcFields, ...sections(vpcKinds)}))

const account = () => is('12 digits', z.union([z.string(), z.int()]))

/** The lab file without its checks, whose schema is in `lab/`. */
export const networkFields = {
	name: labNameSchema.optional().describe("The lab's name. Default: its folder's."),
	description: text('a text').optional().describe('What the lab shows. For people.'),
	region: text('a region').optional().describe('Region of everything that names none. Default: us-east-1.'),
	account: account().optional().describe('Account of everything that names none. Default: 123456789012.'),
	accounts: named('accounts', account()).optional().describe("Names for accounts: `{prod: '111122223333'}`."),
	...awsOnly,
	quotas: quotasSchema.optional().describe('Quotas that differ from those of a new account.'),
	vpcs: named('VPCs', vpcSchema).optional().describe('VPCs by name.'),
	...sections(labKinds)
}

export const networkSchema = z.strictObject(networkFields)

export type VpcWritten = z.input<typeof vpcSchema>
/** A lab file as data: plain JSON as written, which matches the schema. */
export type LabDocument = z.input<typeof networkSchema> & {readonly checks?: readonly unknown[] | undefined}

const allVpcKinds: readonly VpcKind[] = Object.values(vpcKinds)
const allLabKinds: readonly LabKind[] = Object.values(labKinds)

export const kinds: Kinds = {
	vpc: allVpcKinds,
	lab: allLabKinds,
	targets: [...allVpcKinds, ...allLabKinds].flatMap(({target}) => target ?? [])
}

/** Kinds' capture points besides network interfaces, by prefix. */
export const capturePoints: ReadonlyMap<string, CapturePart> = new Map(
	partsOf<Part>(parts).flatMap(({capturePoint}): [string, CapturePart][] =>
		capturePoint ? [[capturePoint.prefix, capturePoint]] : []
	)
)

/** Other names for sections: the section's key, and what to write. */
export const otherNames: ReadonlyMap<string, readonly [key: string, write: string]> = new Map(
	Object.entries<VpcKind | LabKind>({...vpcKinds, ...labKinds}).flatMap(([key, {otherNames: own}]) =>
		(own?.words ?? []).map((word): [string, [string, string]] => [word, [key, own?.write ?? '']])
	)
)
