/** A lab document made by stacks, as a person would write it: without values that are defaults. Pure. */
import type {LabDocument} from '../lab/schema.ts'

type JsonMap = Readonly<Record<string, unknown>>

/** Describes the same network, except that gateways which nothing refers to by id get other ids. */
export function readable(document: LabDocument): JsonMap {
	const {
		vpcs = {},
		description,
		region,
		account,
		internet,
		checks,
		...rest
	} = document as JsonMap & {
		readonly vpcs?: Readonly<Record<string, JsonMap>>
	}
	const given = Object.entries({description, region, account}).filter(([, value]) => value !== undefined)
	return {
		...Object.fromEntries(given),
		vpcs: Object.fromEntries(Object.entries(vpcs).map(([name, vpc]) => [name, readableVpc(vpc)])),
		...rest,
		...(internet !== undefined && {internet}),
		...(checks !== undefined && {checks})
	}
}

function readableVpc(vpc: JsonMap): JsonMap {
	const groups = vpc.securityGroups as Readonly<Record<string, JsonMap>> | undefined
	return {
		...vpc,
		...(vpc.internetGateway !== undefined && {internetGateway: withoutId(vpc.internetGateway)}),
		...(vpc.vpnGateway !== undefined && {vpnGateway: withoutId(vpc.vpnGateway)}),
		...(groups &&
			vpc.ipv6 === undefined && {
				securityGroups: Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, withoutOpenEgress(group)]))
			})
	}
}

/** A VPC has only one such gateway, so that it needs no id. */
function withoutId(gateway: unknown): unknown {
	if (typeof gateway !== 'object' || gateway === null) return gateway
	const {id: _, ...rest} = gateway as JsonMap
	return Object.keys(rest).length > 0 ? rest : true
}

const open = JSON.stringify([{all: true, to: '0.0.0.0/0'}])

/** Leaves out a group's default egress of a VPC without IPv6. */
const withoutOpenEgress = ({egress, ...group}: JsonMap): JsonMap =>
	egress === undefined || JSON.stringify(egress) === open ? group : {...group, egress}
