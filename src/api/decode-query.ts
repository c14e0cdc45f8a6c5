/** Requests of the protocols `ec2` and `query`: forms with dotted names, decoded by the operation's shape. Pure. */
import {AwsError, invalidValue, missing} from './errors.ts'
import {isList, isMap, isScalar, type Member, type ServiceModel, sentName, shapeOf} from './model.ts'

/** Far more than AWS accepts in one call. */
const mostParameters = 5000
const deepest = 12

type Node = {text?: string; readonly inner: Map<string, Node>}

/** `Action` and `Version` of a form, and the other parameters as a tree. */
export type Form = {readonly action: string; readonly version: string; readonly root: Node}

const newNode = (): Node => ({inner: new Map()})

/** Errors: AwsError, for a malformed form. */
export function readForm(body: string): Form {
	const root = newNode()
	let [action, version] = ['', '']
	let count = 0
	for (const [name, value] of new URLSearchParams(body)) {
		if (++count > mostParameters) throw new AwsError('MalformedQueryString', 'The query string has too many parameters')
		if (name === 'Action') {
			action = value
		} else if (name === 'Version') {
			version = value
		} else {
			place(root, name, value)
		}
	}
	return {action, version, root}
}

function place(root: Node, name: string, value: string): void {
	const parts = name.split('.')
	if (parts.length > deepest) {
		throw new AwsError('MalformedQueryString', `The parameter ${name.slice(0, 200)} is nested too deeply`)
	}
	let node = root
	for (const part of parts) {
		const next = node.inner.get(part) ?? newNode()
		node.inner.set(part, next)
		node = next
	}
	node.text = value
}

/** An operation's input. Errors: AwsError names the parameter that is missing, unknown or malformed. */
export function decodeQuery(form: Form, model: ServiceModel): Readonly<Record<string, unknown>> {
	const operation = model.operations[form.action]
	if (operation?.input === undefined) return {}
	return readNode(form.root, operation.input, '', model) as Readonly<Record<string, unknown>>
}

function readNode(node: Node, type: string, path: string, model: ServiceModel): unknown {
	if (isScalar(type)) return readScalar(node, type, path)
	const shape = shapeOf(model, type)
	if (isList(shape)) {
		const items = model.protocol === 'ec2' ? node : (node.inner.get(shape.item) ?? node)
		const numbered = [...items.inner].map(([key, item]) => [Number(key), item] as const)
		if (numbered.some(([number]) => !Number.isInteger(number))) {
			throw new AwsError('InvalidParameterValue', `Invalid list index in parameter ${path}`)
		}
		return numbered.toSorted(([a], [b]) => a - b).map(([number, item]) => readNode(item, shape.list, `${path}.${number}`, model))
	}
	if (isMap(shape)) throw new AwsError('InvalidParameterValue', `Unexpected structure in parameter ${path}`)
	const found: Record<string, unknown> = {}
	const known = new Set<string>()
	for (const [key, member] of Object.entries(shape.members)) {
		const name = sentName(key, member)
		known.add(name)
		const inner = node.inner.get(name)
		if (inner) found[key] = readNode(inner, member[0], path === '' ? name : `${path}.${name}`, model)
	}
	const unknown = [...node.inner.keys()].find(key => !known.has(key))
	if (unknown !== undefined) {
		throw new AwsError(
			'UnknownParameter',
			`The parameter ${(path === '' ? unknown : `${path}.${unknown}`).slice(0, 200)} is not recognized`
		)
	}
	const lacking = shape.required?.find(key => found[key] === undefined)
	if (lacking !== undefined) throw missing(path === '' ? nameOf(lacking, shape.members[lacking], model) : `${path}.${lacking}`)
	return found
}

/** EC2 names a list by its items: `resourceIdSet`. */
function nameOf(key: string, member: Member | undefined, model: ServiceModel): string {
	if (!member || model.protocol !== 'ec2' || isScalar(member[0]) || !isList(shapeOf(model, member[0]))) return key
	const sent = sentName(key, member)
	return `${sent.charAt(0).toLowerCase()}${sent.slice(1)}Set`
}

function readScalar({text, inner}: Node, type: string, path: string): unknown {
	if (text === undefined || inner.size > 0) {
		throw new AwsError('InvalidParameterValue', `Unexpected structure in parameter ${path}`)
	}
	if (type === 'integer' || type === 'float') {
		const isNumber = type === 'integer' ? /^-?\d{1,15}$/.test(text) : text.trim() !== '' && Number.isFinite(Number(text))
		if (!isNumber) throw invalidValue(text, path, 'It must be a number.')
		return Number(text)
	}
	if (type === 'flag') {
		const word = text.toLowerCase()
		if (word !== 'true' && word !== 'false') throw invalidValue(text, path, 'It must be true or false.')
		return word === 'true'
	}
	return text
}
