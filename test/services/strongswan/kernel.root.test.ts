import test from 'ava'
import {execa} from 'execa'
import {startCapture} from '../../../src/capture/capture.ts'
import {type Charon, startCharon} from '../../../src/services/strongswan/charon.ts'
import type {CharonConfig, TunnelEnd} from '../../../src/services/strongswan/types.ts'
import {inside, tunnelEnds} from '../ends.ts'
import {type TestNet, testNet, until} from '../net.ts'

/** Tried in a namespace that is gone afterwards: an XFRM interface, and one ESP state. Undefined: the kernel has both. */
async function missing(): Promise<string | undefined> {
	const tries = `ip link add x type xfrm dev lo if_id 1 && ip xfrm state add src 192.0.2.1 dst 192.0.2.2 proto esp spi 1 mode tunnel \
enc 'cbc(aes)' 0x00112233445566778899aabbccddeeff auth 'hmac(sha256)' 0x00112233445566778899aabbccddeeff`
	const {failed, stderr} = await execa('unshare', ['--net', 'sh', '-c', tries], {reject: false, timeout: 10_000})
	return failed ? stderr.trim().split('\n')[0] : undefined
}

const lacking = await missing()
const title = 'in the kernel: a ping passes as plain ESP through XFRM interfaces, two tunnels of one charon'

if (lacking !== undefined) {
	test.skip(`${title} (this kernel has no ESP with XFRM interfaces: ${lacking})`, () => {})
} else {
	let net: TestNet
	const charons: Charon[] = []
	test.before(async () => {
		net = await testNet()
	})
	test.after.always(async () => {
		await Promise.all(charons.map(charon => charon.stop({signal: 'SIGKILL'})))
		await net?.close()
	})

	test.serial(title, async t => {
		const start = async (name: string, router: string, ...ends: TunnelEnd[]) => {
			const config: CharonConfig = {dataPath: 'kernel', uplink: 'eth0', ends}
			const place = {folder: net.folder(name), underlayPath: net.path(name), routerPath: net.path(router)}
			charons.push(await startCharon(config, place))
			return charons.at(-1)!
		}
		const marked = (end: TunnelEnd, ifId: number): TunnelEnd => ({...end, link: {...end.link, ifId}})
		// The customer's two tunnels leave by one underlay: both AWS endpoints' packets go to it.
		await net.run('cgw', [
			'ip',
			'route',
			'replace',
			'table',
			'102',
			'203.0.113.10/32',
			'via',
			'100.64.20.1',
			'dev',
			'cust-a',
			'onlink'
		])
		const [a, b] = [tunnelEnds('a'), tunnelEnds('b')]
		await start('aws-a', 'aws', marked(a.aws, 1))
		await start('aws-b', 'aws', marked(b.aws, 1))
		const customer = await start('cust-a', 'cgw', marked(a.customer, 1), marked(b.customer, 2))
		await until(
			'both are up',
			() => customer.states(),
			states => states.every(({isUp}) => isUp)
		)
		const capture = await startCapture({points: [{name: 'core', namespacePath: net.path('core'), link: 'cgw'}]})
		for (const {aws} of [inside.a, inside.b]) {
			t.regex(await net.run('cgw', ['ping', '-q', '-c', '3', '-i', '0.05', aws]), / 3 received/)
		}
		const {packets} = await capture.stop()
		t.is(packets.length, 12)
		t.true(packets.every(({ip}) => ip?.protocol === 50))
		t.true((await customer.states()).every(({children}) => children[0]?.isEncapsulated === false && children[0].packetsIn === 3))
	})

	test.serial('a charon that was killed leaves SAs in the kernel; the next one there begins without them', async t => {
		const killed = charons.pop()!
		const spis = async (): Promise<readonly string[]> =>
			(await net.run('cust-a', ['ip', 'xfrm', 'state'])).match(/(?<=proto esp spi )\w+/g) ?? []
		const before = await spis()
		t.is(before.length, 4)
		await killed.stop({signal: 'SIGKILL'})
		t.deepEqual(await spis(), before)
		const customer = await startCharon(killed.config, killed.place)
		charons.push(customer)
		await until(
			'both are up again',
			() => customer.states(),
			states => states.every(({isUp}) => isUp)
		)
		const after = await spis()
		t.is(after.length, 4)
		t.false(after.some(spi => before.includes(spi)))
		for (const {aws} of [inside.a, inside.b]) {
			t.regex(await net.run('cgw', ['ping', '-q', '-c', '3', '-i', '0.05', aws]), / 3 received/)
		}
	})
}
