import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {circlesOf} from './circles.ts'

const root = path.resolve(import.meta.dirname, '../..')

test('no files import each other in a circle at run time', t => {
	const names = globSync('src/**/*.ts', {cwd: root}).sort()
	t.true(names.length > 50)
	t.deepEqual(circlesOf(Object.fromEntries(names.map(name => [name, readFileSync(path.join(root, name), 'utf8')]))), [])
})

test('a circle is found however long, and one of types alone is none', t => {
	t.deepEqual(
		circlesOf({
			'src/a.ts': `import {b} from './deep/b.ts'`,
			'src/deep/b.ts': `export * from './c.ts'`,
			'src/deep/c.ts': `const a = await import('../a.ts')`,
			'src/d.ts': `import type {E} from './e.ts'\nimport {a} from './a.ts'`,
			'src/e.ts': `import {d} from './d.ts'`,
			'src/own.ts': `import {own} from './own.ts'`
		}),
		['src/a.ts ↔ src/deep/b.ts ↔ src/deep/c.ts', 'src/own.ts']
	)
})
