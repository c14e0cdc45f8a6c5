// Faults of the machine and of what is around a lab, each over every command that it concerns.
import {execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {agentPid} from '../../src/agent/stop.ts'
import {commands} from '../../src/cli/commands.ts'
import {readLab} from '../../src/lab/read.ts'
import {liveLab} from '../../src/life/network.ts'
import {reconcile, runningLab} from '../../src/life/reconcile.ts'
import {listLabs, openState} from '../../src/life/running.ts'
import {takeDown} from '../../src/life/take-down.ts'
import {temporaryFolder} from '../temporary-folder.ts'
import {remains} from './remains.ts'
import {smallLab} from './small-lab.ts'

const root = `/run/vpclab-torture-${process.pid}`
const work = temporaryFolder('torture')
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
process.env.VPCLAB_STATE_DIR = root
const what = 'a test'

test.before(() => {
	writeFileSync(`${work}/x.json`, JSON.stringify({...smallLab, name: 'x'}))
})

test.afterEach.always(async () => {
	for (const {name} of listLabs()) await takeDown(name, {what})
})

test.after.always(() => {
	rmSync(root, {recursive: true, force: true})
})

type Ran = {readonly status: number | null; readonly output: string; readonly seconds: number}

/** Runs vpclab. `before`: words of a shell that it is run from. `signal` is sent when it has said `when`, or after so many milliseconds. */
async function vpclab(
	argv: readonly string[],
	{
		env = {},
		before = '',
		signal,
		when
	}: {
		readonly env?: Readonly<Record<string, string>>
		readonly before?: string
		readonly signal?: NodeJS.Signals
		readonly when?: RegExp | number
	} = {}
): Promise<Ran> {
	const begin = performance.now()
	const child = spawn('sh', ['-c', `${before}\nexec "$@"`, 'sh', process.execPath, main, ...argv], {
		env: {...process.env, ...env},
		stdio: ['ignore', 'pipe', 'pipe']
	})
	let output = ''
	let isSent = false
	const timer = typeof when === 'number' ? setTimeout(() => child.kill(signal), when) : undefined
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			output += text
			// Once: the second signal ends it without tidying up.
			if (when instanceof RegExp && !isSent && when.test(output)) isSent = child.kill(signal)
		})
	}
	const status = await new Promise<number | null>(resolve => child.once('close', resolve))
	clearTimeout(timer)
	return {status, output, seconds: (performance.now() - begin) / 1000}
}

const labNamed = (name: string, more: object = {}) => readLab({...smallLab, ...more, name}, {name})
const raise = (name: string) => reconcile(name, () => labNamed(name), {what})

/** What each command is asked of a lab whose agent hangs; or why it does not matter to it. */
const asked: Readonly<Record<string, readonly string[] | string>> = {
	test: 'it raises a lab of its own',
	up: ['up', `${work}/edited.json`],
	down: 'last of all',
	ls: ['ls'],
	inspect: ['inspect', 'vpn'],
	status: ['status', 'vpn'],
	exec: ['exec', 'vpn', 'pc', '--', 'true'],
	shell: 'it needs a terminal, and enters as exec does',
	capture: ['capture', 'vpn'],
	metrics: 'it looks at tunnels as status does',
	logs: 'it reads files: it needs no answer',
	check: ['check', 'vpn', '--checks', `${work}/checks.yaml`],
	change: ['change', 'vpn', '{description: changed}'],
	fail: 'it changes the lab as change does',
	heal: 'it changes the lab as change does',
	stop: 'it changes the lab as change does',
	start: 'it changes the lab as change does',
	reboot: 'it changes the lab as change does',
	maintenance: 'it changes the lab as change does',
	api: 'it serves until it is interrupted, and changes the lab as change does',
	export: ['export', 'vpn'],
	graph: ['graph', 'vpn', '--path', 'pc', 'web:80'],
	explain: ['explain', 'vpn', 'pc', 'web:80', '--no-send'],
	learn: 'it raises a lab of its own',
	grade: 'it raises labs of its own',
	report: 'it knows no running labs',
	validate: ['validate', `${work}/vpn.json`],
	plan: ['plan', `${work}/vpn.json`],
	'vpn-config': ['vpn-config', 'vpn', 'office'],
	'measure-failover': ['measure-failover', 'vpn', '--failure', 'drop'],
	import: 'it knows no running labs',
	replay: 'it raises a lab of its own',
	doctor: 'it knows no running labs',
	completion: ['completion', '--answer', '--', 'exec', 'vpn', '']
}

const vpnLab = {
	name: 'vpn',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: true,
			subnets: {app: {cidr: '10.0.0.0/24', propagate: true}},
			securityGroups: {open: {ingress: [{all: true, from: '0.0.0.0/0'}]}},
			instances: {web: {subnet: 'app', securityGroups: ['open'], serves: ['http']}}
		}
	},
	sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}},
	vpnConnections: {office: {site: 'office', gateway: 'main'}}
}

