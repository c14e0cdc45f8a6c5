/** The machine's disks: Debian, node_modules, and the checkout. */
import {chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {homedir, tmpdir} from 'node:os'
import path from 'node:path'
import {$} from 'zx'
import {copyCheckout, hashOf, labPackages} from '../release-parts/checkout.ts'
import {makeDebian, makeWhole} from '../release-parts/debian.ts'
import type {Release} from '../release-parts/releases.ts'
import {renderTasks, type Task} from './tasks.ts'

const kernelPackages = ['linux-image-cloud-amd64', 'initramfs-tools', 'zstd', 'kmod', 'mount']
/** The largest packages that labs do not need. */
const leftOut = ['@biomejs', '@typescript', 'typescript', 'knip', '.cache']

export type MachineImages = {readonly kernel: string; readonly initrd: string; readonly system: string; readonly modules: string}

type Options = {readonly release: Release; readonly rebuild: boolean; readonly say: (words: string) => void}

/** From the cache. What is missing or out of date is made first, and old images are removed. */
export async function machineImages(root: string, {release, rebuild, say}: Options): Promise<MachineImages> {
	const cache = cacheFolder()
	mkdirSync(cache, {recursive: true})
	const packages = [...labPackages(root), ...kernelPackages]
	const system = `system-${release.codename}-${hashOf([init, ...packages])}`
	const modules = `modules-${hashOf([readFileSync(path.join(root, 'package-lock.json'), 'utf8'), ...leftOut])}`
	const replaced = new RegExp(`^(?:modules|system-${release.codename})-`)
	for (const name of readdirSync(cache)) {
		if (replaced.test(name) && (rebuild || (name !== system && name !== modules))) {
			rmSync(path.join(cache, name), {recursive: true})
		}
	}
	const build = (folder: string) => buildSystem(folder, release, packages)
	await make(path.join(cache, system), build, `Debian ${release.number} and its kernel`, say)
	await make(path.join(cache, modules), folder => buildModules(folder, root), 'node_modules', say)
	const inSystem = (name: string) => path.join(cache, system, name)
	return {
		kernel: inSystem('vmlinuz'),
		initrd: inSystem('initrd.img'),
		system: inSystem('disk.img'),
		modules: path.join(cache, modules, 'disk.img')
	}
}

const cacheFolder = () =>
	process.env.VPCLAB_VM_DIR || path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'vpclab/vm')

async function make(folder: string, build: (beside: string) => Promise<unknown>, what: string, say: Options['say']) {
	if (existsSync(folder)) return
	say(`making a disk: ${what}`)
	await makeWhole(folder, build)
}

async function buildSystem(folder: string, release: Release, packages: readonly string[]) {
	const files = path.join(folder, 'files')
	await makeDebian(files, {release, packages, variant: 'essential'})
	writeFileSync(path.join(files, 'vpclab-init'), init)
	chmodSync(path.join(files, 'vpclab-init'), 0o755)
	const boot = readdirSync(path.join(files, 'boot'))
	for (const [prefix, name] of [
		['vmlinuz-', 'vmlinuz'],
		['initrd.img-', 'initrd.img']
	] as const) {
		cpSync(path.join(files, 'boot', boot.find(each => each.startsWith(prefix))!), path.join(folder, name))
	}
	await toDisk(files, path.join(folder, 'disk.img'))
	rmSync(files, {recursive: true})
}

async function buildModules(folder: string, root: string) {
	const files = path.join(folder, 'files')
	const from = path.join(root, 'node_modules')
	cpSync(from, files, {
		recursive: true,
		verbatimSymlinks: true,
		filter: source => !leftOut.includes(path.relative(from, source))
	})
	await toDisk(files, path.join(folder, 'disk.img'))
	rmSync(files, {recursive: true})
}

/** A disk with the checkout and the tasks, made for every run. */
export async function buildProject(root: string, tasks: readonly Task[], limit: {readonly seconds: number}) {
	const folder = mkdtempSync(path.join(tmpdir(), 'vpclab-vm-'))
	const files = path.join(folder, 'files')
	await copyCheckout(root, files)
	mkdirSync(path.join(files, 'node_modules'))
	writeFileSync(path.join(files, '.vm-init'), toBegin)
	writeFileSync(path.join(files, '.vm-tasks'), renderTasks(tasks, {...limit, afterFailure: showWhoDied}))
	const file = path.join(folder, 'disk.img')
	await toDisk(files, file)
	return {file, [Symbol.asyncDispose]: async () => rmSync(folder, {recursive: true, force: true})}
}

/** Shows processes that the kernel killed, which print nothing themselves. */
const showWhoDied = "dmesg | grep -E 'segfault|traps:|Killed process' | tail -n 5"

/** A sparse file with 50 % of free space, and at least 64 MiB. */
async function toDisk(files: string, file: string) {
	const {stdout} = await $({quiet: true})`du -sm --apparent-size ${files}`
	const size = Math.round(Number.parseInt(stdout, 10) * 1.5) + 64
	await run(['mke2fs', '-q', '-t', 'ext4', '-d', files, file, `${size}M`])
}

const run = async (argv: readonly string[]) => $({quiet: true, stdio: ['ignore', 'pipe', 'pipe'], timeout: '30m'})`${argv}`

/** The machine's init: it continues with the script on the disk that is made for every run. */
const init = `#!/bin/sh
mount /dev/vdc /vpclab
exec sh /vpclab/.vm-init
`

/** Output goes to the second serial port, apart from the kernel's. */
const toBegin = `export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/vpclab/node_modules/.bin HOME=/root LC_ALL=C.UTF-8
mountpoint -q /proc || mount -t proc proc /proc
mountpoint -q /sys || mount -t sysfs sysfs /sys
mount -t tmpfs -o mode=755 tmpfs /run
mount -t tmpfs tmpfs /tmp
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /dev/shm
hostname vpclab
ip link set lo up
# A node of this module is there from the beginning where systemd is; here, once it is loaded.
modprobe tun
mount /dev/vdb /vpclab/node_modules
cd /vpclab
stty -F /dev/ttyS1 raw -echo
# Node compiles in its main thread alone: emulated, one that compiled beside it has ended without a word.
CI=1 NO_COLOR=1 VPCLAB_TESTS_SLOW=10 NODE_COMPILE_CACHE=/tmp/node NODE_OPTIONS=--v8-pool-size=0 sh ./.vm-tasks 2>&1 | cat >/dev/ttyS1
sync
echo b >/proc/sysrq-trigger
`
