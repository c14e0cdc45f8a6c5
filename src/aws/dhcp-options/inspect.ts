import type {TablePart} from '../../inspect/part.ts'
import type {DhcpOptions} from '../../model/dhcp-options.ts'
import type {Lab} from '../../model/model.ts'

export const dhcpOptions: TablePart = {
	word: 'dhcp-options',
	tables: lab => [
		{
			title: 'DHCP options sets',
			columns: ['name', 'id', 'domain', 'DNS servers', 'NTP servers', 'NetBIOS', 'VPCs'],
			rows: setsOf(lab).map(set => [
				set.key,
				set.id,
				set.domainName,
				set.domainNameServers.join(' '),
				set.ntpServers.join(' '),
				[...set.netbiosNameServers, ...(set.netbiosNodeType === undefined ? [] : [`node type ${set.netbiosNodeType}`])].join(' '),
				lab.vpcs.flatMap(vpc => (vpc.dhcpOptions?.id === set.id ? [vpc.key] : [])).join(' ')
			])
		}
	]
}

/** Sets of the file, and the Regions' default sets that VPCs use. */
const setsOf = ({dhcpOptions: own, vpcs}: Lab): readonly DhcpOptions[] => [
	...new Map([...own, ...vpcs.flatMap(vpc => vpc.dhcpOptions ?? [])].map(set => [set.id, set])).values()
]
