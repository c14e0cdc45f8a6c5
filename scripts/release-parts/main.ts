/**
 * `scripts/release`, `npm run test:release`: vpclab on a release of Debian that this machine need not be, in a folder with
 * that release's files (a chroot). This machine's kernel stays.
 *
 * Exit status: 0 all passed, 1 something failed, 2 bad words, 3 it cannot be made or run here, 128 + n ended by a signal.
 */

import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {constants, homedir} from 'node:os'
import path from 'node:path'
import {$, minimist, ProcessOutput} from 'zx'
import {copyCheckout, hashOf, labPackages} from './checkout.ts'
import {type Inside, inside, makeDebian, makeWhole, runUnshared} from './debian.ts'
import {anotherRelease, type Release, readRelease, releases} from './releases.ts'

/** Thrown on a signal, after which everything that was made is removed. */
class GivenUp extends Error {
	readonly exitStatus: number

	constructor(exitStatus: number, message: string) {
		super(message)
		this.exitStatus = exitStatus
	}
}

const root = path.resolve(import.meta.dirname, '../..')
const usage = `Usage: scripts/release [options] [12|13]

Makes the files of that release of Debian (default: one that this machine is not) out of Debian's packages, and runs the
two commands of the README in them from nothing: \`./vpclab test labs/public-private\`, which installs what it needs,
and \`npm test\`.

  --smoke            in place of that: a few labs with VPN, BGP and Direct Connect, and every configuration that labs make,
                     read by that release's own daemons; with files that are kept for the next time
  --deb              in place of that, from nothing as well: the Debian package, installed by apt, tests a lab, is kept from
                     being removed while one is up, and leaves nothing
  --exec <command>   in place of that: this shell command in the checkout there, with the files that are kept
  --rebuild          make the kept files anew
  --help

The files that are kept stand in $VPCLAB_RELEASE_DIR, else $XDG_CACHE_HOME/vpclab/releases, else ~/.cache/vpclab/releases:
some 250 MB a release. Needs root, and the network where files have to be made. Debian's packages come from where this
machine's apt has them from, npm's from this machine's registry.`

const options = minimist(process.argv.slice(2), {
	string: ['_', 'exec'],
	boolean: ['smoke', 'deb', 'rebuild', 'help'],
	unknown: (word: string) => {
		if (word.startsWith('-')) giveUp(2, `there is no option ${word}\n\n${usage}`)
		return true
	}
})

function giveUp(exitStatus: number, words: string): never {
	console.error(`release: ${words}`)
	process.exit(exitStatus)
}

if (options.help) {
	console.log(usage)
	process.exit(0)
}
const release = whichRelease(options._)
if (process.env.VPCLAB_INSIDE_RELEASE !== undefined) {
	giveUp(3, 'these are the files of a release already, made by scripts/release on another machine')
}
if (process.getuid?.() !== 0) giveUp(3, "this needs root, to make Debian's files: run it with sudo")
const interrupted = new AbortController()
$.signal = interrupted.signal
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.once(signal, () => interrupted.abort(new GivenUp(128 + constants.signals[signal], `ends: ${signal}`)))
}
/** What is copied into the root file system, and the commands to run there, each with or without the network. */
type Commands = {
	readonly prepare: (checkout: string) => Promise<unknown>
	readonly steps: readonly (readonly [string, boolean])[]
}

const withCheckout: Commands = {
	prepare: checkout => copyCheckout(root, checkout),
	steps: [
		['./vpclab test labs/public-private', true],
		// The part of `npm test` that needs the network: set-up, and downloads that npm caches.
		['npm test -- package', true],
		['npm test', false]
	]
}

const withPackage: Commands = {
	prepare: folder => $({quiet: true})`sh ${path.join(root, 'scripts/deb')} ${folder}`,
	steps: [
		['apt-get -q update && apt-get -q -y --no-install-recommends install ./vpclab_*.deb', true],
		['cd / && vpclab test public-private', false],
		// There is no service manager in a chroot, so no daemon starts.
		['vpclab up public-private && ! apt-get -q -y remove vpclab && vpclab down --all', false],
		['apt-get -q -y purge vpclab && ! ls -d /usr/lib/vpclab /usr/share/vpclab /run/vpclab 2>/dev/null', false]
	]
}

const started = performance.now()
const say = (words: string) =>
	console.log(`release: ${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${words}`)

try {
	const isKept = options.smoke || options.exec !== undefined
	process.exitCode = isKept ? await runKept() : await runFromNothing(options.deb ? withPackage : withCheckout)
} catch (error) {
	if (!(error instanceof GivenUp)) throw error
	giveUp(error.exitStatus, error.message)
}

function whichRelease(words: readonly string[]): Release {
	const [word, ...more] = words
	if (word === undefined) return anotherRelease(readFileSync('/etc/os-release', 'utf8'))
	const found = more.length === 0 ? readRelease(word) : undefined
	return (
		found ?? giveUp(2, `no release "${words.join(' ')}" is tested; there are: ${releases.map(({number}) => number).join(', ')}`)
	)
}

