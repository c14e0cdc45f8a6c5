/** Reads an XML request body by the shape of its operation. Entities of a DOCTYPE are not defined, so that nothing expands. Pure. */
import {SaxesParser} from 'saxes'
import {AwsError} from './errors.ts'
import {isList, isMap, isScalar, type ServiceModel, type Structure, sentName, shapeOf} from './model.ts'

type Item = Readonly<Record<string, unknown>>
type Element = {readonly name: string; readonly inner: Element[]; text: string}

const deepest = 32

const malformed = (message: string): AwsError => new AwsError('InvalidInput', message)

/** `bound`: members outside the body, by their names in requests. Errors: AwsError. */
export function readXml(body: Buffer, bound: Item, type: string, model: ServiceModel): Item {
	const root = body.length === 0 ? newElement('') : parse(body.toString('utf8'))
	return readStructure(root, shapeOf(model, type) as Structure, model, bound)
}

const newElement = (name: string): Element => ({name, inner: [], text: ''})

function parse(text: string): Element {
	const parser = new SaxesParser({xmlns: false})
	const top = newElement('')
	const open = [top]
	parser.on('opentag', ({name}) => {
		if (open.length > deepest) throw malformed('The XML is nested too deeply')
		const element = newElement(name.replace(/^.*:/, ''))
		open.at(-1)?.inner.push(element)
		open.push(element)
	})
	parser.on('closetag', () => void open.pop())
	const addText = (piece: string) => {
		const last = open.at(-1)
		if (last) last.text += piece
	}
	parser.on('text', addText)
	parser.on('cdata', addText)
	parser.on('error', error => {
		throw malformed(`The XML is not well-formed: ${error.message.slice(0, 200)}`)
	})
	parser.write(text).close()
	const [root] = top.inner
	if (!root) throw malformed('The XML has no element')
	return root
}

function readStructure({inner}: Element, {members, required = []}: Structure, model: ServiceModel, bound: Item = {}): Item {
	const found: Record<string, unknown> = {}
	for (const [key, member] of Object.entries(members)) {
		const name = sentName(key, member)
		const element = inner.find(one => one.name === name)
		const value = Object.hasOwn(bound, name) ? bound[name] : element && readElement(element, member[0], model)
		if (value !== undefined) found[key] = value
	}
	const lacking = required.find(key => found[key] === undefined)
	if (lacking !== undefined) throw malformed(`The request must contain ${lacking}`)
	return found
}

function readElement(element: Element, type: string, model: ServiceModel): unknown {
	if (isScalar(type)) return readScalar(element, type)
	const shape = shapeOf(model, type)
	if (isList(shape)) return itemsIn(element, shape.item).map(one => readElement(one, shape.list, model))
	if (isMap(shape)) throw malformed(`${element.name} cannot be read`)
	return readStructure(element, shape, model)
}

const itemsIn = ({inner}: Element, item: string): readonly Element[] => inner.filter(({name}) => name === item)

function readScalar({name, text, inner}: Element, type: string): unknown {
	if (inner.length > 0) throw malformed(`${name} has elements, and must have a text`)
	if (type === 'integer' || type === 'float') {
		if (text.trim() === '' || !Number.isFinite(Number(text))) throw malformed(`${name} must be a number`)
		return Number(text)
	}
	return type === 'flag' ? text.trim() === 'true' : text
}
