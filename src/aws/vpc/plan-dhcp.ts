import {interfaceOf} from '../../model/interfaces.ts'
import type {NetworkInterface, Vpc} from '../../model/model.ts'
import {recordOf} from '../../model/record-of.ts'
import {resolverAddress} from '../../model/resolvers.ts'
import type {DhcpListener} from '../../plan/types.ts'
import type {DhcpFacts, DhcpOptionValues} from '../../vpc-services/dhcp/types.ts'
import type {RouterService} from './plan-services.ts'

const port = 67
/** From the client's port to the server's. */
export const toDhcpServer = `-p udp --sport 68 --dport ${port}`

/** For all clients together: a client without an address cannot be counted on its own. */
const mostPerSecond = 1024
const limit = `-m hashlimit --hashlimit-upto ${mostPerSecond}/sec --hashlimit-burst ${mostPerSecond} --hashlimit-name dhcp`

/** The DHCP server, at the router's address in each subnet (DHCP-1): reached by broadcast for a new lease, and by unicast for renewals. */
export function dhcpService(vpc: Vpc): RouterService | undefined {
	if (vpc.instances.length === 0) return undefined
	return {
		addresses: [],
		ports: [{transport: 'udp', listener: dhcpListener(vpc.key)}],
		input: family =>
			family === 4
				? [
						`-d 255.255.255.255 ${toDhcpServer} ${limit} -j ACCEPT`,
						`${toDhcpServer} -m set --match-set sources4 src,src ${limit} -j ACCEPT`
					]
				: []
	}
}

/** `mac`: the only client that it answers. */
export const dhcpListener = (vpc: string, mac?: string): DhcpListener => ({
	protocol: 'dhcp',
	port,
	addresses: ['0.0.0.0'],
	vpc,
	...(mac !== undefined && {mac})
})

export function dhcpFactsOf(vpc: Vpc): DhcpFacts {
	const subnets = new Map(vpc.subnets.map(({key, cidr}) => [key, cidr]))
	const interfaces = vpc.instances.flatMap(({interfaces: keys}) => keys.map(key => interfaceOf(vpc, key)))
	return {
		options: optionsOf(vpc),
		interfaces: recordOf(
			interfaces.flatMap(({mac, subnet, privateIps: [primary]}: NetworkInterface) => {
				const block = subnets.get(subnet)
				return primary && block !== undefined ? [[mac, {address: primary.address, subnet: block}] as const] : []
			})
		)
	}
}

function optionsOf(vpc: Vpc): DhcpOptionValues {
	const {dhcpOptions: set} = vpc
	if (!set) return {domainNameServers: [], ntpServers: [], netbiosNameServers: []}
	const {domainName, domainNameServers, ntpServers, netbiosNameServers, netbiosNodeType} = set
	return {
		...(domainName !== undefined && {domainName}),
		domainNameServers: domainNameServers.map(one => (one === 'AmazonProvidedDNS' ? resolverAddress(vpc) : one)),
		ntpServers,
		netbiosNameServers,
		...(netbiosNodeType !== undefined && {netbiosNodeType})
	}
}
