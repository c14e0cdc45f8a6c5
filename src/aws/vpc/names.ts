import type {InstanceAddresses, VpcFacts} from '../../dns/types.ts'
import type {Instance, Lab, NetworkInterface, Vpc} from '../../model/model.ts'

/** What its resolver must know of a VPC. */
export const vpcFactsOf = (vpc: Vpc, lab: Lab): VpcFacts => {
	const interfaces = new Map(vpc.interfaces.map(one => [one.key, one]))
	const privateIps = vpc.interfaces.flatMap(one => one.privateIps)
	return {
		region: vpc.region,
		cidrs: vpc.cidrs,
		hostnames: vpc.enableDnsHostnames,
		addresses: privateIps.map(({address}) => address),
		instances: Object.fromEntries(vpc.instances.map(one => [one.id, addressesOf(one, interfaces)])),
		publicAddresses: Object.fromEntries(
			privateIps.flatMap(({address, publicIp}) => (publicIp ? [[publicIp.address, address]] : []))
		),
		peers: peersOf(vpc, lab)
	}
}

const addressesOf = ({interfaces: [primary]}: Instance, all: ReadonlyMap<string, NetworkInterface>): InstanceAddresses => {
	const own = primary === undefined ? undefined : all.get(primary)
	const [ipv4] = own?.privateIps ?? []
	const [ipv6] = own?.ipv6 ?? []
	return {...(ipv4 && {ipv4: ipv4.address}), ...(ipv6 !== undefined && {ipv6})}
}

const peersOf = (_vpc: Vpc, _lab: Lab): readonly string[] => []
