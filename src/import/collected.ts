/** The things of a snapshot by kind, collected file by file. */
import type {z} from 'zod'
import type {Problem} from '../lab/problem.ts'
import type {Finding, Path} from '../model/finding.ts'
import {inWords, locate} from './answer-problems.ts'
import {type AnswerAboutOne, type AnswerKind, answersAboutOne, kinds} from './describe.ts'
import {asLists} from './one-answer.ts'
import {irrelevant, unemulated} from './other-kinds.ts'
import type {Parsed} from './parsed.ts'
import type {Origin, Snapshot, Thing} from './snapshot.ts'

type From = {readonly region: string | undefined; readonly account: string | undefined; readonly several: readonly string[]}

/** Collects answers; two accounts may describe the same thing. */
export class Collected {
	readonly #things = new Map<AnswerKind, Map<string, Thing<AnswerKind>>>()
	readonly #about = new Map<AnswerAboutOne, Map<string, unknown[]>>()
	readonly #unemulated: Snapshot['unemulated'][number][] = []
	readonly #passedOver: Snapshot['passedOver'][number][] = []

	take({file, text, place, value: answered}: Parsed, from: From, problems: Problem[]) {
		const value = asLists(answered)
		const keys = Object.keys(value).filter(key => !/^(?:nextToken|ResponseMetadata)$/i.test(key))
		const unknown: string[] = []
		const findings: Finding[] = []
		for (const key of keys) {
			const origin = (path: Path): Origin => ({file, path, account: from.account, region: from.region ?? ''})
			if (Object.hasOwn(kinds, key)) {
				findings.push(...this.#takeKind(key as AnswerKind, value[key], from, origin))
			} else if (Object.hasOwn(answersAboutOne, key)) {
				if (isOfAnother(key as AnswerAboutOne, value[key])) {
					unknown.push(key)
				} else {
					findings.push(...this.#takeAnswer(key as AnswerAboutOne, value[key], place))
				}
			} else if (Object.hasOwn(unemulated, key)) {
				this.#takeUnemulated(key, value[key], origin)
			} else if (!irrelevant.has(key)) unknown.push(key)
		}
		const quoted = (all: readonly string[]) => all.map(key => `"${key}"`).join(', ')
		if (keys.length === 0) {
			this.#passedOver.push({file, what: 'it is passed over: it is not an answer of `aws ec2 describe-…`'})
		} else if (unknown.length === keys.length) {
			this.#passedOver.push({file, what: `it is passed over: nothing is known of ${quoted(unknown)}`})
		} else {
			const lists = unknown.filter(key => Array.isArray(value[key]) && value[key].length > 0)
			if (lists.length > 0) this.#passedOver.push({file, what: `of it ${quoted(lists)} is passed over: nothing is known of it`})
		}
		if (isCut(value)) {
			this.#passedOver.push({
				file,
				what: 'AWS had more than it answered here: what is not in the file is not in the lab; ask again for all'
			})
		}
		if (findings.length > 0) problems.push(...locate(findings, file, text))
	}

