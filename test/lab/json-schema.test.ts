import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {labJsonSchema} from '../../src/lab/schema.ts'

const file = join(import.meta.dirname, '../../schema/lab.schema.json')

test('the committed JSON Schema is the one that the schema gives', t => {
	const text = `${JSON.stringify(labJsonSchema(), undefined, '\t')}\n`
	if (process.env.VPCLAB_UPDATE) writeFileSync(file, text)
	t.true(text === readFileSync(file, 'utf8'), 'write it anew: npm run schema')
})

test('every key of a lab file has a hover text', t => {
	const silent: string[] = []
	const visit = (schema: unknown, path: string) => {
		if (typeof schema !== 'object' || schema === null) return
		const {properties = {}, ...rest} = schema as {properties?: Record<string, {description?: string}>}
		for (const [key, property] of Object.entries(properties)) {
			if (!property.description) silent.push(`${path}.${key}`)
			visit(property, `${path}.${key}`)
		}
		for (const [key, value] of Object.entries(rest)) visit(value, `${path}/${key}`)
	}
	visit(labJsonSchema(), '')
	t.deepEqual(silent, [])
})