test.serial('while the agent is stopped, every command ends soon, and says what is wrong and what helps', async t => {
	t.timeout(240_000)
	t.deepEqual(Object.keys(commands).sort(), Object.keys(asked).sort(), 'a command that nobody asks')
	const edited = structuredClone(vpnLab)
	edited.vpcs.main.instances.web.serves = ['http', 'tcp:99']
	writeFileSync(`${work}/vpn.json`, JSON.stringify(vpnLab))
	writeFileSync(`${work}/edited.json`, JSON.stringify(edited))
	writeFileSync(`${work}/checks.yaml`, 'checks: [{ping: {from: pc, to: web, expect: reply}}]\n')
	const {state} = await reconcile('vpn', () => readLab(vpnLab, {name: 'vpn'}), {what})
	t.deepEqual(await liveLab(state, {what}).converge('converged', {}), [])
	const pid = agentPid(`${root}/vpn`)!
	process.kill(pid, 'SIGSTOP')
	const words = Object.values(asked).filter(argv => typeof argv !== 'string')
	const results = await Promise.all(words.map(async argv => ({argv: argv.join(' '), ...(await vpclab(argv))})))
	for (const {argv, status, output, seconds} of results) {
		const isWaiting = /^(up|status|measure-failover|change)\b/.test(argv)
		t.is(status, isWaiting ? 3 : 0, `${argv}\n${output}`)
		t.true(seconds < 200, `${argv}: ${seconds} s`)
		if (!isWaiting) continue
		// It may have been stopped while it held the lock.
		t.regex(output, /waiting for .*the lab's agent/, argv)
		t.regex(output, /(has not answered for|did not end within) 15 s: it is stopped/, argv)
		t.regex(output, new RegExp(`kill -CONT ${pid}.*vpclab down vpn`, 's'), argv)
	}
	const interrupted = await vpclab(['up', `${work}/edited.json`], {signal: 'SIGTERM', when: /waiting for/})
	t.is(interrupted.status, 143, interrupted.output)
	process.kill(pid, 'SIGCONT')
	t.is(openState('vpn').plan.hosts.web?.listeners.length, 1)
	const up = await vpclab(['up', `${work}/edited.json`])
	t.is(up.status, 0, up.output)
	process.kill(pid, 'SIGSTOP')
	const down = await vpclab(['down', 'vpn'])
	t.is(down.status, 0, down.output)
	t.deepEqual(remains(root, new Set()), [])
})

test.serial('an agent that is stopped while it holds the lock keeps no lab from being taken down', async t => {
	await raise('held')
	const folder = `${root}/held`
	const pid = agentPid(folder)!
	// As the agent has it while it computes routes anew.
	const holder = spawn(
		'sh',
		['-c', `exec 9<>'${folder}.lock'; flock 9; echo "process ${pid} (the lab's agent)" >&9; echo; exec sleep 100`],
		{
			stdio: ['ignore', 'pipe', 'inherit']
		}
	)
	await new Promise(resolve => holder.stdout.once('data', resolve))
	process.kill(pid, 'SIGSTOP')
	const watch = setInterval(() => existsSync(`/proc/${pid}`) || holder.kill(), 50)
	const down = await vpclab(['down', 'held'])
	clearInterval(watch)
	t.is(down.status, 0, down.output)
	t.false(existsSync(folder))
})

const damages: Readonly<Record<string, (sound: string) => string | undefined>> = {
	empty: () => '',
	'cut off': sound => sound.slice(0, sound.length / 2),
	'of another shape': () => '{}',
	'a list': () => '[]',
	nothing: () => 'null',
	binary: () => '\0\u0001\ufffd',
	'of another version': sound => sound.replace('"version":1', '"version":2'),
	"another lab's": sound => sound.replace('"name":"a"', '"name":"b"'),
	'half of it': sound => JSON.stringify({...JSON.parse(sound), plan: {}}),
	'a folder': () => undefined
}

for (const file of ['state.json', 'journal.json']) {
	test.serial(`a damaged ${file} harms no other lab, and up and down put it right`, async t => {
		t.timeout(200_000)
		await raise('b')
		for (const [how, damage] of Object.entries(damages)) {
			await raise('a')
			const path = `${root}/a/${file}`
			const text = damage(readFileSync(`${root}/a/state.json`, 'utf8'))
			rmSync(path, {force: true})
			if (text === undefined) {
				mkdirSync(path)
			} else {
				writeFileSync(path, text)
			}
			const found = listLabs()
				.filter(({name}) => /^[ab]$/.test(name))
				.map(({name, status}) => `${name} ${status}`)
			t.deepEqual(found, ['a half-made', 'b running'], how)
			t.is(openState('b').name, 'b')
			if (file === 'state.json') {
				t.throws(() => openState('a'), {name: 'DamagedState', message: /state\.json is damaged: .*vpclab down a/}, how)
			}
			t.is(runningLab('a'), undefined)
			t.like(await raise('a'), {how: 'raised', cleared: true}, how)
			t.like(await raise('a'), {how: 'unchanged'}, how)
			writeFileSync(`${root}/a/learned.json`, text ?? '')
			t.true(await takeDown('a', {what}))
		}
		writeFileSync(`${root}/b/${file}`, '{')
		const ls = await vpclab(['ls'])
		t.is(ls.status, 0, ls.output)
		t.regex(ls.output, /b +half-made/)
		if (file === 'state.json') {
			const inspect = await vpclab(['inspect', 'b'])
			t.is(inspect.status, 2, inspect.output)
		}
		const down = await vpclab(['down', '--all'])
		t.is(down.status, 0, down.output)
	})
}

const small: Readonly<Record<string, string>> = {
	'a full disk': 'size=4k',
	'no room for the lock': 'nr_inodes=1',
	'no room for the folder': 'nr_inodes=3',
	'no room for the log': 'nr_inodes=4',
	"no room for the agent's number": 'nr_inodes=5',
	"no room for the agent's socket": 'nr_inodes=7',
	'a read-only file system': 'ro'
}

test.serial('where the state folder has no room, up says so, and leaves nothing', async t => {
	t.timeout(200_000)
	const tries = Object.entries(small).map(async ([how, options], index) => {
		const folder = `${work}/small-${index}`
		mkdirSync(folder)
		execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder])
		try {
			const {status, output, seconds} = await vpclab(['up', `${work}/x.json`], {env: {VPCLAB_STATE_DIR: folder}})
			t.is(status, 3, `${how}\n${output}`)
			t.regex(output, /no space is left on the disk|the file system is read-only/, how)
			t.true(seconds < 150, `${how}: ${seconds} s`)
			t.deepEqual(readdirSync(folder), [], how)
		} finally {
			execFileSync('umount', ['--lazy', folder])
		}
	})
	await Promise.all(tries)
})

