import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

/** Written like an id, and something else: ciphers, checksums, protocols, encodings, AWS's error codes. */
const otherWords = /^(?:AES|CRC|DH|GCM|MD|RFC|RSLVR|SHA|SHA2|SSH|TLS|FS|UTF)-/

/** `DX-1…4` cites all of the four. */
const idsIn = (text: string): string[] =>
	[...text.matchAll(/\b([A-Z]{2,5}\d?|R53)-(\d+)(?:…(\d+))?\b/g)]
		.flatMap(([, family = '', from = '', to = from]) =>
			Array.from({length: Math.max(1, Number(to) - Number(from) + 1)}, (_, index) => `${family}-${Number(from) + index}`)
		)
		.filter(id => !otherWords.test(id))

const idsOf = (text: string): string[] => [...text.matchAll(/\*\*([A-Z]+\d*-\d+)\*\*/g)].map(([, id = '']) => id)

const listed = new Set(idsOf(read('docs/semantics.md')))

const cited = new Map<string, string>(
	globSync(['src/**/*.ts', 'test/**/*.ts', 'labs/**/*.{yaml,md}', 'scripts/**/*.ts', 'README.md', 'docs/how-it-works.md'], {
		cwd: root
	})
		.filter(file => file !== 'test/docs/semantics.test.ts')
		.flatMap(file => idsIn(read(file)).map((id): [string, string] => [id, file]))
)

test('each behaviour that is cited is described', t => {
	t.true(cited.size > 80)
	t.deepEqual(
		[...cited].filter(([id]) => !listed.has(id)).map(([id, file]) => `${file} cites ${id}`),
		[]
	)
})

test('a behaviour that nothing cites says that it is not emulated', t => {
	const lines = read('docs/semantics.md').split('\n')
	const notEmulated = lines.filter(line => line.includes('*Here:* not emulated')).flatMap(line => idsOf(line))
	t.deepEqual(
		[...listed].filter(id => !cited.has(id) && !notEmulated.includes(id)),
		[],
		'cited by nothing'
	)
})

test('ranges and look-alikes are read as they are meant', t => {
	t.deepEqual(idsIn('(DX-1…3, SG-2) with SHA2-256 and UTF-8'), ['DX-1', 'DX-2', 'DX-3', 'SG-2'])
})
