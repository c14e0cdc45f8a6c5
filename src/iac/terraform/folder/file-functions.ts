/** Functions that read files beside the configuration. Pure but for what the run reads. */
import {Unknown} from '../../unknown.ts'
import {evaluateTemplate, type Scope} from '../evaluate/evaluate.ts'
import {ArgumentError, isObject, textOf} from '../evaluate/values.ts'
import {readTemplate} from '../hcl/bodies.ts'
import {HclError} from '../hcl/syntax.ts'
import {fileOf} from './files.ts'
import type {Run} from './run.ts'

type Around = {readonly run: Run; readonly folder: string}

/** Undefined: it is none of these functions. */
export function special(name: string, args: readonly unknown[], {run, folder}: Around): {readonly value: unknown} | undefined {
	if (name === 'timestamp' || name === 'uuid') return {value: new Unknown(`${name}(), which is another one each time`)}
	if (!known.includes(name)) return undefined
	const [first] = args
	if (first instanceof Unknown) return {value: first}
	const path = textOf(first)
	if (path === undefined) throw new ArgumentError('a path is a text')
	if (name === 'basename') return {value: path.split('/').findLast(part => part !== '') ?? '.'}
	if (name === 'dirname') return {value: path.split('/').slice(0, -1).join('/') || '.'}
	if (name === 'abspath' || name === 'pathexpand') return {value: path}
	const text = run.readText(folder, path)
	if (name === 'fileexists') return {value: text !== undefined}
	if (text === undefined) throw new ArgumentError(`there is no file ${path}`)
	if (name === 'file') return {value: text}
	if (name === 'filebase64') return {value: Buffer.from(text).toString('base64')}
	if (name === 'templatefile') return {value: templateOf(text, path, args[1])}
	return {value: new Unknown(`${name}(${path})`)}
}

const known = [
	'file',
	'filebase64',
	'fileexists',
	'templatefile',
	'basename',
	'dirname',
	'abspath',
	'pathexpand',
	'filemd5',
	'filesha256',
	'filebase64sha256'
]

function templateOf(text: string, path: string, variables: unknown): unknown {
	if (variables instanceof Unknown) return variables
	if (!isObject(variables)) throw new ArgumentError('variables of a template are a map')
	const scope: Scope = {file: fileOf(path, text), root: () => undefined, locals: new Map(Object.entries(variables))}
	try {
		return evaluateTemplate(readTemplate(text), scope, [0, 1])
	} catch (error) {
		if (error instanceof HclError) throw new ArgumentError(`${path}: ${error.message}`)
		throw error
	}
}
