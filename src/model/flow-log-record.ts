/** Parses flow log records, and filters for them: `dstPort = 22 and action = REJECT`. Pure. */
import {type Address, type Cidr, contains, family, parseAddress, parseCidr} from '../net/address.ts'
import {suggest} from './did-you-mean.ts'
import {type FieldName, fieldsOf} from './flow-log.ts'

/** Values by field. `names`: those of the network interface and of its owner. */
export type FlowLogRecord = {readonly values: Readonly<Partial<Record<FieldName, string>>>; readonly names: readonly string[]}

/** Undefined: the line has another format. */
export function readRecord(line: string, fields: readonly FieldName[], names: readonly string[] = []): FlowLogRecord | undefined {
	const parts = line.split(' ')
	if (parts.length !== fields.length) return undefined
	return {names, values: Object.fromEntries(fields.map((field, index) => [field, parts[index]]))}
}

export type RecordFilter = {
	readonly text: string
	/** Fields that a record must have for this filter. */
	readonly fields: readonly FieldName[]
	readonly matches: (record: FlowLogRecord) => boolean
}

/** What is wrong with a filter, and how to fix it. */
export type BadRecordFilter = {readonly message: string; readonly fix: string}

type Test = (record: FlowLogRecord) => boolean

/** `srcAddr`, `src-addr` and AWS's own `srcaddr` are the same. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '')

const fieldsByName: ReadonlyMap<string, FieldName> = new Map(
	[...fieldsOf('vpc').keys(), ...fieldsOf('transit-gateway').keys()].map(field => [plain(field), field])
)
/** In filters: the network interface by any of its names. */
const interfaceWord = 'interface'
const protocols: Readonly<Record<string, string>> = {icmp: '1', tcp: '6', udp: '17', icmpv6: '58'}
const operators = ['=', '!=', '<=', '>=', '<', '>', 'in'] as const
type Operator = (typeof operators)[number]

class Wrong extends Error {
	readonly fix: string
	constructor(message: string, fix: string) {
		super(message)
		this.fix = fix
	}
}

/** `A or B and not (C)`, where each is a field, one of = != < <= > >= in, and a value. */
export function readRecordFilter(text: string): RecordFilter | BadRecordFilter {
	const words = text.match(/'[^']*'|"[^"]*"|[()]|[!<>]?=|[<>]|[^\s()=<>!]+/g) ?? []
	const fields = new Set<FieldName>()
	let at = 0
	const isNext = (word: string) => words[at]?.toLowerCase() === word
	const next = (): string | undefined => words[at++]

	const either = (): Test => {
		const all = [both()]
		while (isNext('or')) {
			at++
			all.push(both())
		}
		return record => all.some(one => one(record))
	}
	const both = (): Test => {
		const all = [one()]
		while (isNext('and')) {
			at++
			all.push(one())
		}
		return record => all.every(each => each(record))
	}
	const one = (): Test => {
		if (isNext('not')) {
			at++
			const inner = one()
			return record => !inner(record)
		}
		if (!isNext('(')) return comparison()
		at++
		const inner = either()
		if (next() !== ')') throw new Wrong('a parenthesis is not closed', 'add ")"')
		return inner
	}
	const comparison = (): Test => {
		const [name, operator, value] = [next(), next()?.toLowerCase(), next()]
		if (name === undefined) throw new Wrong('something is missing at the end', "write it like 'dstPort = 22 and action = REJECT'")
		const field = fieldsByName.get(plain(name))
		if (field === undefined && plain(name) !== interfaceWord) {
			throw new Wrong(`"${name}" is not a field of a flow log`, suggest(name, [...fieldsByName.values(), interfaceWord]))
		}
		if (!operators.some(known => known === operator)) {
			throw new Wrong(`"${operator ?? ''}" compares nothing`, `use one of: ${operators.join(' ')}`)
		}
		if (value === undefined) throw new Wrong(`"${name} ${operator}" lacks a value`, `write it like '${name} = 22'`)
		if (field !== undefined) fields.add(field)
		return compare(field, operator as Operator, value.replaceAll(/^['"]|['"]$/g, ''))
	}
	try {
		const matches = either()
		const rest = words[at]
		if (rest !== undefined) throw new Wrong(`"${rest}" is not expected there`, 'join comparisons by "and" or "or"')
		return {text, fields: [...fields], matches}
	} catch (error) {
		if (error instanceof Wrong) return {message: error.message, fix: error.fix}
		throw error
	}
}

function compare(field: FieldName | undefined, operator: Operator, written: string): Test {
	const value = field === 'protocol' ? (protocols[written.toLowerCase()] ?? written) : written
	if (field === undefined) {
		if (operator !== '=' && operator !== '!=') throw new Wrong(`"${operator}" does not fit a name`, 'use = or !=')
		return ({names}) => names.includes(value) === (operator === '=')
	}
	if (operator === 'in') {
		const block = parseCidr(value, {maskHostBits: true})
		if (!block) throw new Wrong(`"${value}" is not a block`, 'write an address and a prefix length, such as 10.0.0.0/16')
		return ({values}) => isIn(values[field], block)
	}
	return ({values}) => {
		const own = values[field] ?? '-'
		const [a, b] = [Number(own), Number(value)]
		const isNumber = !(Number.isNaN(a) || Number.isNaN(b))
		const order = isNumber ? a - b : own.toLowerCase() === value.toLowerCase() ? 0 : own < value ? -1 : 1
		return {'=': order === 0, '!=': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0}[operator]
	}
}

function isIn(text: string | undefined, block: Cidr): boolean {
	const address: Address | undefined = text === undefined ? undefined : parseAddress(text)
	return address !== undefined && family(address) === family(block) && contains(block, address)
}
