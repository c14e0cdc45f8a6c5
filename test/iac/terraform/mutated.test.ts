import {readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import type {TerraformInput} from '../../../src/iac/terraform/input.ts'
import {BadLab} from '../../../src/lab/problem.ts'
import {readTerraformJson} from '../../../src/lab/read-terraform.ts'
import {folderOf, labOf} from './inputs.ts'

/** The same every time. */
function random(seed: number): () => number {
	let state = seed
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
		return state / 2 ** 32
	}
}

const linesOf = (file: string): readonly string[] => readFileSync(path.join(import.meta.dirname, file), 'utf8').split('\n')

const words = [
	'null',
	'[]',
	'{}',
	'-1',
	'""',
	'true',
	'"vpc-0a1b2c3d4e5f60718"',
	'["x"]',
	'[null]',
	'{"a": 1}',
	'1e99',
	'"__proto__"',
	'"10.0.0.0/99"',
	'local.blocks',
	'aws_vpc.main',
	'var.zones[9]',
	'"${',
	'[for x in',
	'toset([])',
	'<<EOT',
	'module.far.none'
]

/** One of: a line less, a line twice, two exchanged, a value that is something else, a line torn, other numbers. */
function mutate(lines: readonly string[], next: () => number): string {
	const copy = [...lines]
	const at = () => Math.floor(next() * copy.length)
	for (let count = 1 + Math.floor(next() * 3); count > 0; count--) {
		const [one, other] = [at(), at()]
		const line = copy[one] ?? ''
		const kind = Math.floor(next() * 10)
		if (kind === 0) copy.splice(one, 1)
		if (kind === 1) copy.splice(one, 0, line)
		if (kind === 2) [copy[one], copy[other]] = [copy[other] ?? '', line]
		if (kind === 3) copy[one] = line.slice(0, Math.floor(next() * line.length))
		if (kind === 4) copy[one] = line.replaceAll(/\d+/g, () => String(Math.floor(next() * 300)))
		if (kind > 4) copy[one] = line.replace(/([:=]) [^,{[]*(,?)$/, `$1 ${words[Math.floor(next() * words.length)]}$2`)
	}
	return copy.join('\n')
}

function tryAll(count: number, sources: readonly (readonly string[])[], read: (text: string, seed: number) => TerraformInput) {
	let [made, refused] = [0, 0]
	for (let seed = 1; seed <= count; seed++) {
		const text = mutate(sources[seed % sources.length] ?? [], random(seed))
		try {
			labOf(read(text, seed))
			made++
		} catch (error) {
			if (!(error instanceof BadLab)) throw new Error(`seed ${seed}: ${(error as Error).stack}`)
			if (error.problems.some(({message}) => message === '')) throw new Error(`seed ${seed}: an empty message`)
			refused++
		}
	}
	return {made, refused}
}

test('150 mutated states and plans become labs or are refused in words: none throws anything else', t => {
	const files = ['states/three-tier.tfstate', 'plans/module.json'].map(linesOf)
	const {made, refused} = tryAll(150, files, text => readTerraformJson(text, 'state.json'))
	t.true(made > 20 && refused > 20, `${made} made, ${refused} refused`)
})

const folder = linesOf('folder/main.tf')
const far = linesOf('folder/far/main.tf').join('\n')

test('the folder itself is a lab', t => {
	t.is(labOf(folderOf({'main.tf': folder.join('\n'), 'far/main.tf': far})).lab.vpcs.length, 2)
})

test('300 mutated folders become labs or are refused in words: none throws anything else', t => {
	const {made, refused} = tryAll(300, [folder], text => folderOf({'main.tf': text, 'far/main.tf': far}))
	t.true(made > 30 && refused > 30, `${made} made, ${refused} refused`)
})