/** Runs a command in a root file system with all packages, which is read-only and kept. */
async function runKept(): Promise<number> {
	const packages = labPackages(root)
	const cache =
		process.env.VPCLAB_RELEASE_DIR || path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'vpclab/releases')
	const files = path.join(cache, `${release.codename}-${hashOf(packages)}`)
	if (options.rebuild) rmSync(files, {recursive: true, force: true})
	if (!existsSync(files)) {
		say(`making the files of Debian ${release.number}: ${files}`)
		await makeOrGiveUp(() =>
			makeWhole(files, beside => makeDebian(path.join(beside, 'debian'), {release, packages, variant: 'essential'}))
		)
	}
	mkdirSync(path.join(root, 'node_modules/.cache'), {recursive: true})
	const node = path.relative(root, path.dirname(process.execPath))
	if (node.startsWith('..')) giveUp(3, `npm has no Node for this machine, and ${process.execPath} is not in the checkout`)
	const where: Inside = {
		files: path.join(files, 'debian'),
		checkout: root,
		hasNetwork: false,
		isReadOnly: true,
		env: {
			// Not this machine's Node, which may be missing or of another release.
			PATH: `/vpclab/${node}:/usr/sbin:/usr/bin:/sbin:/bin`,
			CI: 'true',
			NODE_COMPILE_CACHE: '/tmp/node-cache',
			VPCLAB_INSIDE_RELEASE: release.number
		}
	}
	say(`Debian ${release.number} (${release.codename}): ${options.exec ?? 'labs, and the configuration of all labs'}`)
	return options.exec === undefined
		? show({...where, env: {...where.env, VPCLAB_TESTS: 'release'}}, ['/vpclab/node_modules/.bin/ava'])
		: show(where, ['sh', '-c', options.exec])
}

/** Runs as for a new user: Debian, a checkout or the package, and nothing else. */
async function runFromNothing({prepare, steps}: Commands): Promise<number> {
	const folder = mkdtempSync(path.join(process.env.TMPDIR ?? '/var/tmp', 'vpclab-release-'))
	try {
		say(`making the files of Debian ${release.number}`)
		const files = path.join(folder, 'debian')
		await makeOrGiveUp(() => makeDebian(files, {release, packages: [], variant: 'minbase'}))
		const checkout = path.join(folder, 'checkout')
		await prepare(checkout)
		const where: Inside = {
			files,
			checkout,
			hasNetwork: true,
			isReadOnly: false,
			env: {CI: 'true', VPCLAB_INSIDE_RELEASE: release.number, ...(await howToFetch(files))}
		}
		let worst = 0
		for (const [step, hasNetwork] of steps) {
			say(`Debian ${release.number}: ${step}`)
			const status = await show({...where, hasNetwork}, ['sh', '-c', step])
			say(`Debian ${release.number}: ${step}: ${status === 0 ? 'passed' : `FAILED (status ${status})`}`)
			worst = Math.max(worst, status === 0 ? 0 : 1)
		}
		return worst
	} finally {
		rmSync(folder, {recursive: true, force: true})
	}
}

/** What is needed to download packages: resolver, certificates, npm's configuration. */
async function howToFetch(files: string): Promise<Readonly<Record<string, string>>> {
	for (const file of ['/etc/hosts', '/etc/resolv.conf']) {
		if (existsSync(file)) cpSync(file, path.join(files, file), {dereference: true})
	}
	const certificates = '/etc/ssl/certs/ca-certificates.crt'
	const copied = '/usr/local/share/vpclab-certificates.crt'
	if (existsSync(certificates)) {
		mkdirSync(path.dirname(path.join(files, copied)), {recursive: true})
		cpSync(certificates, path.join(files, copied), {dereference: true})
	}
	const npm = (words: readonly string[]) => $({quiet: true, nothrow: true, cwd: '/'})`npm ${words}`
	const [{stdout: registry}, {stdout: userConfig}] = await Promise.all([
		npm(['config', 'get', 'registry']),
		npm(['config', 'get', 'userconfig'])
	])
	// It may contain the credentials of a registry.
	const inherited = existsSync(userConfig.trim()) ? [readFileSync(userConfig.trim(), 'utf8').trimEnd()] : []
	const settings = [
		...inherited,
		...(registry.trim() ? [`registry=${registry.trim()}`] : []),
		...(existsSync(certificates) ? [`cafile=${copied}`] : [])
	]
	writeFileSync(path.join(files, 'root/.npmrc'), `${settings.join('\n')}\n`, {mode: 0o600})
	const proxies = Object.entries(process.env).filter(
		([name, value]) => value !== undefined && /^(?:https?_proxy|no_proxy)$/i.test(name)
	) as [string, string][]
	return {...Object.fromEntries(proxies), ...(existsSync(certificates) && {NODE_EXTRA_CA_CERTS: copied})}
}

async function makeOrGiveUp(make: () => Promise<unknown>) {
	try {
		await make()
	} catch (error) {
		if (!(error instanceof ProcessOutput)) throw error
		const said = error.stderr.trim().split('\n').slice(-6).join('\n  ')
		throw new GivenUp(3, `the files of Debian ${release.number} could not be made:\n  ${said || error.message}`)
	}
	say('made')
}

/** Prints its output as it comes. Returns its exit status. */
async function show(where: Inside, argv: readonly string[]): Promise<number> {
	const {exitCode} = await runUnshared(inside(where, argv), {nothrow: true, quiet: true, stdio: ['ignore', 'inherit', 'inherit']})
	return exitCode ?? 1
}
