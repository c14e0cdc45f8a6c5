/** ICMP echo. */
import {z} from 'zod'
import {is} from '../aws/schema.ts'
import {type Expect, expectSchema, readExpect} from './facts.ts'
import {given, type Probe, probeFields, probeKind, readProbe, size} from './probe.ts'

export type Ping = Probe & {
	readonly expect: Expect<'reply' | 'timeout' | 'unreachable' | 'too-big', 'ttl' | 'from' | 'pathMtu' | 'rttMs'>
	/** ICMP payload in bytes. Default: 56, like ping. */
	readonly sizeBytes?: number
	/** Sets DF (IPv4). Default: false. */
	readonly dontFragment?: boolean
}

const schema = z
	.strictObject({
		...probeFields('a host or an address'),
		expect: expectSchema(['reply', 'timeout', 'unreachable', 'too-big'], 'reply, timeout, unreachable or too-big', [
			'ttl',
			'from',
			'pathMtu',
			'rttMs'
		]).describe('The expected outcome.'),
		sizeBytes: size('Bytes of ICMP payload. Default: 56.'),
		dontFragment: is('true or false', z.boolean()).optional().describe('Sets DF. Default: false.')
	})
	.describe('ICMP echo.')

export const ping = probeKind<typeof schema, Ping>('ping', {
	schema,
	good: 'reply',
	traffic: () => ({protocol: 'icmp'}),
	read: (written, path, reader) => ({
		...readProbe(written, path, reader),
		...readExpect(written.expect, 'reply', path, reader),
		...given(written, ['sizeBytes', 'dontFragment'])
	})
})
