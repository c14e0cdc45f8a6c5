import type {Instance, NetworkInterface, Vpc} from '../../model/model.ts'
import {recordOf} from '../../model/record-of.ts'
import type {Family} from '../../plan/firewall/match.ts'
import {familyOf} from '../../plan/routes.ts'
import type {IpSet} from '../../plan/types.ts'
import {tokenAnswerStart} from '../../vpc-services/metadata/answer.ts'
import type {InstanceFacts, InterfaceFacts, MetadataFacts} from '../../vpc-services/metadata/types.ts'
import type {RouterService} from './plan-services.ts'

const at = {4: '169.254.169.254', 6: 'fd00:ec2::254'} as const
/** ipset of the addresses that may use the IPv6 address. */
const askers6 = 'metadata6'

/** The instance metadata service (IMDS-1). It identifies the client by the packet's link and address, since source addresses cannot be spoofed. */
export function metadataService(vpc: Vpc): RouterService | undefined {
	if (vpc.instances.length === 0) return undefined
	const hasIpv6 = vpc.instances.some(answersOverIpv6)
	const addresses = [at[4], ...(hasIpv6 ? [at[6]] : [])]
	return {
		addresses,
		ports: [{transport: 'tcp', listener: {protocol: 'metadata', port: 80, addresses, vpc: vpc.key}}],
		refused: family => (family === 6 && hasIpv6 ? [`-d ${at[6]} -m set ! --match-set ${askers6} src`] : []),
		mangle: family => (family === 4 || hasIpv6 ? hopLimits(vpc, family).map(({rule}) => rule) : []),
		sets: {
			...Object.assign({}, ...hopLimits(vpc, 4).map(({sets}) => sets)),
			...(hasIpv6 && {
				[askers6]: setOf(6, vpc.instances.filter(answersOverIpv6), vpc),
				...Object.assign({}, ...hopLimits(vpc, 6).map(({sets}) => sets))
			})
		}
	}
}

const answersOverIpv6 = ({metadataOptions}: Instance): boolean => metadataOptions.httpProtocolIpv6 === 'enabled'

/**
 * Only answers that carry a token leave with the instance's hop limit as TTL; they are recognized by their first bytes.
 * One set of addresses for each limit in use; none if all instances have the same limit.
 */
function hopLimits(vpc: Vpc, family: Family) {
	const byLimit = [...Map.groupBy(vpc.instances, ({metadataOptions}) => metadataOptions.httpPutResponseHopLimit)]
	const [target, set] = family === 4 ? ['TTL', '--ttl-set'] : ['HL', '--hl-set']
	return byLimit.map(([limit, instances]) => {
		const name = `hops${family}-${limit}`
		const whose = byLimit.length > 1 ? `-m set --match-set ${name} dst ` : ''
		return {
			rule: `-A POSTROUTING -s ${at[family]} -p tcp --sport 80 ${whose}-m string --algo bm --to 160 --string "${tokenAnswerStart}" -j ${target} ${set} ${limit}`,
			sets: byLimit.length > 1 ? {[name]: setOf(family, instances, vpc)} : {}
		}
	})
}

const setOf = (family: Family, instances: readonly Instance[], vpc: Vpc): IpSet => ({
	type: 'hash:ip',
	family,
	entries: instances
		.flatMap(instance => interfacesOf(instance, vpc))
		.flatMap(({privateIps, ipv6}) => [...privateIps.map(({address}) => address), ...ipv6])
		.filter(address => familyOf(address) === family)
		.sort()
})

export function metadataFactsOf(vpc: Vpc): MetadataFacts {
	const {account, region, id, cidrs, ipv6Cidrs, dhcpOptions, enableDnsHostnames, subnets, securityGroups, instances} = vpc
	const groupIds = new Map(securityGroups.map(group => [group.key, group.id]))
	return {
		account,
		region,
		vpc: {id, cidrs, ipv6Cidrs},
		...(dhcpOptions?.domainName !== undefined && {domain: dhcpOptions.domainName}),
		publicNames: enableDnsHostnames,
		subnets: recordOf(
			subnets.map(({key, id: subnet, zone, zoneId, cidr, ipv6Cidr}) => [
				key,
				{id: subnet, zone, zoneId, cidr, ...(ipv6Cidr !== undefined && {ipv6Cidr})}
			])
		),
		securityGroups: recordOf(securityGroups.map(group => [group.id, group.name])),
		instances: instances.map(instance => instanceFacts(instance, vpc, groupIds))
	}
}

const instanceFacts = (instance: Instance, vpc: Vpc, groupIds: ReadonlyMap<string, string>): InstanceFacts => ({
	id: instance.id,
	options: instance.metadataOptions,
	...(instance.userData !== undefined && {userData: instance.userData}),
	tags: instance.tags,
	interfaces: interfacesOf(instance, vpc).map((one, deviceIndex) => interfaceFacts(one, deviceIndex, groupIds))
})

const interfaceFacts = (
	{id, mac, subnet, privateIps, ipv6, securityGroups}: NetworkInterface,
	deviceIndex: number,
	groupIds: ReadonlyMap<string, string>
): InterfaceFacts => ({
	id,
	mac,
	deviceIndex,
	subnet,
	privateIps: privateIps.map(({address, publicIp}) => ({address, ...(publicIp && {publicIp: publicIp.address})})),
	ipv6,
	securityGroups: securityGroups.map(key => groupIds.get(key) ?? key)
})

const indexes = new WeakMap<Vpc, ReadonlyMap<string, NetworkInterface>>()

/** By device index. */
function interfacesOf({interfaces}: Instance, vpc: Vpc): readonly NetworkInterface[] {
	const index = indexes.get(vpc) ?? new Map(vpc.interfaces.map(one => [one.key, one]))
	indexes.set(vpc, index)
	return interfaces.flatMap(key => index.get(key) ?? [])
}
