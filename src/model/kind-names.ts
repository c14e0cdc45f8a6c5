/** Every kind of thing in a lab, in AWS's words. `src/aws/<name>/` contains everything about it. */
export const kindNames = [
	'vpc',
	'internet-gateway',
	'egress-only-internet-gateway',
	'vpn-gateway',
	'subnet',
	'route-table',
	'network-acl',
	'security-group',
	'nat-gateway',
	'load-balancer',
	'target-group',
	'vpc-endpoint',
	'vpc-endpoint-service',
	'network-interface',
	'instance',
	'elastic-ip',
	'prefix-list',
	'dhcp-options',
	'vpc-peering-connection',
	'transit-gateway',
	'transit-gateway-peering',
	'site',
	'vpn-connection',
	'direct-connect-gateway',
	'direct-connect',
	'aws-service',
	'internet',
	'hosted-zone',
	'resolver-endpoint',
	'link',
	'flow-log',
	'bucket',
	'dynamodb-table',
	'health-check',
	'zone'
] as const

export type KindName = (typeof kindNames)[number]

/** The only way for a kind to have no part in a reader's list. `why` is for people who read the list. */
export type None = {readonly none: string}

export const none = (why: string): None => ({none: why})

/** A reader's parts, one for each kind. Omitting a kind is a type error. */
export type PartsByKind<Part> = Readonly<Record<KindName, Part | None>>

/** The parts that exist, in the order of the list. */
export const partsOf = <Part extends object>(parts: PartsByKind<Part>): readonly Part[] =>
	Object.values<Part | None>(parts).flatMap(part => (isNone(part) ? [] : [part]))

const isNone = (part: object | None): part is None => 'none' in part

/** All members of a union in one type. */
export type Merged<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never
