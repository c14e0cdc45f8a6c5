import {existsSync, lstatSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {execa} from 'execa'
import {readPackages} from '../../scripts/release-parts/releases.ts'
import {commands} from '../../src/cli/commands.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const folder = temporaryFolder('deb')
const tree = path.join(folder, 'tree')
// To compress all of Node takes longer than everything else here.
const env = {DPKG_DEB_COMPRESSOR_TYPE: 'none'}
const run = (file: string, ...argv: string[]) => execa(file, argv, {timeout: 600_000, cwd: '/', env})

test.before(async t => {
	t.timeout(1_200_000)
	const {stdout} = await run('sh', path.resolve('scripts/deb'), folder)
	await run('dpkg-deb', '--raw-extract', stdout.trim(), tree)
})

test.serial('the package says what it needs, and refuses to go while labs are up', t => {
	const control = readFileSync(path.join(tree, 'DEBIAN/control'), 'utf8')
	const depends = /^Depends: (.*)$/m.exec(control)?.[1]?.split(', ')
	t.deepEqual(depends, [...readPackages(readFileSync('scripts/debian-packages', 'utf8')), 'libc6', 'libstdc++6'])
	t.true((lstatSync(path.join(tree, 'DEBIAN/prerm')).mode & 0o111) !== 0)
})

test.serial('each command has a man page, and each shell its completion', t => {
	const pages = readdirSync(path.join(tree, 'usr/share/man/man1'))
	t.deepEqual(pages, ['vpclab', ...Object.keys(commands).map(name => `vpclab-${name}`)].map(name => `${name}.1.gz`).sort())
	for (const place of [
		'bash-completion/completions/vpclab',
		'zsh/vendor-completions/_vpclab',
		'fish/vendor_completions.d/vpclab.fish'
	]) {
		t.true(existsSync(path.join(tree, 'usr/share', place)), place)
	}
})

test.serial('the unit that raises labs again after a reboot runs what the package has, and nothing enables it', t => {
	const unit = readFileSync(path.join(tree, 'usr/lib/systemd/system/vpclab-labs.service'), 'utf8')
	const programs = [...unit.matchAll(/^Exec\w+=(\S+)/gm)].map(([, program = '']) => program)
	t.is(programs.length, 2)
	for (const program of programs) t.true((lstatSync(path.join(tree, program)).mode & 0o111) !== 0, program)
	t.notRegex(readFileSync(path.join(tree, 'DEBIAN/postinst'), 'utf8'), /systemctl enable|deb-systemd-helper/)
})

test.serial('what is in it tests a lab of its own by name, with its own Node', async t => {
	const command = path.join(tree, 'usr/bin/vpclab')
	t.regex((await run(command, 'test', 'public-private')).stdout, /15 passed/)
	t.regex((await run(command, 'learn')).stdout, /no-way-back/)
})
