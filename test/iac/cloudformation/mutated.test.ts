import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {BadLab} from '../../../src/lab/problem.ts'
import {labOf} from './templates.ts'

/** The same every time. */
function random(seed: number): () => number {
	let state = seed
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
		return state / 2 ** 32
	}
}

/** One of each group of types, and one with all sections. */
const folder = import.meta.dirname
const templates = globSync(['same/*.template.yaml', 'whole.yaml'], {cwd: folder})
	.toSorted()
	.map(file => readFileSync(path.join(folder, file), 'utf8').split('\n'))

const words = [
	'!Ref Main',
	'!GetAtt Main.Nope',
	'null',
	'[]',
	'{}',
	'!Sub "${',
	'!If [A, B]',
	'-1',
	"''",
	'!Select [9, [a]]',
	'!Cidr [x, 1, 1]',
	'99999999999999999999',
	'!Ref',
	'__proto__',
	'~',
	'0x1f',
	'"\\u0000"'
]

/** One of: a line less, a line twice, two exchanged, a value that is something else, a word torn, a cut. */
function mutate(lines: readonly string[], next: () => number): string {
	const copy = [...lines]
	const at = () => Math.floor(next() * copy.length)
	for (let count = 1 + Math.floor(next() * 3); count > 0; count--) {
		const [one, other] = [at(), at()]
		const line = copy[one] ?? ''
		const kind = Math.floor(next() * 7)
		if (kind === 0) copy.splice(one, 1)
		if (kind === 1) copy.splice(one, 0, line)
		if (kind === 2) [copy[one], copy[other]] = [copy[other] ?? '', line]
		if (kind === 3) copy[one] = line.replace(/: (.*)$/, () => `: ${words[Math.floor(next() * words.length)]}`)
		if (kind === 4) copy[one] = line.slice(0, Math.floor(next() * line.length))
		if (kind === 5) copy[one] = line.replaceAll(/\d+/g, () => String(Math.floor(next() * 300)))
		if (kind === 6) copy[one] = line.replace(/[A-Z]\w+/, () => words[Math.floor(next() * words.length)] ?? '')
	}
	return copy.join('\n')
}

test('a thousand mutated templates become labs or are refused in words: none throws anything else', t => {
	let [made, refused] = [0, 0]
	for (let seed = 1; seed <= 1000; seed++) {
		const text = mutate(templates[seed % templates.length] ?? [], random(seed))
		try {
			labOf(text)
			made++
		} catch (error) {
			if (!(error instanceof BadLab)) {
				t.fail(`seed ${seed}: ${(error as Error).stack}`)
				return
			}
			refused++
			t.true(
				error.problems.every(({message}) => message !== ''),
				`seed ${seed}`
			)
		}
	}
	t.true(made > 50 && refused > 50, `${made} made, ${refused} refused`)
})
