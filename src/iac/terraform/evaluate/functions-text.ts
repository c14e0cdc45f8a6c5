/** Functions of texts and numbers. Pure. */
import {type Fn, few, list, number, text, texts} from './arguments.ts'
import {ArgumentError, textOf} from './values.ts'

/** Go's verbs, as far as configurations use them. */
function format(args: readonly unknown[]): string {
	let next = 1
	return text(args, 0).replaceAll(
		/%(%|([-+ 0#]*)(\d+)?(?:\.(\d+))?([a-zA-Z]))/g,
		(_all, whole, flags = '', width, precision, verb) => {
			if (whole === '%') return '%'
			if (next >= args.length) throw new ArgumentError('there are more verbs than arguments')
			const formatted = formatOne(verb, args, next++, precision === undefined ? undefined : Number(precision))
			const size = few(Number(width ?? 0))
			if (flags.includes('-')) return formatted.padEnd(size)
			return flags.includes('0') ? formatted.padStart(size, '0') : formatted.padStart(size)
		}
	)
}

function formatOne(verb: string, args: readonly unknown[], index: number, precision: number | undefined): string {
	switch (verb) {
		case 's':
			return text(args, index)
		case 'v':
			return textOf(args[index]) ?? JSON.stringify(args[index])
		case 'q':
			return JSON.stringify(text(args, index))
		case 'd':
			return String(Math.trunc(number(args, index)))
		case 'x':
			return Math.trunc(number(args, index)).toString(16)
		case 'X':
			return Math.trunc(number(args, index)).toString(16).toUpperCase()
		case 'b':
			return Math.trunc(number(args, index)).toString(2)
		case 'o':
			return Math.trunc(number(args, index)).toString(8)
		case 'f':
			return number(args, index).toFixed(Math.min(precision ?? 6, 20))
		case 't':
			return text(args, index)
		default:
			throw new ArgumentError(`there is no verb %${verb}`)
	}
}

/** One text for each item of its lists. */
function formatList(args: readonly unknown[]): readonly string[] {
	const lists = args.slice(1).filter(one => Array.isArray(one)) as readonly (readonly unknown[])[]
	const count = lists[0]?.length ?? 1
	if (lists.some(one => one.length !== count)) throw new ArgumentError('its lists have different lengths')
	return Array.from({length: count}, (_, index) =>
		format(args.map((arg, position) => (position > 0 && Array.isArray(arg) ? arg[index] : arg)))
	)
}

/** Go's RE2 has named groups as `(?P<name>…)`. */
function pattern(source: string, flags = ''): RegExp {
	const inline = /^\(\?([ims]+)\)/.exec(source)
	try {
		return new RegExp(source.slice(inline?.[0].length ?? 0).replaceAll('(?P<', '(?<'), `${flags}${inline?.[1] ?? ''}u`)
	} catch {
		throw new ArgumentError(`"${source}" is no regular expression`)
	}
}

/** The whole of it, a list of its groups, or a map of its named groups. */
function matchOf({0: all, groups, ...found}: RegExpMatchArray): unknown {
	if (groups && Object.keys(groups).length > 0) return {...groups}
	const inner = Object.keys(found).filter(key => /^[1-9]\d*$/.test(key))
	return inner.length > 0 ? inner.map(key => found[Number(key)] ?? null) : all
}

function replace(args: readonly unknown[]): string {
	const [whole, search, substitute] = [text(args, 0), text(args, 1), text(args, 2)]
	if (search.length > 1 && search.startsWith('/') && search.endsWith('/')) {
		return whole.replaceAll(
			pattern(search.slice(1, -1), 'g'),
			substitute.replaceAll(/\$\{?(\w+)\}?/g, (_, key) => (/^\d+$/.test(key) ? `$${key}` : `$<${key}>`))
		)
	}
	return whole.replaceAll(search, () => substitute)
}

function trimmed(whole: string, cutset: string, sides: 'both' | 'start' | 'end'): string {
	const set = new Set(cutset)
	const chars = [...whole]
	const first = sides === 'end' ? 0 : chars.findIndex(char => !set.has(char))
	const last = sides === 'start' ? chars.length - 1 : chars.findLastIndex(char => !set.has(char))
	return first < 0 ? '' : chars.slice(first, last + 1).join('')
}

function numbersIn(args: readonly unknown[]): readonly number[] {
	const all = args.length === 1 && Array.isArray(args[0]) ? list(args, 0) : args
	if (all.length === 0) throw new ArgumentError('there are no numbers')
	return all.map((_, index) => number(all, index))
}

const title = (whole: string): string =>
	whole.replaceAll(/(^|[^\p{L}\p{N}'])(\p{L})/gu, (_, before, char) => before + char.toUpperCase())

function substr(args: readonly unknown[]): string {
	const chars = [...text(args, 0)]
	const [offset, length] = [number(args, 1), number(args, 2)]
	const start = offset < 0 ? Math.max(0, chars.length + offset) : offset
	return chars.slice(start, length < 0 ? undefined : start + length).join('')
}

export const textFunctions: Readonly<Record<string, Fn>> = {
	abs: {call: args => Math.abs(number(args, 0))},
	ceil: {call: args => Math.ceil(number(args, 0))},
	chomp: {call: args => text(args, 0).replace(/[\r\n]+$/, '')},
	endswith: {call: args => text(args, 0).endsWith(text(args, 1))},
	floor: {call: args => Math.floor(number(args, 0))},
	format: {call: format},
	formatlist: {call: formatList},
	indent: {call: args => text(args, 1).replaceAll('\n', `\n${' '.repeat(few(number(args, 0)))}`)},
	join: {
		call: args =>
			args
				.slice(1)
				.flatMap((_, index) => texts(args, index + 1))
				.join(text(args, 0))
	},
	log: {call: args => Math.log(number(args, 0)) / Math.log(number(args, 1))},
	lower: {call: args => text(args, 0).toLowerCase()},
	max: {call: args => Math.max(...numbersIn(args))},
	min: {call: args => Math.min(...numbersIn(args))},
	parseint: {
		call: args => {
			const found = Number.parseInt(text(args, 0), number(args, 1))
			if (Number.isNaN(found)) throw new ArgumentError(`"${text(args, 0)}" is no number`)
			return found
		}
	},
	pow: {call: args => number(args, 0) ** number(args, 1)},
	regex: {
		call: args => {
			const found = text(args, 1).match(pattern(text(args, 0)))
			if (!found) throw new ArgumentError('pattern did not match any part of the given string')
			return matchOf(found)
		}
	},
	regexall: {call: args => [...text(args, 1).matchAll(pattern(text(args, 0), 'g'))].map(matchOf)},
	replace: {call: replace},
	signum: {call: args => Math.sign(number(args, 0))},
	split: {call: args => text(args, 1).split(text(args, 0))},
	startswith: {call: args => text(args, 0).startsWith(text(args, 1))},
	strcontains: {call: args => text(args, 0).includes(text(args, 1))},
	strrev: {call: args => [...text(args, 0)].toReversed().join('')},
	substr: {call: substr},
	title: {call: args => title(text(args, 0))},
	trim: {call: args => trimmed(text(args, 0), text(args, 1), 'both')},
	trimprefix: {
		call: args => (text(args, 0).startsWith(text(args, 1)) ? text(args, 0).slice(text(args, 1).length) : text(args, 0))
	},
	trimspace: {call: args => text(args, 0).trim()},
	trimsuffix: {
		call: args => {
			const [whole, end] = [text(args, 0), text(args, 1)]
			return end !== '' && whole.endsWith(end) ? whole.slice(0, -end.length) : whole
		}
	},
	upper: {call: args => text(args, 0).toUpperCase()}
}
