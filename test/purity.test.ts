import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {check, importsOf} from './purity/check.ts'
import {rules} from './purity/rules.ts'

const root = path.resolve(import.meta.dirname, '..')

test('each layer imports only what it may, types included, and what decides never reaches an effect', t => {
	const names = globSync('src/**/*.ts', {cwd: root}).sort()
	t.true(names.length > 50)
	const files = Object.fromEntries(names.map(name => [name, readFileSync(path.join(root, name), 'utf8')]))
	t.deepEqual(check(files, rules), [])
})

test('no file of the program is past 400 lines, and one past 250 says why', t => {
	// AWS's own resource specification is written by a program.
	const names = globSync(['src/**/*.ts', 'scripts/**/*.ts'], {cwd: root})
	const files = names.map(name => ({name, lines: readFileSync(path.join(root, name), 'utf8').split('\n').slice(0, -1)}))
	const tooLong = files.filter(
		({lines}) => lines.length > 400 || (lines.length > 250 && !/Past 250 lines/.test(lines.slice(0, 15).join('\n')))
	)
	t.deepEqual(
		tooLong.map(({name, lines}) => `${name}: ${lines.length} lines`),
		[]
	)
})

test('tests that raise namespaces run one by one, but for the labs, which count how many are up', t => {
	const files = globSync('test/**/*.root.test.ts', {cwd: root, exclude: ['test/labs/**']})
	t.true(files.length > 30)
	t.deepEqual(
		files.filter(name => /^\s*test\(/m.test(readFileSync(path.join(root, name), 'utf8'))),
		[]
	)
})

test('tests make temporary folders in one way, which removes them', t => {
	const files = globSync('test/**/*.ts', {cwd: root, exclude: ['test/temporary-folder.ts', 'test/purity.test.ts']})
	t.deepEqual(
		files.filter(name => /\btmpdir\(|['`]\/tmp\/vpclab/.test(readFileSync(path.join(root, name), 'utf8'))),
		[]
	)
})

test('every form of import is seen; comments are not', t => {
	const text = `
import fs from 'node:fs'
import type {A} from './a.ts'
import {
	type B,
	c
} from './c.ts'
import './effect.ts'
export {d} from './d.ts'
export type {E} from './e.ts'
export * from './f.ts'
// import {x} from 'in-a-comment'
/* import {x} from 'in-another' */
/** \`import {x} from 'in-a-doc'\` */
const g = await import('./g.ts')
const h = createRequire(import.meta.url)('h') as typeof import('only-its-type')
export const from = 'http://no-import/'
`
	t.deepEqual(
		importsOf(text).map(({specifier, typeOnly}) => (typeOnly ? `type ${specifier}` : specifier)),
		['node:fs', 'type ./a.ts', './c.ts', './effect.ts', './d.ts', 'type ./e.ts', './f.ts', './g.ts', 'h']
	)
})

test('a pure file that reaches an effect by a long way is found, with the way', t => {
	const files = {
		'src/plan/compile.ts': `import {a} from '../control/a.ts'`,
		'src/control/a.ts': `import {b} from './deep/b.ts'`,
		'src/control/deep/b.ts': `import {execa} from 'execa'`
	}
	t.deepEqual(check(files, rules), [
		'src/plan/compile.ts: must be pure, but reaches src/control/a.ts -> src/control/deep/b.ts -> execa',
		'src/control/a.ts: must be pure, but reaches src/control/deep/b.ts -> execa',
		'src/control/deep/b.ts: must be pure, but reaches execa'
	])
})

test('the loader of lab files may read files', t => {
	const files = {
		'src/lab/load.ts': `import {readFile} from 'node:fs/promises'\nimport {readLab} from './read.ts'`,
		'src/lab/read.ts': `import {parse} from 'yaml'`
	}
	t.deepEqual(check(files, rules), [])
})

test('a renderer is pure wherever it lives', t => {
	t.deepEqual(check({'src/services/frr/render.ts': `import fs from 'node:fs'`}, rules), [
		'src/services/frr/render.ts: must be pure, but reaches node:fs'
	])
})

test('clocks, chance and the environment are effects too', t => {
	const files = {
		'src/plan/a.ts': 'export const now = () => Date.now()',
		'src/aws/b.ts': 'export const id = Math.random()',
		'src/net/c.ts': '// process.env is not for us\nexport const debug = process.env.DEBUG'
	}
	t.deepEqual(check(files, rules), [
		'src/plan/a.ts: must be pure, but uses Date.now',
		'src/aws/b.ts: must be pure, but uses Math.random',
		'src/net/c.ts: must be pure, but uses process'
	])
})

test('a layer does not import what stands above it, nor its types', t => {
	const files = {
		'src/kernel/a.ts': `import {up} from '../life/up.ts'`,
		'src/life/up.ts': `import {b} from '../cli/b.ts'`,
		'src/cli/b.ts': `import {a} from '../kernel/a.ts'`,
		'src/index.ts': `export {b} from './cli/b.ts'\nexport {up} from './life/up.ts'`,
		'src/misc/x.ts': '',
		'src/plan/compile.ts': `import type {Outcome} from '../probes/ping.ts'`,
		'src/aws/vpc/predict.ts': `import {limits} from './plan.ts'`
	}
	t.deepEqual(check(files, rules), [
		'src/kernel/a.ts: kernel may not import life (../life/up.ts)',
		'src/life/up.ts: life may not import cli (../cli/b.ts)',
		'src/index.ts: src may not import cli (./cli/b.ts)',
		'src/misc/x.ts: layer "misc" has no place in test/purity/rules.ts',
		'src/plan/compile.ts: plan may not import probes (../probes/ping.ts)',
		'src/aws/vpc/predict.ts: aws/predict may not import aws/plan (./plan.ts)'
	])
})

test('a library with an owner is imported by nobody else, not even for its types', t => {
	const files = {
		'src/plan/a.ts': `import {IPv4} from 'ip-num'`,
		'src/cli/b.ts': `import type {Parser} from 'pcap-parser/lib/types'`,
		'src/net/address.ts': `import {IPv4} from 'ip-num'`
	}
	t.deepEqual(check(files, rules), [
		'src/plan/a.ts: ip-num stands behind src/net',
		'src/cli/b.ts: pcap-parser stands behind src/capture'
	])
})
