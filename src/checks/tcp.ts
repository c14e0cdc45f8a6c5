/** A TCP connection: `reset`: it stood and was reset later; `refused`: the SYN was answered by RST. */
import {z} from 'zod'
import {is, wholeNumber} from '../aws/schema.ts'
import {answered, type Expect, expectSchema, readExpect} from './facts.ts'
import {given, type Probe, probeFields, probeKind, readPortProbe} from './probe.ts'

export type Tcp = Probe & {
	readonly port: number
	readonly expect: Expect<'connect' | 'timeout' | 'refused' | 'reset' | 'unreachable', 'client' | 'server' | 'host' | 'from'>
	/** How long the connection lies idle before something is sent over it. Default: 0. */
	readonly idleSeconds?: number
	/** How much is sent and must come back. Default: a short line. */
	readonly sizeBytes?: number
}

const schema = z
	.strictObject({
		...probeFields("a host or an address with a port, such as 'db:5432'"),
		expect: expectSchema(
			['connect', 'timeout', 'refused', 'reset', 'unreachable'],
			'connect, timeout, refused, reset or unreachable',
			answered
		).describe('What must come: `refused` is an RST to the SYN, `reset` one to a connection that stood.'),
		idleSeconds: is('seconds', z.number().min(0).max(86_400))
			.optional()
			.describe('How long the connection lies idle before something is sent over it. Default: 0.'),
		sizeBytes: wholeNumber('bytes', {min: 0, max: 10_000_000})
			.optional()
			.describe('How much is sent over it and must come back. Default: a short line.')
	})
	.describe('Opens a TCP connection.')

export const tcp = probeKind<typeof schema, Tcp>('tcp', {
	schema,
	good: 'connect',
	read: (written, path, reader) => ({
		...readPortProbe(written, path, reader),
		...readExpect(written.expect, 'connect', path, reader),
		...given(written, ['idleSeconds', 'sizeBytes'])
	})
})
