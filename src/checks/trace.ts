/** The route, hop by hop. `reached`: the last hop is the target itself. */
import {z} from 'zod'
import {is, wholeNumber} from '../aws/schema.ts'
import {type Expect, expectSchema, facts, readExpect} from './facts.ts'
import {given, type Probe, probeFields, probeKind, readProbe} from './probe.ts'

export type Trace = Probe & {
	readonly protocol: 'icmp' | 'udp' | 'tcp'
	/** tcp only. Default: 80. */
	readonly port?: number
	readonly expect: Expect<'reached' | 'timeout' | 'unreachable', 'hops' | 'route' | 'from'>
}

const schema = z
	.strictObject({
		...probeFields('a host or an address'),
		protocol: z.enum(['icmp', 'udp', 'tcp']).optional().describe('The packets sent. Default: icmp.'),
		port: wholeNumber('a port', {min: 1, max: 65_535}).optional().describe('tcp only: the port. Default: 80.'),
		expect: is(
			'a list of hops, reached, timeout, unreachable, or {hops: 2}',
			z.union([
				facts.route.unwrap(),
				...expectSchema(['reached', 'timeout', 'unreachable'], 'reached, timeout or unreachable', ['hops', 'route', 'from'])
					.options
			])
		).describe('The hops in order, or the expected outcome.')
	})
	.describe('Traces the route, hop by hop.')

/** The default first port. */
const firstPorts = {icmp: undefined, udp: 33_434, tcp: 80} as const

export const trace = probeKind<typeof schema, Trace>('trace', {
	schema,
	good: 'reached',
	traffic: ({protocol, port = firstPorts[protocol]}) => ({protocol, ...(port !== undefined && {port})}),
	read: (written, path, reader) => {
		const {protocol = 'icmp', port, expect} = written
		if (port !== undefined && protocol !== 'tcp') {
			reader.fail({
				path: [...path, 'port'],
				message: `a trace by ${protocol} has no port`,
				fix: 'write "protocol: tcp", or leave "port" out'
			})
		}
		return {
			...readProbe(written, path, reader),
			protocol,
			...given(written, ['port']),
			...readExpect<Trace['expect']['got']>(expect, 'reached', path, reader)
		}
	}
})
