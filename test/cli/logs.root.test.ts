import {spawn} from 'node:child_process'
import {once} from 'node:events'
import test from 'ava'
import {useLab} from '../../src/index.ts'

const lab = useLab(test, {
	name: 'logs',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			subnets: {a: {cidr: '10.0.0.0/24'}},
			securityGroups: {web: {ingress: [{tcp: 22, from: '10.0.0.0/16'}]}},
			instances: {
				web: {subnet: 'a', privateIp: '10.0.0.10', securityGroups: ['web'], serves: ['tcp:22', 'tcp:23']},
				pc: {subnet: 'a', privateIp: '10.0.0.20', securityGroups: ['web']}
			}
		}
	},
	flowLogs: {all: {vpc: 'main', maxAggregationInterval: 1}, short: {vpc: 'main', logFormat: '$' + '{srcaddr}'}},
	checks: [{tcp: {from: 'pc', to: 'web:22', expect: 'connect'}}, {tcp: {from: 'pc', to: 'web:23', expect: 'timeout'}}]
})

const start = (...argv: readonly string[]) =>
	spawn(process.execPath, ['src/cli/main.ts', ...argv], {stdio: ['ignore', 'pipe', 'pipe']})

async function vpclab(...argv: readonly string[]) {
	const running = start(...argv)
	const [stdout, stderr, [status]] = await Promise.all([
		running.stdout.toArray(),
		running.stderr.toArray(),
		once(running, 'exit')
	])
	return {stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString(), status}
}

/** Asks until something comes: an interval has to end. */
async function logs(...argv: readonly string[]): Promise<string> {
	for (let attempt = 0; attempt < 20; attempt++) {
		const {stdout, stderr, status} = await vpclab('logs', lab.name, ...argv)
		if (status !== 0) throw new Error(stderr)
		if (stdout !== '') return stdout
	}
	return ''
}

test.serial('records are shown as they are, and as JSON with the name of the interface', async t => {
	t.is((await lab.tcp('pc', 'web:22')).got, 'connect')
	const filter = 'interface = web and dstPort = 22'
	t.regex(
		await logs('all', '--filter', filter),
		/^2 123456789012 eni-\w{17} 10\.0\.0\.20 10\.0\.0\.10 \d+ 22 6 \d+ \d+ \d{10} \d{10} ACCEPT OK\n$/
	)
	t.like(JSON.parse(await logs('all', '--filter', filter, '--json')), {
		log: 'all',
		interface: 'web',
		dstport: '22',
		action: 'ACCEPT'
	})
})

test.serial('what comes is shown as it comes, until a signal', async t => {
	const running = start('logs', lab.name, 'all', '--follow', '--filter', 'dstPort = 23 and action = REJECT')
	t.teardown(() => running.kill('SIGKILL'))
	await once(running.stderr, 'data')
	t.is((await lab.tcp('pc', 'web:23', {timeoutMs: 1000})).got, 'timeout')
	t.regex(String((await once(running.stdout, 'data'))[0]), / 10\.0\.0\.20 10\.0\.0\.10 \d+ 23 6 .* REJECT OK\n/)
	const ended = once(running, 'exit')
	running.kill('SIGINT')
	t.is((await ended)[1], 'SIGINT')
})

test.serial('what cannot be asked is refused, with what can', async t => {
	const said = async (...argv: readonly string[]) => {
		const {stderr, status} = await vpclab('logs', lab.name, ...argv)
		t.is(status, 2, stderr)
		return stderr
	}
	t.regex(await said('al'), /has no flow log "al": did you mean "all"\?/)
	t.regex(await said('--filter', 'dstprt = 1'), /"dstprt" is not a field of a flow log/)
	t.regex(await said('short', '--filter', 'dstPort = 22'), /flow log "short" has no field dstport: its records have srcaddr/)
})

test.serial('a running lab is checked and drawn, what failed in red', async t => {
	const {stdout, stderr, status} = await vpclab('graph', lab.name, '--checks', '--format', 'svg')
	t.is(status, 0, stderr)
	t.regex(stderr, /2 checks: 2 passed, 0 failed/)
	t.regex(stdout, /^<svg [\s\S]*class="arrow good"[\s\S]*<\/svg>\n$/)
})
