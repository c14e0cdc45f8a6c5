/** What AWS refuses about VPC endpoints (GWE-1, PL-1, PL-2). */

import {hasGateway} from '../../model/aws-services.ts'
import type {Finding} from '../../model/finding.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {unknownName} from '../kind.ts'
import {readPolicy} from '../policy.ts'
import {overQuota} from '../quotas.ts'
import {checkGroups} from '../security-group/kind.ts'
import {checkService} from './checks-service.ts'
import type {VpcEndpointDraft} from './draft.ts'
import {hasPrivateDns, privateNamesOf, vpcAllowsPrivateDns} from './endpoint-names.ts'

export function* checkEndpoints(vpc: VpcDraft, draft: Draft): Generator<Finding> {
	const all = [...vpc.endpoints.values()]
	for (const endpoint of all) {
		yield* checkService(endpoint, vpc, draft)
		yield* checkKeys(endpoint)
		if (endpoint.written.policy !== undefined) {
			yield* readPolicy(endpoint.written.policy, [...endpoint.path, 'policy'], 'InvalidPolicyDocument').findings
		}
		if (endpoint.type === 'Gateway') {
			yield* checkRouteTables(endpoint, all, vpc, draft)
		} else if (endpoint.type === 'GatewayLoadBalancer') {
			yield* checkNextHop(endpoint, vpc)
		} else {
			yield* checkInterface(endpoint, all, vpc, draft)
		}
	}
	const interfaces = all.filter(({type}) => type === 'Interface')
	yield* overQuota('interfaceEndpointsPerVpc', interfaces.length, draft.quotas, {path: interfaces.at(-1)?.path ?? [], at: 'key'})
	yield* checkGatewayQuota(vpc, draft)
}

const keysOf = {
	Gateway: ['routeTables', 'ipAddressType', 'policy'],
	Interface: ['subnets', 'securityGroups', 'privateDns', 'idleTimeoutSeconds', 'serviceRegion', 'ipAddressType', 'policy'],
	GatewayLoadBalancer: ['subnets']
} as const

const nouns = {
	Gateway: {plural: 'gateway', one: 'a gateway', type: 'gateway'},
	Interface: {plural: 'interface', one: 'an interface', type: 'interface'},
	GatewayLoadBalancer: {plural: 'Gateway Load Balancer', one: 'a Gateway Load Balancer', type: 'gateway-load-balancer'}
} as const

/** Refuses keys of other endpoint types. */
function* checkKeys({path, written, type}: VpcEndpointDraft): Generator<Finding> {
	const own: readonly string[] = keysOf[type]
	for (const other of ['Gateway', 'Interface'] as const) {
		for (const key of keysOf[other]) {
			if (other === type || own.includes(key) || written[key] === undefined) continue
			if ((key === 'policy' || key === 'ipAddressType') && other === 'Gateway') continue
			yield {
				path: [...path, key],
				message: `"${key}" is of ${nouns[other].plural} endpoints, and this is ${nouns[type].one} endpoint`,
				code: 'InvalidParameter',
				fix: type === 'GatewayLoadBalancer' ? 'leave it out' : `leave it out, or write "type: ${nouns[other].type}"`
			}
		}
	}
}

/** GWLB-1. */
function* checkNextHop({path, subnets}: VpcEndpointDraft, vpc: VpcDraft): Generator<Finding> {
	const [one, second] = subnets
	if (!one || second) {
		yield {
			path: second ? second.path : path,
			...(!second && {at: 'key' as const}),
			message: 'a Gateway Load Balancer endpoint has exactly one subnet',
			code: 'InvalidParameter',
			fix: second ? 'make an endpoint for each subnet' : 'add "subnets: [firewall]"'
		}
	}
	for (const {path: at, subnet, name} of subnets) {
		if (!subnet) yield unknownName(at, 'subnet', name, vpc.subnets.keys(), 'InvalidSubnetId.NotFound')
	}
}

