import {cp, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import test from 'ava'
import {execa} from 'execa'

const root = path.resolve(import.meta.dirname, '../..')

test('a new kind of probe is its file and its place in the list: the type checker names the probe and the run it lacks, nothing else', async t => {
	t.deepEqual(
		await filesWithErrors({
			'src/checks/dns.ts': () => `
import {z} from 'zod'
import {text} from '../aws/schema.ts'
import {type Expect, expectSchema, readExpect} from './facts.ts'
import {type Probe, probeFields, probeKind, readProbe} from './probe.ts'

export type Dns = Probe & {readonly question: string; readonly expect: Expect<'reply' | 'timeout', 'host'>}

const schema = z.strictObject({
	...probeFields('a host'),
	question: text('a name'),
	expect: expectSchema(['reply', 'timeout'], 'reply or timeout', ['host'])
})

export const dns = probeKind<typeof schema, Dns>('dns', {
	schema,
	good: 'reply',
	read: (written, path, reader) => ({
		...readProbe(written, path, reader),
		question: written.question,
		...readExpect(written.expect, 'reply', path, reader)
	})
})
`,
			'src/checks/probes.ts': text =>
				text
					.replace('import {http}', "import {dns} from './dns.ts'\nimport {http}")
					.replace('probeKinds = {', 'probeKinds = {dns, ')
		}),
		// What it asks of the namespace, and how its item becomes that.
		['src/checks/probe.run.ts', 'src/checks/probes.run.ts']
	)
})

type Change = (text: string) => string

/** Files of the program that do not compile in a copy of it in which some were made or changed. */
async function filesWithErrors(changes: Readonly<Record<string, Change>>): Promise<readonly string[]> {
	const copy = await mkdtemp(path.join(tmpdir(), 'new-kind-'))
	try {
		await cp(path.join(root, 'src'), path.join(copy, 'src'), {recursive: true})
		await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
		await cp(path.join(root, 'package.json'), path.join(copy, 'package.json'))
		const {compilerOptions} = JSON.parse(await readFile(path.join(root, 'tsconfig.json'), 'utf8')) as {
			compilerOptions: object
		}
		await writeFile(path.join(copy, 'tsconfig.json'), JSON.stringify({compilerOptions, include: ['src']}))
		for (const [file, change] of Object.entries(changes)) {
			const place = path.join(copy, file)
			await writeFile(place, change(await readFile(place, 'utf8').catch(() => '')))
		}
		const {stdout} = await execa({cwd: copy, reject: false})`node_modules/.bin/tsc --pretty false`
		return [...new Set([...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file = '']) => file))].sort()
	} finally {
		await rm(copy, {recursive: true, force: true})
	}
}