test.serial('a state folder that has become full keeps nobody from taking the lab down, and the agent from no work', async t => {
	t.timeout(200_000)
	const folder = `${work}/full`
	mkdirSync(folder)
	execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'none', folder])
	try {
		const env = {VPCLAB_STATE_DIR: folder}
		const up = await vpclab(['up', `${work}/x.json`], {env})
		t.is(up.status, 0, up.output)
		const agent = Number(readFileSync(`${folder}/x/agent.pid`, 'utf8'))
		execFileSync('sh', ['-c', `cat /dev/zero >'${folder}/filling' 2>&1; cat /dev/zero >>'${folder}/x/agent.log' 2>&1; true`])
		writeFileSync(
			`${work}/changed.json`,
			JSON.stringify({...smallLab, internet: {laptop: '203.0.113.11'}, checks: [], name: 'x'})
		)
		const change = await vpclab(['up', `${work}/changed.json`], {env})
		t.is(change.status, 3, change.output)
		t.regex(change.output, /no space is left on the disk/)
		const before = ticksOf(agent)
		const ping = await vpclab(['exec', 'x', 'laptop', '--', 'curl', '-s', '-m', '5', 'http://198.51.100.80/'], {env})
		t.is(ping.status, 0, ping.output)
		t.true(ticksOf(agent) - before < 50, 'the agent spins')
		const down = await vpclab(['down', 'x'], {env})
		t.is(down.status, 0, down.output)
		t.deepEqual(readdirSync(folder), ['filling'])
	} finally {
		execFileSync('umount', ['--lazy', folder])
	}
})

/** Of the processor, in hundredths of a second. */
function ticksOf(pid: number) {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
	return Number(fields[11]) + Number(fields[12])
}

test.serial('too few descriptors are said, and nothing is left', async t => {
	for (const limit of [32, 100]) {
		const {status, output} = await vpclab(['up', `${work}/x.json`], {before: `ulimit -n ${limit}`})
		t.is(status, 3, output)
		t.regex(output, new RegExp(`only ${limit} files may be open at once`))
	}
	const many = {...smallLab.vpcs!.main!.instances!.web!, serves: Array.from({length: 400}, (_, index) => `tcp:${2000 + index}`)}
	const main = {...smallLab.vpcs!.main!, instances: {web: many}}
	writeFileSync(`${work}/many.json`, JSON.stringify({vpcs: {main}, name: 'many'}))
	const {status, output} = await vpclab(['up', `${work}/many.json`], {before: 'ulimit -n 300'})
	t.is(status, 3, output)
	t.regex(output, /too many files are open/)
	t.deepEqual(remains(root, new Set()), [])
})

