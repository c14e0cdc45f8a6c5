/** Makes Debian's root file system from its packages, and runs commands in it that do not see this machine's /run. */
import {existsSync, mkdirSync, mkdtempSync, renameSync, rmSync} from 'node:fs'
import path from 'node:path'
import {$, type Options, type ProcessOutput} from 'zx'
import {aptOptions, mirrorOf, type Release} from './releases.ts'

/** `minbase`: what every Debian has, so that more can be installed in it. `essential`: less than that, without apt. */
export type DebianFiles = {
	readonly release: Release
	readonly packages: readonly string[]
	readonly variant: 'essential' | 'minbase'
}

/** Whatever mmdebstrap mounts or starts ends with it, however it ends. */
const cleanly = ['unshare', '--mount', '--pid', '--fork', '--kill-child']

/** Creates the folder, which must not exist. Errors: `ProcessOutput` with mmdebstrap's output. */
export async function makeDebian(folder: string, {release, packages, variant}: DebianFiles): Promise<void> {
	const {stdout: targets} = await aptAnswers([
		'apt-get',
		'indextargets',
		'--format',
		'$(REPO_URI) $(RELEASE)',
		'Identifier: Packages'
	])
	const {stdout: dump} = await aptAnswers(['apt-config', 'dump'])
	const mirror = mirrorOf(targets)
	const options = aptOptions(dump).map(line => `--aptopt=${line}`)
	const included = packages.length > 0 ? [`--include=${packages.join(',')}`] : []
	const argv = ['mmdebstrap', '--mode=root', `--variant=${variant}`, ...included, ...options, release.codename, folder]
	const quietly: Partial<Options> = {quiet: true, stdio: ['ignore', 'pipe', 'pipe'], timeout: '30m', timeoutSignal: 'SIGKILL'}
	await runUnshared([...cleanly, ...argv, ...(mirror ? [mirror] : [])], quietly)
	mkdirSync(path.join(folder, 'vpclab'), {recursive: true})
}

/** `unshare --fork --kill-child` reacts to SIGKILL alone, and its children end with it. Aborted by `$.signal`. */
export async function runUnshared(argv: readonly string[], options: Partial<Options>): Promise<ProcessOutput> {
	const {signal} = $
	signal?.throwIfAborted()
	const running = $(options)`${argv}`
	const kill = () => running.pid !== undefined && process.kill(running.pid, 'SIGKILL')
	signal?.addEventListener('abort', kill)
	try {
		return await running
	} finally {
		signal?.removeEventListener('abort', kill)
		signal?.throwIfAborted()
	}
}

/** Without apt on this machine the answer is empty. */
const aptAnswers = (argv: readonly string[]) => $({quiet: true, nothrow: true, env: {...process.env, LC_ALL: 'C'}})`${argv}`

/** Builds the folder beside its place and renames it, so that it exists completely or not at all. */
export async function makeWhole(folder: string, build: (beside: string) => Promise<unknown>): Promise<void> {
	if (existsSync(folder)) return
	mkdirSync(path.dirname(folder), {recursive: true})
	const beside = mkdtempSync(`${folder}.`)
	try {
		await build(beside)
		renameSync(beside, folder)
	} finally {
		rmSync(beside, {recursive: true, force: true})
	}
}

export type Inside = {
	readonly files: string
	/** The checkout at /vpclab. */
	readonly checkout: string
	/** True: it can download packages. False: it has a network namespace of its own, with nothing but `lo`. */
	readonly hasNetwork: boolean
	/** True: neither the root file system nor the checkout can be changed. */
	readonly isReadOnly: boolean
	readonly env: Readonly<Record<string, string>>
}

/**
 * The words that run a command in /vpclab of those files, as root, with mounts and processes of its own: this machine's /run
 * and /tmp are not there. It ends with all that it started when the one who started it does.
 */
export function inside({files, checkout, hasNetwork, isReadOnly, env}: Inside, argv: readonly string[]): readonly string[] {
	const variables = Object.entries({...plainEnvironment, ...env}).map(([name, value]) => `${name}=${value}`)
	return [
		...['unshare', '--mount', '--pid', '--ipc', ...(hasNetwork ? [] : ['--net']), '--fork', '--kill-child'],
		...['sh', '-c', enter, files, checkout, isReadOnly ? 'ro' : 'rw', ...['env', '-i', ...variables], ...argv]
	]
}

const plainEnvironment = {
	PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
	HOME: '/root',
	LC_ALL: 'C.UTF-8',
	NO_COLOR: '1'
}

const enter = `set -e
files=$0 checkout=$1 mode=$2
shift 2
mount --make-rprivate /
mount --bind "$files" "$files"
mount -o "remount,bind,$mode" "$files"
cd "$files"
mount --bind "$checkout" vpclab
mount -o "remount,bind,$mode" vpclab
mount -t proc proc proc
mount --rbind /dev dev
mount -t sysfs sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup 2>/dev/null || :
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
mkdir run/lock run/netns
[ "$mode" = rw ] || for folder in root vpclab/node_modules/.cache; do mount -t tmpfs -o mode=755 tmpfs $folder; done
pivot_root . mnt
umount -l /mnt
[ -x /usr/sbin/ip ] && ip link set lo up 2>/dev/null || :
cd /vpclab
set +e
# Not in its place: the first process of a namespace has to take leave of all that lose their parent.
"$@"
exit $?
`
