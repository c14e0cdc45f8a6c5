import type {NamedRecord} from './message.ts'

/** Seconds for which a client may remember that a name is not there. */
const negativeTtl = 60

/** The SOA of a zone that nobody has made: of EC2's names, or of the root (`''`). */
export const soaOf = (zone: string): NamedRecord => ({
	name: zone,
	type: 'SOA',
	ttl: negativeTtl,
	data: `ns0.${zone || 'root-servers.net'} hostmaster.${zone || 'root-servers.net'} 1 3600 600 86400 ${negativeTtl}`
})
