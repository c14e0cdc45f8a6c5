import test from 'ava'
import {commandByHand} from '../../src/checks/probes.run.ts'
import type {ProbeRequest} from '../../src/probes/outcomes.ts'
import {asker4, target4, target6, useNetwork} from '../probes/network.ts'
import {ports} from '../probes/server.ts'

const network = useNetwork(test)

/** Runs what a person would type, with a shell; in the place of `exec` stands the client's namespace. */
async function type(request: ProbeRequest) {
	const command = commandByHand(request, {cli: 'CLI', lab: 'demo', from: 'asker'}).replaceAll('CLI exec demo asker --', '')
	return network.run(network.asker, ['sh', '-c', `${command} 2>&1; true`])
}

test.serial('the commands to try by hand show what the probes say', async t => {
	t.regex(
		await type({kind: 'ping', address: target4, sizeBytes: 1472, dontFragment: true}),
		/1480 bytes from 10\.0\.1\.5: icmp_seq=1 ttl=63/
	)
	t.regex(
		await type({kind: 'http', address: target4, port: ports.http, path: "/it's?a=b&c"}),
		/"client":"10\.0\.0\.5".*"path":"\/it's\?a=b&c"/
	)
	t.regex(await type({kind: 'http', address: target6, port: ports.http, path: '/', source: 'fd00:a::5'}), /"client":"fd00:a::5"/)
	t.regex(await type({kind: 'tcp', address: target4, port: ports.tcp}), /"client":"10\.0\.0\.5"/)
	t.regex(await type({kind: 'tcp', address: target6, port: ports.tcp, idleSeconds: 1}), /"client":"fd00:a::5"/)
	t.regex(await type({kind: 'tcp', address: target4, port: ports.nothing}), /Connection refused/)
	t.regex(await type({kind: 'tcp', address: '10.0.1.77', port: 80, timeoutMs: 300}), /timed out/)
	t.regex(await type({kind: 'udp', address: target4, port: ports.udp, source: asker4}), /"client":"10\.0\.0\.5"/)
	t.regex(await type({kind: 'udp', address: target6, port: ports.udp, timeoutMs: 500}), /"client":"fd00:a::5"/)
	t.regex(await type({kind: 'udp', address: target4, port: ports.nothing, timeoutMs: 500}), /Connection refused/)
	t.regex(await type({kind: 'trace', address: target4, protocol: 'icmp'}), / 2 {2}10\.0\.1\.5/)
	await network.mtu(1500)
	t.regex(await type({kind: 'mtu', address: target4}), /F=1500/)
})
