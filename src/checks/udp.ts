/** A datagram and its echo. */
import {z} from 'zod'
import {answered, type Expect, expectSchema, readExpect} from './facts.ts'
import {given, type Probe, probeFields, probeKind, readPortProbe, size} from './probe.ts'

export type Udp = Probe & {
	readonly port: number
	readonly expect: Expect<'reply' | 'timeout' | 'refused' | 'unreachable', 'client' | 'server' | 'host' | 'from'>
	readonly sizeBytes?: number
}

const schema = z
	.strictObject({
		...probeFields("a host or an address with a port, such as 'dns:53'"),
		expect: expectSchema(
			['reply', 'timeout', 'refused', 'unreachable'],
			'reply, timeout, refused or unreachable',
			answered
		).describe('The expected outcome.'),
		sizeBytes: size('Bytes of payload. Default: a short line.')
	})
	.describe('Sends a datagram and waits for its echo.')

export const udp = probeKind<typeof schema, Udp>('udp', {
	schema,
	good: 'reply',
	traffic: ({port}) => ({protocol: 'udp', port}),
	read: (written, path, reader) => ({
		...readPortProbe(written, path, reader),
		...readExpect(written.expect, 'reply', path, reader),
		...given(written, ['sizeBytes'])
	})
})
