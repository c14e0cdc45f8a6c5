/** Hosts on the simulated Internet: a laptop, a customer, a web site. Not part of AWS; they let a lab be probed from outside. */
import {z} from 'zod'
import type {Path} from '../../model/finding.ts'
import type {InternetHost} from '../../model/model.ts'
import {contains, family, parseAddress} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import type {LabDocument} from '../kinds.ts'
import {publicOwners} from '../network-interface/draft.ts'
import {flag, is, named, services, text, wholeNumber} from '../schema.ts'
import {checkServices, resolveServices} from '../services.ts'

const hostSchema = is(
	'a public address, or {ipv4, ipv6, serves}',
	z.union([
		z.string(),
		z.strictObject({
			ipv4: text('a public IPv4 address').optional().describe('Its IPv4 address, such as 203.0.113.10.'),
			ipv6: text('a public IPv6 address').optional().describe('Its IPv6 address, such as 2001:db8::10.'),
			serves: services().optional().describe("What it answers: `[http, 'tcp:25']`. Default: nothing but ping."),
			answersPing: flag().optional().describe('Default: true.'),
			closedPorts: z
				.enum(['refuse', 'drop'])
				.optional()
				.describe(
					'What TCP and UDP ports do where nothing listens: `drop` for a host behind a firewall, silent. Default: refuse.'
				),
			ttl: wholeNumber('a TTL', {min: 1, max: 255}).optional().describe('TTL of what it sends. Default: 64.')
		})
	])
)

const schema = named('Internet hosts', hostSchema)

type Addresses = {readonly [K in 'ipv4' | 'ipv6']?: {readonly written: string; readonly path: Path}}

function addressesOf(name: string, written: z.input<typeof hostSchema>): Addresses {
	const path = ['internet', name]
	if (typeof written === 'string') return {[family(written) === 4 ? 'ipv4' : 'ipv6']: {written, path}}
	return {
		...(written.ipv4 !== undefined && {ipv4: {written: written.ipv4, path: [...path, 'ipv4']}}),
		...(written.ipv6 !== undefined && {ipv6: {written: written.ipv6, path: [...path, 'ipv6']}})
	}
}

const linuxTtl = 64

export const internet: LabKind<typeof schema> = {
	schema,
	codes: {absent: {}, inUse: {}},
	title: 'Hosts on the Internet by name, with a public address: `{laptop: 203.0.113.10}`.',
	*check(draft) {
		// Automatic addresses never collide.
		const owners = new Map([...publicOwners(draft)].map(([address, [owner]]) => [address, owner]))
		for (const [name, written] of entriesOf(draft.document.internet)) {
			const path = ['internet', name]
			const addresses = addressesOf(name, written)
			if (!addresses.ipv4 && !addresses.ipv6) {
				yield {
					path,
					at: 'key',
					message: 'a host on the Internet needs an address',
					fix: 'write ipv4, such as 203.0.113.10, or ipv6, such as 2001:db8::10'
				}
			}
			for (const version of [4, 6] as const) {
				const given = addresses[`ipv${version}`]
				if (!given) continue
				const address = parseAddress(given.written)
				const example = version === 4 ? '203.0.113.10' : '2001:db8::10'
				if (!address || family(address) !== version) {
					yield {
						path: given.path,
						message: `"${given.written}" is not an IPv${version} address`,
						fix: `write one such as ${example}`
					}
					continue
				}
				const range = privateRangeOf(address)
				const vpc =
					version === 6
						? [...draft.vpcs.values()].find(({ipv6Cidrs}) => ipv6Cidrs.some(block => contains(block, address)))
						: undefined
				const owner = owners.get(address)
				if (range) {
					yield {
						path: given.path,
						message: `${address} is not public: it lies in ${range}, which does not travel on the Internet`,
						fix: `choose a public address, such as ${example}`
					}
				} else if (vpc) {
					yield {
						path: given.path,
						message: `${address} lies in a block of VPC "${vpc.key}"`,
						fix: `choose another address, such as ${example}`
					}
				} else if (owner !== undefined) {
					yield {
						path: given.path,
						message: `${address} is already the address of ${owner}`,
						fix: 'choose another address for one of the two'
					}
				}
				owners.set(address, `Internet host "${name}"`)
			}
			if (typeof written === 'object') yield* checkServices(written.serves ?? [], [...path, 'serves'])
		}
	},
	*resources({document}) {
		for (const {name, ipv4, ipv6} of resolveHosts(document)) {
			const addresses = [ipv4, ipv6].flatMap(address => address ?? [])
			const at = {path: ['internet', name], points: [name]}
			yield {kind: 'internet', noun: 'host on the Internet', key: name, ids: [], isHost: true, addresses, ...at}
		}
	},
	resolve: ({document}) => ({internetHosts: resolveHosts(document)})
}

const resolveHosts = ({internet: hosts}: LabDocument): InternetHost[] =>
	entriesOf(hosts).map(([name, written]) => {
		const {ipv4, ipv6} = addressesOf(name, written)
		const parsed = {ipv4: ipv4 && parseAddress(ipv4.written), ipv6: ipv6 && parseAddress(ipv6.written)}
		const {serves = [], ttl = linuxTtl, answersPing, closedPorts} = typeof written === 'string' ? {} : written
		return {
			name,
			...(parsed.ipv4 && {ipv4: parsed.ipv4}),
			...(parsed.ipv6 && {ipv6: parsed.ipv6}),
			services: resolveServices(serves),
			ttl,
			...(answersPing !== undefined && {answersPing}),
			...(closedPorts && {closedPorts})
		}
	})