	#takeKind(kind: AnswerKind, value: unknown, {region, several}: From, origin: (path: Path) => Origin): Finding[] {
		const parsed = kinds[kind].schema.array().safeParse(advertisedOf(kind, value ?? []))
		if (!parsed.success) return parsed.error.issues.map(issue => inWords(issue, [kind]))
		if (parsed.data.length > 0 && region === undefined && !isGlobal(kind)) {
			return [
				{
					path: [kind],
					at: 'key',
					message:
						several.length > 0
							? `the region is not clear: the files beside it speak of ${several.join(', ')}`
							: 'its region is unknown',
					fix: 'put the files of each region into a folder of its name, or say it: --region us-east-1'
				}
			]
		}
		const known = this.#things.get(kind) ?? new Map<string, Thing<AnswerKind>>()
		this.#things.set(kind, known)
		for (const [index, thing] of parsed.data.entries()) {
			const at = origin([kind, index])
			const id = identityOf(kind, thing) ?? `${at.file} ${index}`
			const before = known.get(id)
			if (!before || knowsBetter({...thing, at}, before)) known.set(id, {...thing, at} as Thing<AnswerKind>)
		}
		return []
	}

	#takeAnswer(key: AnswerAboutOne, value: unknown, place: string): Finding[] {
		const {id, schema, command} = answersAboutOne[key]
		const parsed = (schema as z.ZodType).array().safeParse(value)
		if (!parsed.success) return parsed.error.issues.map(issue => inWords(issue, [key]))
		const about = id.exec(place)?.[0]
		if (about === undefined) {
			if (parsed.data.length === 0) return []
			return [
				{
					path: [key],
					message: `this answer of ${command} does not say what it is about`,
					fix: `put the id into the file's name, such as ${command}-${key === 'Entries' ? 'pl' : 'tgw-rtb'}-0123456789abcdef0.json`
				}
			]
		}
		const known = this.#about.get(key) ?? new Map<string, unknown[]>()
		this.#about.set(key, known)
		known.set(about, [...(known.get(about) ?? []), ...parsed.data])
		return []
	}

	#takeUnemulated(key: string, value: unknown, origin: (path: Path) => Origin) {
		const idKeys = unemulated[key]?.id ?? []
		for (const [index, thing] of (Array.isArray(value) ? value : []).entries()) {
			const id = idKeys.map(one => thing?.[one]).find(one => typeof one === 'string') ?? `${key}[${index}]`
			this.#unemulated.push({key, id, at: origin([key, index])})
		}
	}

	done(): Snapshot {
		return {
			things: Object.fromEntries(
				Object.keys(kinds).map(kind => [kind, [...(this.#things.get(kind as AnswerKind)?.values() ?? [])]])
			) as unknown as Snapshot['things'],
			about: Object.fromEntries(
				Object.keys(answersAboutOne).map(key => [key, this.#about.get(key as AnswerAboutOne) ?? new Map()])
			) as unknown as Snapshot['about'],
			unemulated: this.#unemulated,
			passedOver: this.#passedOver
		}
	}
}

/** One page of several, or only the first 1,000 routes. */
const isCut = ({NextToken, nextToken, AdditionalRoutesAvailable}: Parsed['value']): boolean =>
	AdditionalRoutesAvailable === true || [NextToken, nextToken].some(token => typeof token === 'string' && token !== '')

/** An answer of another command with the same key, about something else. */
function isOfAnother(key: AnswerAboutOne, value: unknown): boolean {
	const {marks, foreign} = answersAboutOne[key]
	const items: readonly Readonly<Record<string, unknown>>[] = Array.isArray(value) ? value : []
	const has = (names: readonly string[]) => items.some(item => names.some(name => item?.[name] !== undefined))
	return items.length > 0 && (!has(marks) || has(foreign))
}

/** Without ClassicLink's descriptions of VPCs, which only show whether it was enabled. */
const advertisedOf = (kind: AnswerKind, value: unknown): unknown =>
	kind === 'Vpcs' && Array.isArray(value)
		? value.filter(one => one?.ClassicLinkEnabled === undefined && one?.ClassicLinkDnsSupported === undefined)
		: value

const isGlobal = (kind: AnswerKind): boolean => 'isGlobal' in kinds[kind]

function identityOf(kind: AnswerKind, thing: object): string | undefined {
	const keys: readonly string[] = kinds[kind].ids
	const values = keys.map(key => (thing as Readonly<Record<string, unknown>>)[key])
	return values.some(value => typeof value === 'string') ? values.join(' ') : undefined
}

/** Shared things are described to both accounts, but completely only to the owner. */
function knowsBetter(
	thing: {at: Origin; OwnerId?: unknown; TransitGatewayOwnerId?: unknown; Cidrs?: unknown; VPCs?: unknown},
	before: {at: Origin; Cidrs?: unknown; VPCs?: unknown}
): boolean {
	if (thing.Cidrs !== undefined && before.Cidrs === undefined) return true
	if (thing.VPCs !== undefined && before.VPCs === undefined) return true
	const owner = thing.OwnerId ?? thing.TransitGatewayOwnerId
	return owner !== undefined && thing.at.account === owner && before.at.account !== owner
}
