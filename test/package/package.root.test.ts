import {readdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import test from 'ava'
import {execa, type Options} from 'execa'
import {temporaryFolder} from '../temporary-folder.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** What `npm test` puts into the environment is about this checkout, not about the place where the package is installed. */
const env = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'NODE_COMPILE_CACHE')
)

async function run(cwd: string, file: string, args: string[], options: Options = {}) {
	const {exitCode, all} = await execa(file, args, {
		cwd,
		env,
		extendEnv: false,
		all: true,
		reject: false,
		timeout: 300_000,
		...options
	})
	return {exitCode, output: String(all)}
}

test.serial('what npm packs installs in another folder: the command runs, the API imports, its types are right', async t => {
	// A busy machine takes minutes for what npm does.
	t.timeout(1_200_000)
	const folder = temporaryFolder('package')
	const packed = await run(root, 'npm', ['pack', '--pack-destination', folder])
	t.is(packed.exitCode, 0, packed.output)
	const [archive = ''] = (await readdir(folder)).filter(name => name.endsWith('.tgz'))
	await writeFile(path.join(folder, 'package.json'), '{"type": "module"}')
	const installed = await run(folder, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${archive}`])
	t.is(installed.exitCode, 0, installed.output)

	const help = await run(folder, 'node_modules/.bin/vpclab', ['--help'])
	t.is(help.exitCode, 0, help.output)
	t.regex(help.output, /doctor/)
	const doctor = await run(folder, 'node_modules/.bin/vpclab', ['doctor', '--json'])
	t.is(doctor.exitCode, 0, doctor.output)
	const lab = await run(folder, 'node_modules/.bin/vpclab', ['validate', 'node_modules/vpclab/labs/public-private'])
	t.is(lab.exitCode, 0, lab.output)

	await writeFile(
		path.join(folder, 'use.ts'),
		"import * as vpclab from 'vpclab'\nconst names: string[] = Object.keys(vpclab)\nconsole.log(names.length)\n"
	)
	const imported = await run(folder, process.execPath, ['use.ts'])
	t.is(imported.exitCode, 0, imported.output)
	t.true(Number(imported.output) > 0)
	const tsc = path.join(root, 'node_modules/.bin/tsc')
	const types = ['--types', 'node', '--typeRoots', path.join(root, 'node_modules/@types')]
	const typed = await run(folder, tsc, ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', ...types, 'use.ts'])
	t.is(typed.exitCode, 0, typed.output)
})
