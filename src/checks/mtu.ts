/** The largest packet that gets through, as a whole IP packet. `timeout`: not even the smallest does. */
import {z} from 'zod'
import {type Expect, expectSchema, readExpect} from './facts.ts'
import {type Probe, probeFields, probeKind, readProbe} from './probe.ts'

export type Mtu = Probe & {
	readonly expect: Expect<number | 'timeout' | 'unreachable', 'from'>
}

const schema = z
	.strictObject({
		...probeFields('a host or an address'),
		expect: expectSchema(
			['timeout', 'unreachable'],
			'a number of bytes, timeout or unreachable',
			['from'],
			z.int().min(0).max(65_535)
		).describe('Largest packet that gets through, headers included.')
	})
	.describe('Finds the largest packet that gets through.')

export const mtu = probeKind<typeof schema, Mtu>('mtu', {
	schema,
	good: 1500,
	traffic: () => ({protocol: 'icmp'}),
	read: (written, path, reader) => {
		const expected = readExpect(written.expect, undefined, path, reader)
		if (expected.expect.got === undefined) {
			reader.fail({
				path: [...path, 'expect'],
				message: 'an mtu check expects a number',
				fix: 'write the number of bytes, such as 1500, or {got: 1500}'
			})
		}
		return {...readProbe(written, path, reader), ...expected}
	}
})
