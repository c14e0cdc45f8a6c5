/**
 * The answers of many `aws … describe-…` calls, put together: by kind, each thing once, with its account and region.
 * Pure. What a file is, the key of its answer says (`{"Vpcs": […]}`), whatever it is called.
 */
import type {z} from 'zod'
import {BadLab, type Problem, toProblem} from '../lab/problem.ts'
import {readSource} from '../lab/source.ts'
import type {Finding, Path} from '../model/finding.ts'
import {type AnswerAboutOne, type AnsweredAboutOne, type AnswerKind, answersAboutOne, type Described, kinds} from './describe.ts'
import {asLists} from './one-answer.ts'
import {irrelevant, unemulated} from './other-kinds.ts'

export type SnapshotFile = {
	/** As messages name it. */
	readonly file: string
	/** Its path inside the snapshot: says account and region, if folders do. */
	readonly place: string
	readonly text: string
}

/** Where a thing stands in a snapshot. */
export type Origin = {
	readonly file: string
	readonly path: Path
	/** Who asked for it; undefined where nothing says. */
	readonly account: string | undefined
	readonly region: string
}

export type Thing<K extends AnswerKind> = Described<K> & {readonly at: Origin}

export type Snapshot = {
	readonly things: {readonly [K in AnswerKind]: readonly Thing<K>[]}
	/** Answers about one thing, by its id. */
	readonly about: {readonly [K in AnswerAboutOne]: ReadonlyMap<string, readonly AnsweredAboutOne<K>[]>}
	/** Things of kinds that nothing here emulates. */
	readonly unemulated: readonly {readonly key: string; readonly id: string; readonly at: Origin}[]
	/** Files, or parts of files, that say nothing that is understood. */
	readonly passedOver: readonly {readonly file: string; readonly what: string}[]
}

export type ReadOptions = {
	/** Region of files that do not say theirs. */
	readonly region?: string | undefined
	readonly account?: string | undefined
}

/**
 * Throws BadLab with every file that is broken (line and column), every answer that lacks what its kind needs
 * (JSON path), and every file whose region nobody says.
 */
export function readSnapshot(files: readonly SnapshotFile[], options: ReadOptions = {}): Snapshot {
	const problems: Problem[] = []
	const parsed = files.flatMap(file => {
		const value = parse(file, problems)
		return value === undefined ? [] : [{...file, value, ...placeOf(file)}]
	})
	const regions = regionsOf(parsed)
	const collected = new Collected()
	for (const one of parsed) {
		const known = one.region ?? options.region ?? regions.get(folderOf(one.place))
		const region = typeof known === 'string' ? known : undefined
		collected.take(one, {region, account: one.account ?? options.account, several: Array.isArray(known) ? known : []}, problems)
	}
	if (problems.length > 0) throw new BadLab(problems)
	return collected.done()
}

type Parsed = SnapshotFile & {
	readonly value: Readonly<Record<string, unknown>>
	readonly account?: string
	readonly region?: string
}

/** The value of a file that is a JSON object. A list, or a value of another kind, is passed over later. */
function parse({file, text}: SnapshotFile, problems: Problem[]): Readonly<Record<string, unknown>> | undefined {
	if (text.trim() === '') {
		problems.push(toProblem({path: [], message: 'the file is empty', fix: 'save the answer again, or take the file away'}, file))
		return undefined
	}
	try {
		const value = JSON.parse(text.replace(/^\uFEFF/, ''))
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
	} catch (error) {
		problems.push(...syntaxProblems(file, text, error as Error))
		return undefined
	}
}

/** JSON.parse says where by offset only, if at all; a YAML reader says it by line and column. */
function syntaxProblems(file: string, text: string, {message}: Error): readonly Problem[] {
	const fix = 'the file is cut off, or no JSON: save the answer again with --output json'
	try {
		readSource(text, file.endsWith('.json') ? file : `${file}.json`)
	} catch (error) {
		if (error instanceof BadLab) return error.problems.slice(0, 1).map(problem => ({...problem, file, fix}))
	}
	return [toProblem({path: [], message: `no JSON: ${message}`, fix}, file)]
}

