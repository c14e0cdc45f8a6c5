import type {InstanceAddresses, VpcFacts} from '../../dns/types.ts'
import type {Instance, Lab, NetworkInterface, Vpc} from '../../model/model.ts'
import {recordOf} from '../../model/record-of.ts'

/** What a VPC's resolver needs to know about it. */
export function vpcFactsOf(vpc: Vpc, lab: Lab): VpcFacts {
	const interfaces = new Map(vpc.interfaces.map(one => [one.key, one]))
	const privateIps = vpc.interfaces.flatMap(one => one.privateIps)
	return {
		region: vpc.region,
		cidrs: vpc.cidrs,
		hostnames: vpc.enableDnsHostnames,
		addresses: privateIps.map(({address}) => address),
		instances: recordOf(vpc.instances.map(one => [one.id, addressesOf(one, interfaces)])),
		publicAddresses: recordOf(privateIps.flatMap(({address, publicIp}) => (publicIp ? [[publicIp.address, address]] : []))),
		peers: peersOf(vpc, lab),
		dns64: vpc.subnets
			.filter(({enableDns64}) => enableDns64)
			.flatMap(({cidr, ipv6Cidr}) => (ipv6Cidr ? [cidr, ipv6Cidr] : [cidr]))
	}
}

function addressesOf({interfaces: [primary]}: Instance, all: ReadonlyMap<string, NetworkInterface>): InstanceAddresses {
	const own = primary === undefined ? undefined : all.get(primary)
	const [ipv4] = own?.privateIps ?? []
	const [ipv6] = own?.ipv6 ?? []
	return {...(ipv4 && {ipv4: ipv4.address}), ...(ipv6 !== undefined && {ipv6})}
}

/** PCX-4: VPCs at the other side of active peerings that allow DNS resolution. */
const peersOf = ({key}: Vpc, {peerings}: Lab): readonly string[] =>
	peerings.flatMap(({requester, accepter, state, dnsResolution}) => {
		if (state !== 'active') return []
		if (accepter === key && dnsResolution?.requester) return [requester]
		return requester === key && dnsResolution?.accepter ? [accepter] : []
	})
