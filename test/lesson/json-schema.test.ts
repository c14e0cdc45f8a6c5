import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {lessonJsonSchema} from '../../src/lesson/schema.ts'

const file = join(import.meta.dirname, '../../schema/lesson.schema.json')

test('the committed JSON Schema of lessons is the one that the schema gives', t => {
	const text = `${JSON.stringify(lessonJsonSchema(), undefined, '\t')}\n`
	if (process.env.VPCLAB_UPDATE) writeFileSync(file, text)
	t.true(text === readFileSync(file, 'utf8'), 'write it anew: npm run schema')
})
