import {spawn} from 'node:child_process'
import {once} from 'node:events'
import test from 'ava'
import {useLab} from '../../src/index.ts'

const lab = useLab(test, {
	name: 'metrics',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {
				edge: {cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}},
				app: {cidr: '10.0.1.0/24', routes: {'0.0.0.0/0': {natGateway: 'nat'}}}
			},
			natGateways: {nat: {subnet: 'edge'}},
			instances: {app: {subnet: 'app'}}
		}
	},
	internet: {site: {ipv4: '198.51.100.80', serves: ['tcp:7']}}
})

const vpclab = (...argv: readonly string[]) =>
	spawn(process.execPath, ['src/cli/main.ts', 'metrics', lab.name, ...argv], {stdio: ['ignore', 'pipe', 'pipe']})

test.serial('what passes a NAT gateway is counted, connection by connection', async t => {
	t.is((await lab.tcp('app', 'site:7')).got, 'connect')
	const running = vpclab('--json')
	const metrics = JSON.parse(Buffer.concat(await running.stdout.toArray()).toString()) as {name: string; value: number}[]
	const value = (name: string) => metrics.find(one => one.name === name)?.value
	t.is(value('ConnectionAttemptCount'), 1)
	t.is(value('ConnectionEstablishedCount'), 1)
	t.true((value('BytesOutToDestination') ?? 0) > 100)
	t.is(value('PacketsInFromSource'), value('PacketsOutToDestination'))
	t.is(value('ErrorPortAllocation'), 0)
})

test.serial('Prometheus gets them on loopback; other names and web pages are refused; a signal ends it', async t => {
	const running = vpclab('--prometheus', '0')
	t.teardown(() => running.kill('SIGKILL'))
	const [said] = await once(running.stderr, 'data')
	const url = /http:\S+/.exec(String(said))?.[0] ?? ''
	t.regex(url, /^http:\/\/127\.0\.0\.1:\d+\/metrics$/)
	const text = await (await fetch(url)).text()
	t.regex(text, /^aws_natgateway_connection_attempt_count_total\{lab="metrics[^}]*name="main\.nat"[^}]*\} 1$/m)
	t.is((await fetch(url, {headers: {origin: 'http://evil.example'}})).status, 403)
	t.is((await fetch(url.replace('/metrics', '/'))).status, 404)
	const ended = once(running, 'exit')
	running.kill('SIGTERM')
	t.deepEqual((await ended)[0], 0)
})
