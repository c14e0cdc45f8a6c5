/** Writes the JSON Schemas of lab and lesson files that editors use: `npm run schema`. */
import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {labJsonSchema} from '../src/lab/schema.ts'
import {lessonJsonSchema} from '../src/lesson/schema.ts'

for (const [name, schema] of [
	['lab', labJsonSchema()],
	['lesson', lessonJsonSchema()]
] as const) {
	const file = path.join(import.meta.dirname, `../schema/${name}.schema.json`)
	writeFileSync(file, `${JSON.stringify(schema, undefined, '\t')}\n`)
	process.stdout.write(`${path.relative(process.cwd(), file)} is written\n`)
}
