/** Files that comments name are there: `tunnel.ts`, `site/plan.ts`. Without a folder: whatever file has that name. */
import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'

const root = path.resolve(import.meta.dirname, '../..')
const files = globSync('{src,test,scripts}/**/*.ts', {cwd: root})

test('a comment that names a file names one that is there', t => {
	const gone = files.flatMap(file =>
		[...readFileSync(path.join(root, file), 'utf8').matchAll(/^\s*(?:\/?\*|\/\/).*/gm)].flatMap(([comment]) =>
			[...comment.matchAll(/`((?:[\w-]+\/)*[\w.-]+\.ts)`/g)]
				.map(([, name = '']) => name)
				.filter(name => !files.some(one => `/${one}`.endsWith(`/${name}`)))
				.map(name => `${file} names ${name}`)
		)
	)
	t.true(files.length > 500)
	t.deepEqual(gone, [])
})
