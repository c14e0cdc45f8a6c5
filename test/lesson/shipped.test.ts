import {readFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import test from 'ava'
import {loadLesson} from '../../src/learn/load.ts'
import {lessonsBelow, shippedLessons} from '../../src/learn/shipped-lessons.ts'

/** Every text in it, with its path. */
function* textsIn(value: unknown, path: string): Generator<readonly [string, object]> {
	if (typeof value !== 'object' || value === null) return
	if ('en' in value) return yield [path, value]
	for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, `${path}.${key}`)
}

for (const folder of lessonsBelow(shippedLessons()))
	test(`the lesson ${folder.split('/').at(-1)} is well-formed, in English and Chinese, with hints, traps and a why`, async t => {
		const {written} = await loadLesson(folder)
		const texts = [...textsIn(written, '')]
		t.true(texts.length > 5)
		t.deepEqual(
			texts.filter(([, text]) => !('zh' in text)).map(([path]) => path),
			[]
		)
		t.true(written.stages.some(({traps = []}) => traps.length > 0))
		for (const {hints = [], solution} of written.stages) {
			t.true(hints.length >= 2)
			t.truthy(solution.why)
		}
	})

test('the page of lessons lists each with its level and titles', async t => {
	const page = readFileSync(join(import.meta.dirname, '../../docs/lessons.md'), 'utf8')
	for (const folder of lessonsBelow(shippedLessons())) {
		const {title, level} = (await loadLesson(folder)).written
		const {en, zh} = title as {readonly en: string; readonly zh: string}
		t.true(page.includes(`\n| ${basename(folder)} | ${level} | ${en} | ${zh} |\n`), folder)
	}
})