const regionPattern = /(?:^|[/._-])((?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-[a-z]+-\d)(?=[/._-]|$)/g
const accountPattern = /(?:^|[/._-])(\d{12})(?=[/._-]|$)/g

function placeOf({place}: SnapshotFile): {account?: string; region?: string} {
	const account = [...place.matchAll(accountPattern)].at(-1)?.[1]
	const region = [...place.matchAll(regionPattern)].at(-1)?.[1]
	return {...(account !== undefined && {account}), ...(region !== undefined && {region})}
}

const folderOf = (place: string): string => place.split('/').slice(0, -1).join('/')

/** The region of each folder whose files do not say it by their path: of zones and ARNs in their content. Several: all of them. */
function regionsOf(files: readonly Parsed[]): ReadonlyMap<string, string | string[]> {
	const byFolder = Map.groupBy(
		files.filter(({region}) => region === undefined),
		({place}) => folderOf(place)
	)
	return new Map(
		[...byFolder].flatMap(([folder, members]) => {
			const found = [...new Set(members.flatMap(({text}) => regionsIn(text)))].sort()
			return found.length === 0 ? [] : [[folder, found.length === 1 ? (found[0] ?? '') : found] as const]
		})
	)
}

/** `"AvailabilityZone": "us-east-1a"`, `"RegionName": "us-east-1"`, `"…Arn": "arn:aws:ec2:us-east-1:…"`; not the far side of a peering. */
const regionsIn = (text: string): string[] =>
	[
		...text.matchAll(
			/"(?:AvailabilityZone|ZoneName|RegionName)"\s*:\s*"([a-z-]+-\d)[a-z]?"|"\w*Arn"\s*:\s*"arn:[\w-]+:[\w-]+:([a-z-]+-\d):/g
		)
	].flatMap(([, zone, arn]) => zone ?? arn ?? [])

type From = {readonly region: string | undefined; readonly account: string | undefined; readonly several: readonly string[]}

/** Answers as they come in; the same thing may be told by two accounts. */
class Collected {
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
							: 'nothing says in which region this is',
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

/** A page of several, or the first 1,000 routes of more. */
const isCut = ({NextToken, nextToken, AdditionalRoutesAvailable}: Parsed['value']): boolean =>
	AdditionalRoutesAvailable === true || [NextToken, nextToken].some(token => typeof token === 'string' && token !== '')

/** Of the same key in the answer of another command, which is about something else. */
function isOfAnother(key: AnswerAboutOne, value: unknown): boolean {
	const {marks, foreign} = answersAboutOne[key]
	const items: readonly Readonly<Record<string, unknown>>[] = Array.isArray(value) ? value : []
	const has = (names: readonly string[]) => items.some(item => names.some(name => item?.[name] !== undefined))
	return items.length > 0 && (!has(marks) || has(foreign))
}

/** ClassicLink told of VPCs too, and nothing but whether it was on. */
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

/** What is shared is described to both accounts; its owner sees all of it. */
function knowsBetter(
	thing: {at: Origin; OwnerId?: unknown; TransitGatewayOwnerId?: unknown; Cidrs?: unknown; VPCs?: unknown},
	before: {at: Origin; Cidrs?: unknown; VPCs?: unknown}
): boolean {
	if (thing.Cidrs !== undefined && before.Cidrs === undefined) return true
	if (thing.VPCs !== undefined && before.VPCs === undefined) return true
	const owner = thing.OwnerId ?? thing.TransitGatewayOwnerId
	return owner !== undefined && thing.at.account === owner && before.at.account !== owner
}

function inWords(issue: z.core.$ZodIssue, prefix: Path): Finding {
	const path = [...prefix, ...(issue.path as (string | number)[])]
	const {message} = issue
	const [, wanted = '', got = ''] = /expected (\w+), received (\w+)/.exec(message) ?? []
	if (got === 'undefined') return {path, message: 'is missing'}
	if (got !== '') return {path, message: `is ${withArticle(got)}, not ${withArticle(wanted)}`}
	return {path, message: message.replace(/^Invalid option: expected one of (.*)$/, 'is none of $1')}
}

const withArticle = (type: string): string => `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`

/** Findings with line and column: the text is read once more, which only a fault is worth. */
function locate(findings: readonly Finding[], file: string, text: string): readonly Problem[] {
	try {
		return readSource(text, file).locateAll(findings)
	} catch {
		return findings.map(finding => toProblem(finding, file))
	}
}
