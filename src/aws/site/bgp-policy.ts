import {z} from 'zod'
import {cidr, is, wholeNumber} from '../schema.ts'

/** How a device handles routes, for a whole site or one tunnel. */
export const policyFields = {
	prepend: wholeNumber('a number', {min: 0, max: 10})
		.optional()
		.describe('How often the device puts its own ASN in front of what it announces (VPN-8). Default: 0.'),
	med: wholeNumber('a MED', {min: 0, max: 4_294_967_295})
		.optional()
		.describe('MED of what it announces; AWS prefers the lowest (VPN-8). Default: none.'),
	localPreference: wholeNumber('a local preference', {min: 0, max: 4_294_967_295})
		.optional()
		.describe('Of what it learns by BGP: the device sends where it is highest. Default: 100.')
}

const blocks = () => is('a list of blocks', z.array(cidr())).optional()

/** Which routes a device advertises to AWS and accepts from it in one tunnel's session. */
export const filterFields = {
	announces: blocks().describe(
		'What the device announces over this tunnel: these blocks alone, and nothing that it has learned elsewhere. Default: what its site announces.'
	),
	accepts: blocks().describe(
		'Of what AWS announces over this tunnel, the device takes what lies in these blocks; `[]`: nothing. Default: what its site accepts.'
	)
}

/** For a whole site. */
export const acceptsField = {
	accepts: blocks().describe(
		'Of what AWS announces over VPN, its devices take what lies in these blocks; `[]`: nothing. Default: everything.'
	)
}
