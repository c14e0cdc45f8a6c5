import {fileURLToPath} from 'node:url'
import test from 'ava'
import {useLab} from '../../src/index.ts'

const lab = useLab(test, fileURLToPath(new URL('../../labs/tgw-inspection', import.meta.url)))
const flows = Array.from({length: 24}, (_, index) => index)
/** So many at once take a busy machine a while; only what is lost is waited for that long. */
const ask = (to: string, timeoutMs = 10_000) => lab.http('left-a', to, {timeoutMs})

test.serial(
	'TGW-7: with appliance mode both directions of every flow meet the same firewall, and both firewalls have some',
	async t => {
		await lab.change({transitGateways: {hub: {attachments: {inspection: {applianceMode: true}}}}})
		const {packets, result} = await lab.capture(
			['eni:firewall-a', 'eni:firewall-b'],
			{filter: 'tcp[tcpflags] & tcp-syn != 0'},
			() => Promise.all(flows.map(index => ask(index % 2 ? 'right-a' : 'right-b')))
		)
		t.deepEqual(
			result.map(({got}) => got),
			flows.map(() => 'answer')
		)
		const pointsOf = (port: number | undefined) =>
			new Set(packets.filter(({tcp}) => tcp?.sourcePort === port || tcp?.destinationPort === port).map(({point}) => point))
		const clients = new Set(packets.map(({tcp}) => (tcp?.destinationPort === 80 ? tcp.sourcePort : tcp?.destinationPort)))
		t.is(clients.size, flows.length)
		for (const port of clients) t.is(pointsOf(port).size, 1, `port ${port}`)
		t.is(new Set(packets.map(({point}) => point)).size, 2)
	}
)

test.serial('TGW-7: without it, flows across zones are lost, and flows within one are not', async t => {
	await lab.change({transitGateways: {hub: {attachments: {inspection: {applianceMode: false}}}}})
	t.deepEqual(
		(await Promise.all([ask('right-a'), ask('right-b', 1500), ask('right-a'), ask('right-b', 1500)])).map(({got}) => got),
		['answer', 'timeout', 'answer', 'timeout']
	)
})

test.serial('TGW-8: TCP agrees on segments that fit', async t => {
	const {packets} = await lab.capture('right-a', {filter: 'tcp[tcpflags] & tcp-syn != 0'}, () => ask('right-a'))
	const [syn] = packets
	t.regex(syn?.summary ?? '', /mss 8460/)
})
