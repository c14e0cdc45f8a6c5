/**
 * Merges the answers of many `aws … describe-…` calls: by kind, each thing once, with its account and Region. Pure. A file is identified by the
 * key of its answer (`{"Vpcs": […]}`), not by its name.
 */
import {BadLab, type Problem, toProblem} from '../lab/problem.ts'
import {syntaxProblems} from './answer-problems.ts'
import {Collected} from './collected.ts'
import type {Parsed} from './parsed.ts'
import type {ReadOptions, Snapshot, SnapshotFile} from './snapshot.ts'

/**
 * Throws BadLab with every broken file (line and column), every answer that lacks a required key (JSON path), and every file whose
 * Region is unknown.
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

/** A file's JSON object. Lists and other values are ignored later. */
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

const regionPattern = /(?:^|[/._-])((?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-[a-z]+-\d)(?=[/._-]|$)/g
const accountPattern = /(?:^|[/._-])(\d{12})(?=[/._-]|$)/g

function placeOf({place}: SnapshotFile): {account?: string; region?: string} {
	const account = [...place.matchAll(accountPattern)].at(-1)?.[1]
	const region = [...place.matchAll(regionPattern)].at(-1)?.[1]
	return {...(account !== undefined && {account}), ...(region !== undefined && {region})}
}

const folderOf = (place: string): string => place.split('/').slice(0, -1).join('/')

/** The Region of each folder whose path does not name it, from zones and ARNs in its files; all of them if there are several. */
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

/** `"AvailabilityZone": "us-east-1a"`, `"RegionName": "us-east-1"`, `"…Arn": "arn:aws:ec2:us-east-1:…"`; not those of a peering's remote side. */
const regionsIn = (text: string): string[] =>
	[
		...text.matchAll(
			/"(?:AvailabilityZone|ZoneName|RegionName)"\s*:\s*"([a-z-]+-\d)[a-z]?"|"\w*Arn"\s*:\s*"arn:[\w-]+:[\w-]+:([a-z-]+-\d):/g
		)
	].flatMap(([, zone, arn]) => zone ?? arn ?? [])
