/** A TCP connection: `reset`: it stood and was reset later; `refused`: the SYN was answered by RST. */
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
		/** How long the connection lies idle before something is sent over it. Default: 0. */
		readonly idleSeconds?: number
		/** While it lies idle the client's kernel sends a keepalive so often. Default: never. */
		readonly keepaliveSeconds?: number
		/** How much is sent and must come back. Default: a short line. */
		readonly sizeBytes?: number
	}

const schema = z
	.strictObject({
		...probeFields("a host or an address with a port, such as 'db:5432'"),
		expect: expectSchema(
			['connect', 'timeout', 'refused', 'reset', 'unreachable'],
			'connect, timeout, refused, reset or unreachable',
			[...answered, 'count']
		).describe('What must come: `refused` is an RST to the SYN, `reset` one to a connection that stood.'),
		...connectionsField,
		idleSeconds: is('seconds', z.number().min(0).max(86_400))
			.optional()
			.describe('How long the connection lies idle before something is sent over it. Default: 0.'),
		keepaliveSeconds: wholeNumber('seconds', {min: 1, max: 32_767})
			.optional()
			.describe(
				"With `idleSeconds`: the client's kernel sends a keepalive so often meanwhile. Default: never, as programs that do not ask for it."
			),
		sizeBytes: wholeNumber('bytes', {min: 0, max: 10_000_000})
			.optional()
			.describe('How much is sent over it and must come back. Default: a short line.')
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
