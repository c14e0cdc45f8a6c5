/** Writes the JSON Schema of lab files that editors use: `npm run schema`. */
import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {labJsonSchema} from '../src/lab/schema.ts'

const file = path.join(import.meta.dirname, '../schema/lab.schema.json')
writeFileSync(file, `${JSON.stringify(labJsonSchema(), undefined, '\t')}\n`)
process.stdout.write(`${path.relative(process.cwd(), file)} is written\n`)
