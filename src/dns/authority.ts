import type {NamedRecord} from './message.ts'
import type {ResourceRecord} from './types.ts'

/** How long a client may cache that a name does not exist. Unit: seconds. */
const negativeTtl = 60

/** The SOA of an implicit zone: that of EC2's names, or the root (`''`). */
export const soaOf = (zone: string): NamedRecord => ({
	name: zone,
	type: 'SOA',
	ttl: negativeTtl,
	data: `ns0.${zone || 'root-servers.net'} hostmaster.${zone || 'root-servers.net'} 1 3600 600 86400 ${negativeTtl}`
})

const nameServers = ['ns-1536.awsdns-00.co.uk', 'ns-0.awsdns-00.com', 'ns-1024.awsdns-00.org', 'ns-512.awsdns-00.net']

/** The records that Route 53 puts into every private hosted zone. */
export const hostedZoneRecords: readonly ResourceRecord[] = [
	{type: 'SOA', ttl: 900, data: `${nameServers[0]} awsdns-hostmaster.amazon.com 1 7200 900 1209600 86400`},
	...nameServers.map(data => ({type: 'NS' as const, ttl: 172_800, data}))
]
