/** A TCP connection: `reset`: it was established and reset later; `refused`: the SYN was answered by RST. */
import {z} from 'zod'
import {is, wholeNumber} from '../aws/schema.ts'
import {type Connections, connectionsField, readConnections} from './connections.ts'
import {answered, type Expect, expectSchema, readExpect} from './facts.ts'
import {given, type Probe, probeFields, probeKind, readPortProbe} from './probe.ts'

export type Tcp = Probe &
	Connections & {
		readonly port: number
		readonly expect: Expect<
			'connect' | 'timeout' | 'refused' | 'reset' | 'unreachable',
			'client' | 'server' | 'host' | 'from' | 'count'
		>
		/** How long the connection is idle before something is sent over it. Default: 0. */
		readonly idleSeconds?: number
		/** Interval of the client kernel's keepalives while it is idle. Default: never. */
		readonly keepaliveSeconds?: number
		/** How many bytes are sent and must be echoed. Default: a short line. */
		readonly sizeBytes?: number
	}

const schema = z
	.strictObject({
		...probeFields("a host or an address with a port, such as 'db:5432'"),
		expect: expectSchema(
			['connect', 'timeout', 'refused', 'reset', 'unreachable'],
			'connect, timeout, refused, reset or unreachable',
			[...answered, 'count']
		).describe('The expected outcome: `refused` is an RST to the SYN, `reset` one to an established connection.'),
		...connectionsField,
		idleSeconds: is('seconds', z.number().min(0).max(86_400))
			.optional()
			.describe('How long the connection is idle before something is sent over it. Default: 0.'),
		keepaliveSeconds: wholeNumber('seconds', {min: 1, max: 32_767})
			.optional()
			.describe(
				"With `idleSeconds`: the client's kernel sends keepalives at this interval. Default: never, as for programs that do not ask for it."
			),
		sizeBytes: wholeNumber('bytes', {min: 0, max: 10_000_000})
			.optional()
			.describe('How many bytes are sent over it and must be echoed. Default: a short line.')
	})
	.describe('Opens a TCP connection.')

export const tcp = probeKind<typeof schema, Tcp>('tcp', {
	schema,
	good: 'connect',
	traffic: ({port}) => ({protocol: 'tcp', port}),
	read(written, path, reader) {
		const {idleSeconds = 0, keepaliveSeconds} = written
		const expected = readExpect(written.expect, 'connect', path, reader)
		if (keepaliveSeconds !== undefined && keepaliveSeconds >= idleSeconds) {
			reader.fail({
				path: [...path, 'keepaliveSeconds'],
				message: `no keepalive is sent: the connection is idle for ${idleSeconds} s`,
				fix: `write "idleSeconds" of more than ${keepaliveSeconds}`
			})
		}
		return {
			...readPortProbe(written, path, reader),
			...expected,
			...readConnections(written, expected, path, reader),
			...given(written, ['idleSeconds', 'keepaliveSeconds', 'sizeBytes'])
		}
	}
})
