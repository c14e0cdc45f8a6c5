/**
 * `scripts/deb`, `npm run deb`: a Debian package with Node 24 inside, made of this checkout as it is.
 *
 * Exit status: 0 it is there, 1 something failed, 2 bad words.
 */
import {chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {$, minimist, ProcessOutput} from 'zx'
import {commands} from '../../src/cli/commands.ts'
import {readPackages} from '../release-parts/releases.ts'
import {afterInstallation, beforeRemoval, controlText} from './control.ts'

const root = path.resolve(import.meta.dirname, '../..')
const usage = `Usage: scripts/deb [folder]

Writes vpclab_VERSION_ARCHITECTURE.deb to the folder (default: the one where you are): the command, Node 24, labs and
lessons, completions for bash, zsh and fish, a man page for each command. \`apt install ./vpclab_*.deb\` installs it with
Debian's packages that labs need.`

const options = minimist(process.argv.slice(2), {boolean: ['help'], string: ['_']})
if (options.help) {
	console.log(usage)
	process.exit(0)
}
if (options._.length > 1 || Object.keys(options).length > 2) {
	console.error(`deb: ${process.argv.slice(2).join(' ')}: bad words\n\n${usage}`)
	process.exit(2)
}

/** What the package has at /usr/lib/vpclab: as npm packs it, but for the labs. */
const packed = ['api-models', 'bin', 'completion', 'dist', 'schema', 'lessons', 'docs', 'README.md', 'LICENSE', 'package.json']

/** A page puts lines together that no empty one separates. */
const eachExampleAlone = '/^Examples?:/ {inside = 1} /^$/ {inside = 0} inside && /^  / {print ""} {print}'

const headersOfNode = /\/node-linux-\w+\/include$/

const begin = performance.now()
const say = (words: string) => console.error(`deb: ${((performance.now() - begin) / 1000).toFixed(0).padStart(3)} s  ${words}`)
const quietly = $({
	cwd: root,
	// As dpkg-deb has it: how to compress is for the caller to say.
	env: {DPKG_DEB_COMPRESSOR_TYPE: 'xz', DPKG_DEB_COMPRESSOR_LEVEL: '3', ...process.env, LC_ALL: 'C.UTF-8'},
	quiet: true,
	timeout: '10m',
	stdio: ['ignore', 'pipe', 'pipe']
})

const folder = mkdtempSync(path.join(tmpdir(), 'vpclab-deb-'))
try {
	console.log(await build(path.resolve(String(options._[0] ?? '.'))))
} catch (error) {
	if (!(error instanceof ProcessOutput)) throw error
	console.error(`deb: ${error.stderr.trim().split('\n').slice(-6).join('\n  ') || error.message}`)
	process.exitCode = 1
} finally {
	rmSync(folder, {recursive: true, force: true})
}

async function build(target: string): Promise<string> {
	const {version, description} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
	const architecture = (await quietly`dpkg --print-architecture`).stdout.trim()
	say('building')
	await quietly`npm run build`
	const tree = path.join(folder, 'tree')
	const lib = path.join(tree, 'usr/lib/vpclab')
	for (const name of packed) {
		if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(lib, name), {recursive: true})
	}
	cpSync(path.join(root, 'labs'), path.join(tree, 'usr/share/vpclab/labs'), {recursive: true})
	symlinkSync('../../share/vpclab/labs', path.join(lib, 'labs'))
	cpSync(path.join(root, 'deploy/systemd/labs'), path.join(lib, 'deploy/systemd/labs'))
	cpSync(path.join(root, 'deploy/systemd/vpclab-labs.service'), path.join(tree, 'usr/lib/systemd/system/vpclab-labs.service'))
	mkdirSync(path.join(tree, 'usr/bin'))
	symlinkSync('../lib/vpclab/bin/vpclab', path.join(tree, 'usr/bin/vpclab'))
	await copyDependencies(lib)
	copyCompletions(tree)
	say('writing man pages')
	await writeManPages(tree, version)
	const {stdout: size} = await quietly`du -sk ${tree}`
	const control = path.join(tree, 'DEBIAN')
	mkdirSync(control)
	// Node's own needs: it has the rest in it.
	const depends = [...readPackages(readFileSync(path.join(root, 'scripts/debian-packages'), 'utf8')), 'libc6', 'libstdc++6']
	writeFileSync(
		path.join(control, 'control'),
		controlText({version, architecture, description, depends, installedKib: Number.parseInt(size, 10)})
	)
	for (const [name, text] of Object.entries({prerm: beforeRemoval, postinst: afterInstallation})) {
		writeFileSync(path.join(control, name), text)
		chmodSync(path.join(control, name), 0o755)
	}
	say('packing')
	mkdirSync(target, {recursive: true})
	const file = path.join(target, `vpclab_${version}_${architecture}.deb`)
	await quietly`dpkg-deb --root-owner-group --build ${tree} ${file}`
	return file
}

/** What runs, out of this checkout's node_modules: Node of this machine's architecture among it. */
async function copyDependencies(lib: string) {
	const {stdout} = await quietly({nothrow: true})`npm ls --omit=dev --all --parseable`
	for (const place of stdout.split('\n').filter(line => line.includes('/node_modules/'))) {
		const filter = (file: string) => !headersOfNode.test(file)
		cpSync(place, path.join(lib, path.relative(root, place)), {recursive: true, verbatimSymlinks: true, filter})
	}
}

function copyCompletions(tree: string) {
	const places = {
		bash: 'usr/share/bash-completion/completions/vpclab',
		zsh: 'usr/share/zsh/vendor-completions/_vpclab',
		fish: 'usr/share/fish/vendor_completions.d/vpclab.fish'
	}
	for (const [shell, place] of Object.entries(places)) {
		cpSync(path.join(root, `completion/vpclab.${shell}`), path.join(tree, place))
	}
}

/** Of the command, and of each of its commands, from its `--help`. */
async function writeManPages(tree: string, version: string) {
	const pages = path.join(tree, 'usr/share/man/man1')
	mkdirSync(pages, {recursive: true})
	const main = path.join(root, 'src/cli/main.ts')
	const all = [
		['', 'packet-level AWS networks on one Linux machine'],
		...Object.entries(commands).map(([name, {summary}]) => [name, summary])
	]
	const write = async ([name = '', summary = '']: readonly string[]) => {
		const called = name === '' ? 'vpclab' : `vpclab ${name}`
		const page = path.join(pages, `${called.replace(' ', '-')}.1`)
		const program = path.join(folder, called.replace(' ', '-'))
		writeFileSync(
			program,
			`#!/bin/sh\n'${process.execPath}' '${main}' ${name} "$@" | iconv -f utf-8 -t ascii//TRANSLIT | awk '${eachExampleAlone}'\n`,
			{mode: 0o755}
		)
		await quietly`help2man --no-info --section=1 --version-string=${version} --name=${summary} --output=${page} ${program}`
		await quietly`gzip -9n ${page}`
	}
	// Each starts Node once.
	const rest = [...all]
	const worker = async () => {
		for (let one = rest.shift(); one; one = rest.shift()) await write(one)
	}
	await Promise.all([worker(), worker()])
}