function* checkRouteTables(
	endpoint: VpcEndpointDraft,
	all: readonly VpcEndpointDraft[],
	vpc: VpcDraft,
	draft: Draft
): Generator<Finding> {
	const {path, written, prefixLists, service} = endpoint
	for (const list of service && hasGateway(service.name) ? prefixLists : []) {
		if (draft.prefixLists.has(list)) continue
		const isIpv6 = list.includes('.ipv6.')
		yield {
			path: [...path, 'service'],
			message: `the ${isIpv6 ? 'IPv6 ' : ''}blocks of ${service?.name} in ${service?.region} are not known here`,
			fix: `write them as a prefix list: prefixLists: {${list}: ${isIpv6 ? "['2600:1fa0:8000::/39']" : '[52.95.0.0/24]'}}`
		}
	}
	const {ipAddressType = 'ipv4'} = written
	if (ipAddressType !== 'ipv4' && vpc.ipv6Cidrs.length === 0) {
		yield {
			path: [...path, 'ipAddressType'],
			message: `an endpoint of ${ipAddressType} needs subnets with IPv6 blocks, and VPC "${vpc.key}" has none`,
			code: 'InvalidParameter',
			fix: `add "ipv6: true" to vpcs.${vpc.key}, or write "ipAddressType: ipv4"`
		}
	}
	const seen = new Set<string>()
	for (const [index, name] of (written.routeTables ?? []).entries()) {
		const at = [...path, 'routeTables', index]
		const table = vpc.routeTables.get(name)
		const other = all.find(
			one =>
				one !== endpoint &&
				one.prefixLists.some(list => prefixLists.includes(list)) &&
				one.written.routeTables?.includes(name) &&
				all.indexOf(one) < all.indexOf(endpoint)
		)
		if (!table) {
			yield unknownName(at, 'route table', name, vpc.routeTables.keys(), 'InvalidRouteTableId.NotFound')
		} else if (seen.has(name) || other || prefixLists.some(list => Object.hasOwn(table.routes, list))) {
			const [list = ''] = prefixLists
			yield {
				path: at,
				message: `route table "${name}" already has a route with destination-prefix-list-id ${draft.prefixLists.get(list)?.id ?? list}${other ? `, of endpoint "${other.name}"` : ''}`,
				code: 'RouteAlreadyExists',
				fix: 'keep one of the two'
			}
		}
		seen.add(name)
	}
}

function* checkInterface(
	endpoint: VpcEndpointDraft,
	all: readonly VpcEndpointDraft[],
	vpc: VpcDraft,
	draft: Draft
): Generator<Finding> {
	const {path, written, subnets, name} = endpoint
	if (written.ipAddressType === 'ipv6') {
		yield {
			path: [...path, 'ipAddressType'],
			message: 'an interface endpoint of ipv6 alone needs IPv6-only subnets, which are not emulated',
			code: 'InvalidParameter',
			fix: 'write "ipAddressType: dualstack"'
		}
	}
	yield* checkGroups(written.securityGroups ?? [], [...path, 'securityGroups'], vpc, draft)
	const zones = new Map<string, string>()
	for (const one of subnets) {
		const zone = one.subnet?.zone
		const first = zone === undefined ? undefined : zones.get(zone)
		if (!one.subnet) {
			yield unknownName(one.path, 'subnet', one.name, vpc.subnets.keys(), 'InvalidSubnetId.NotFound')
		} else if (zone !== undefined && first !== undefined) {
			yield {
				path: one.path,
				message: `subnets "${first}" and "${one.name}" are both in ${zone}: an endpoint has one a zone (PL-1)`,
				code: 'DuplicateSubnetsInSameZone',
				fix: 'keep one of the two'
			}
		} else if (zone !== undefined) zones.set(zone, one.name)
	}
	if (written.privateDns === true && !vpcAllowsPrivateDns(vpc)) {
		yield {
			path: [...path, 'privateDns'],
			message: `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for VPC "${vpc.key}"`,
			code: 'InvalidParameter',
			fix: `write "enableDnsHostnames: true" in vpcs.${vpc.key}, or leave "privateDns" out`
		}
	}
	const earlier = all.slice(
		0,
		all.findIndex(one => one.name === name)
	)
	const names = privateNamesOf(endpoint, draft)
	const same = earlier.find(one => hasPrivateDns(one, vpc) && privateNamesOf(one, draft).some(name => names.includes(name)))
	if (same && hasPrivateDns(endpoint, vpc)) {
		yield {
			path: written.privateDns === undefined ? path : [...path, 'privateDns'],
			...(written.privateDns === undefined && {at: 'key' as const}),
			message: `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${names[0]} in VPC "${vpc.key}", of endpoint "${same.name}"`,
			code: 'InvalidParameter',
			fix: 'write "privateDns: false" at one of the two'
		}
	}
}

/** The quota counts all VPCs of the account in the Region; it is reported once, at the last VPC. */
function* checkGatewayQuota(vpc: VpcDraft, {vpcs, quotas}: Draft): Generator<Finding> {
	const group = [...vpcs.values()].filter(({region, account}) => region === vpc.region && account === vpc.account)
	if (group.at(-1) !== vpc) return
	const gateways = group.flatMap(({endpoints}) => [...endpoints.values()].filter(({type}) => type === 'Gateway'))
	yield* overQuota('gatewayEndpointsPerRegion', gateways.length, quotas, {path: gateways.at(-1)?.path ?? [], at: 'key'})
}
