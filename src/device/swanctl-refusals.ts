/** Keys of a swanctl.conf that a lab cannot support. */
export type Refusal = {readonly fault: string; readonly fix: string}

const withoutFile = 'leave it out: the tunnels of a lab have pre-shared keys, which stand in this file'

/** By key: what charon or swanctl would run, read, query or change on this machine if a user's file had it. */
export const refusals: Readonly<Record<string, Refusal>> = {
	updown: {
		fault: '"updown" runs a program on this machine whenever the tunnel comes and goes',
		fix: "leave it out: interfaces and routes of a lab's tunnels are there already"
	},
	hw_offload: {
		fault: '"hw_offload" hands packets to a network card of this machine',
		fix: 'leave it out, or write "hw_offload = no"'
	},
	...Object.fromEntries(
		['file', 'certs', 'cacerts', 'pubkeys', 'cacert'].map(key => [
			key,
			{fault: `"${key}" reads a file of this machine that is not part of the lab`, fix: withoutFile}
		])
	),
	...Object.fromEntries(
		['crl_uris', 'ocsp_uris', 'cert_uri_base'].map(key => [
			key,
			{fault: `"${key}" fetches what is about certificates from a server or a file of this machine`, fix: withoutFile}
		])
	),
	...Object.fromEntries(
		['handle', 'slot', 'module'].map(key => [key, {fault: `"${key}" asks a token of this machine`, fix: withoutFile}])
	)
}
