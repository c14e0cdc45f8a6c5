/**
 * `scripts/oci`, `npm run oci`: a container image out of Debian's packages and this checkout. No image is pulled.
 *
 * Exit status: 0 it is there, 1 something failed, 2 bad words.
 */
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {$, minimist, ProcessOutput} from 'zx'
import {makeDebian} from '../release-parts/debian.ts'
import {newestRelease, readPackages} from '../release-parts/releases.ts'

const root = path.resolve(import.meta.dirname, '../..')
const usage = `Usage: scripts/oci [--test] [folder | image] [-- PODMAN OPTION…]

Writes vpclab_VERSION_ARCHITECTURE.oci.tar to the folder (default: the one where you are): an OCI image with vpclab, its labs
and what Debian has of what they need. Needs root, buildah, and the network for Debian's packages.

  podman load -i vpclab_*.oci.tar
  podman run --rm --privileged --network=none vpclab test labs

  --test   of an image that is there, or of one made now: podman runs two labs in it, one of them with a VPN, privileged and
           then with no more than labs need; the options behind \`--\` go to
           \`podman run\`, as where a machine has limits or cgroups that podman does not expect`

const options = minimist(process.argv.slice(2), {boolean: ['help', 'test'], string: ['_'], '--': true})
if (options.help) {
	console.log(usage)
	process.exit(0)
}
if (options._.length > 1 || Object.keys(options).some(key => !['_', '--', 'help', 'test'].includes(key))) {
	console.error(`oci: ${process.argv.slice(2).join(' ')}: bad words\n\n${usage}`)
	process.exit(2)
}

/** Folders that a container does not need. */
const unread = [
	'usr/share/doc',
	'usr/share/man',
	'usr/share/locale',
	'usr/share/info',
	'var/lib/apt/lists',
	'var/cache/apt',
	'var/log'
]

/**
 * The least rights that labs need, as podman options, found by leaving out one at a time. Kernel settings are not masked, since
 * namespaces have their own; the device is for ESP in userspace.
 */
const least = [
	'--cap-drop=all',
	'--cap-add=NET_ADMIN,NET_RAW,SYS_ADMIN,SYS_PTRACE,DAC_OVERRIDE,SETUID,SETGID,CHOWN,KILL,NET_BIND_SERVICE',
	'--security-opt=unmask=ALL',
	'--device=/dev/net/tun'
]

const begin = performance.now()
const say = (words: string) => console.error(`oci: ${((performance.now() - begin) / 1000).toFixed(0).padStart(3)} s  ${words}`)
const quietly = $({cwd: root, quiet: true, timeout: '20m', stdio: ['ignore', 'pipe', 'pipe']})

const folder = mkdtempSync(path.join(process.env.TMPDIR ?? tmpdir(), 'vpclab-oci-'))
try {
	const place = path.resolve(String(options._[0] ?? '.'))
	const archive = options.test && place.endsWith('.tar') ? place : await build(place)
	console.log(archive)
	if (options.test) await tryOut(archive)
} catch (error) {
	if (!(error instanceof ProcessOutput)) throw error
	console.error(`oci: ${error.stderr.trim().split('\n').slice(-6).join('\n  ') || error.message}`)
	process.exitCode = 1
} finally {
	rmSync(folder, {recursive: true, force: true})
}

async function build(target: string): Promise<string> {
	const files = path.join(folder, 'debian')
	const packages = readPackages(readFileSync(path.join(root, 'scripts/debian-packages'), 'utf8'))
	say(`making the files of Debian ${newestRelease.number}`)
	await makeDebian(files, {release: newestRelease, packages: [...packages, 'libstdc++6'], variant: 'essential'})
	say('making the Debian package')
	await quietly`sh ${path.join(root, 'scripts/deb')} ${folder}`
	const [deb = ''] = readdirSync(folder).filter(name => name.endsWith('.deb'))
	cpSync(path.join(folder, deb), path.join(files, 'vpclab.deb'))
	await quietly`chroot ${files} dpkg --install /vpclab.deb`
	rmSync(path.join(files, 'vpclab.deb'))
	for (const name of unread) {
		rmSync(path.join(files, name), {recursive: true, force: true})
		mkdirSync(path.join(files, name), {recursive: true})
	}
	say('making the image')
	mkdirSync(target, {recursive: true})
	const archive = path.join(target, deb.replace(/\.deb$/, '.oci.tar'))
	rmSync(archive, {force: true})
	const container = (await quietly`buildah from scratch`).stdout.trim()
	try {
		await quietly`buildah copy ${container} ${files} /`
		await quietly`buildah config --entrypoint ${'["vpclab"]'} --cmd --help --workingdir /usr/share/vpclab ${container}`
		await quietly`buildah commit --quiet --disable-compression=false ${container} ${`oci-archive:${archive}:vpclab`}`
	} finally {
		await quietly({nothrow: true})`buildah rm ${container}`
	}
	return archive
}

/** Errors: `ProcessOutput`, if a check fails. */
async function tryOut(archive: string) {
	const {stdout} = await quietly`podman load --quiet --input ${archive}`
	const image = stdout.trim().split(' ').at(-1) ?? ''
	try {
		for (const rights of [['--privileged'], least]) {
			say(`podman run ${rights.join(' ')}`)
			const words = ['run', '--rm', '--network=none', ...rights, ...(options['--'] ?? [])]
			await $({
				stdio: ['ignore', 'inherit', 'inherit'],
				timeout: '5m'
			})`podman ${words} ${image} test public-private vpn-two-tunnels`
		}
	} finally {
		await quietly({nothrow: true})`podman rmi --force ${image}`
	}
}