/** Where a control group that limits processes can be made: by version 1, or by version 2 where the controller is on at the root. */
const pidsController = [
	{at: '/sys/fs/cgroup/pids', usable: existsSync('/sys/fs/cgroup/pids/cgroup.procs')},
	...['/sys/fs/cgroup', '/sys/fs/cgroup/unified'].map(at => ({
		at,
		usable: existsSync(`${at}/cgroup.subtree_control`) && /\bpids\b/.test(readFileSync(`${at}/cgroup.subtree_control`, 'utf8'))
	}))
].find(({usable}) => usable)?.at

const whereLimited = pidsController === undefined ? test.serial.skip : test.serial
whereLimited('a limit of processes is reported, and nothing is left', async t => {
	const own = `${pidsController}/vpclab-torture-${process.pid}`
	mkdirSync(own)
	t.teardown(() => void execFileSync('rmdir', [own]))
	const {status, output} = await vpclab(['up', `${work}/x.json`], {
		before: `echo $$ >${own}/cgroup.procs; echo 14 >${own}/pids.max`
	})
	t.is(status, 3, output)
	t.regex(output, /no further process can be started/)
	t.deepEqual(remains(root, new Set()), [])
})

test.serial(
	'what nobody expected ends with status 70, never with that of a failed check, and takes back what was begun',
	async t => {
		const options = {
			env: {
				NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent("setTimeout(()=>{throw new Error('out of the blue')},Number(process.env.AFTER))")}`
			}
		}
		for (const after of ['300', '1500']) {
			const {status, output} = await vpclab(['test', `${work}/x.json`], {env: {...options.env, AFTER: after}})
			t.true(status === 70 || (status === 0 && !output.includes('out of the blue')), `${status}: ${output}`)
			t.notRegex(output, /\n {4}at /)
			t.deepEqual(remains(root, new Set()), [])
		}
	}
)

test.serial('interrupted at whatever moment, up and test leave nothing', async t => {
	t.timeout(240_000)
	const begin = performance.now()
	t.is((await vpclab(['test', `${work}/x.json`])).status, 0)
	const usualMs = performance.now() - begin
	const statuses: (number | null)[] = []
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
	for (let index = 0; index < 12; index++) {
		const command = index % 2 === 0 ? 'test' : 'up'
		const signal = signals[index % 3]!
		const when = (usualMs * (index + 0.5)) / 12
		const {status, output} = await vpclab([command, `${work}/x.json`], {signal, when})
		statuses.push(status)
		// A signal that comes when it has said so ends the process, not the lab.
		const isUp = command === 'up' && (status === 0 || /^x is up/m.test(output))
		if (isUp) t.true(await takeDown('x', {what}))
		t.deepEqual(remains(root, new Set()), [], `${command} by ${signal} after ${when.toFixed(0)} ms: status ${status}\n${output}`)
	}
	t.true(statuses.filter(status => status !== 0).length > 3, `${statuses}`)
})

test.serial('a reader that goes away in the middle of a test leaves no lab', async t => {
	const child = spawn(process.execPath, [main, 'test', `${work}/x.json`, '--report', 'tap'], {
		stdio: ['ignore', 'pipe', 'ignore']
	})
	await new Promise(resolve => child.stdout.once('data', resolve))
	child.stdout.destroy()
	const status = await new Promise(resolve => child.once('close', resolve))
	t.true(status === 141 || status === 0, `${status}`)
	t.deepEqual(remains(root, new Set()), [])
})

test.serial('a state folder can have a path that is longer than that of a socket may be', async t => {
	const env = {VPCLAB_STATE_DIR: `${work}/${'long'.repeat(30)}`}
	for (const argv of [
		['up', `${work}/x.json`],
		['up', `${work}/x.json`],
		['down', 'x']
	]) {
		const {status, output} = await vpclab(argv, {env})
		t.is(status, 0, output)
	}
	t.false(existsSync(env.VPCLAB_STATE_DIR))
})

test.serial('a state folder can be relative', async t => {
	const env = {VPCLAB_STATE_DIR: 'state'}
	const before = `cd '${work}'`
	const up = await vpclab(['up', 'x.json'], {env, before})
	t.is(up.status, 0, up.output)
	const inode = statSync(`${work}/state/x/agent.sock`).ino
	const again = await vpclab(['up', 'x.json'], {env: {VPCLAB_STATE_DIR: `${work}/state`}, before})
	t.regex(again.output, /nothing to change/)
	t.is(statSync(`${work}/state/x/agent.sock`).ino, inode)
	const down = await vpclab(['down', 'x'], {env, before})
	t.is(down.status, 0, down.output)
	t.false(existsSync(`${work}/state`))
})
