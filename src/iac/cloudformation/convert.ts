/** Converts stacks to a lab document, in their order, merged with the lab file. Pure. */

import {accountOf, defaultAccount, defaultRegion} from '../../aws/account.ts'
import {isRegion} from '../../aws/regions.ts'
import {zoneDirectory} from '../../aws/zone/directory.ts'
import {type Problem, toProblem} from '../../lab/problem.ts'
import {checkRules} from '../../lab/resolve.ts'
import type {LabDocument} from '../../lab/schema.ts'
import {valueAt} from '../../lab/schema-shape.ts'
import {checkShape} from '../../lab/shape.ts'
import type {Source} from '../../lab/source.ts'
import type {Finding} from '../../model/finding.ts'
import type {Lab} from '../../model/model.ts'
import {Building, merged} from '../building.ts'
import {type PlacedFile, Report} from '../report.ts'
import type {TerraformInput} from '../terraform/input.ts'
import {makeTerraform} from '../terraform/network.ts'
import {plain} from './outputs.ts'
import type {Given} from './parameters.ts'
import {makeStack} from './stack.ts'
import type {Shared, Stack, StackResource} from './stack-types.ts'
import {isMap} from './template.ts'
import type {TemplateText} from './text.ts'

export type StackAsked = {
	readonly name: string
	/** Default: the lab's. */
	readonly region?: string | undefined
	readonly account?: string | undefined
} & (
	| {readonly text: TemplateText; readonly parameters?: Given; readonly tags?: Readonly<Record<string, string>>}
	/** A folder, plan or state of Terraform. */
	| {readonly terraform: TerraformInput}
)

/** A stack as a loaded lab keeps it. */
export type StackSummary = {
	readonly name: string
	readonly template: string
	readonly region: string
	readonly account: string
	readonly outputs: Readonly<
		Record<string, {readonly value: unknown; readonly description?: string; readonly exportName?: string}>
	>
	readonly resources: readonly StackResource[]
	readonly parameters?: Readonly<Record<string, string>>
	readonly imports?: readonly string[]
}

export type Converted = {
	/** With all its places; problems are located in a template or in the lab file. */
	readonly source: Source
	readonly problems: readonly Problem[]
	/** What the network leaves out. */
	readonly notes: readonly string[]
	/** Values that were assumed, and how to set others. */
	readonly assumptions: readonly string[]
	readonly stacks: readonly StackSummary[]
}

type Options = {
	/** The lab's name. */
	readonly name: string
	readonly previous?: Lab | undefined
	readonly nested: Shared['nested']
	/** Adds tags with the stack that made a thing. */
	readonly tagsStacks: boolean
	/** Exports of stacks that are there already, by `keyOf()`. */
	readonly exports?: ReadonlyMap<string, unknown>
	/**
	 * Things of stacks get names that no thing of the lab has, but for these, which the stack had before. Absent: the lab file adds to what has
	 * the same name.
	 */
	readonly ownNames?: ReadonlySet<string>
}

/** `base`: the lab file, without its section `stacks`. */
export function convertStacks(asked: readonly StackAsked[], base: Source, options: Options): Converted {
	const own = (base.document ?? {}) as LabDocument
	const home = homeIn(asked, own)
	const {region, account} = home
	const building = new Building({...withoutChecks(own), ...home.written}, {name: options.name, previous: options.previous})
	const report = new Report()
	const texts = new Map<string, PlacedFile>(asked.flatMap(filesOf).map(file => [file.file, file]))
	const shared: Shared = {
		building,
		report,
		exports: new Map(options.exports),
		stacks: new Map(),
		takenNames: takenIn(own, options.ownNames),
		idsInAws: new Map(),
		zonesOf: of => [...zoneDirectory(own).idsIn(of, account).keys()].sort(),
		home: {region, account},
		nested(url, from) {
			const found = options.nested(url, from)
			if (!('missing' in found)) texts.set(found.file, found)
			return found
		},
		tagsStacks: options.tagsStacks
	}
	for (const one of asked) {
		const said = 'terraform' in one ? one.terraform.home : {}
		const where = {
			region: one.region ?? said.region ?? region,
			account: accountOf(own, one.account) ?? one.account ?? said.account ?? account
		}
		if (!isRegion(where.region)) {
			report.refuse(filesOf(one)[0] as PlacedFile, {
				path: [],
				message: `stack ${one.name}: there is no region ${where.region}`,
				code: 'ValidationError',
				fix: 'write a region such as us-east-1'
			})
			continue
		}
		if ('terraform' in one) {
			makeTerraform({name: one.name, terraform: one.terraform, ...where}, shared)
		} else {
			makeStack({name: one.name, text: one.text, parameters: one.parameters ?? {}, tags: one.tags, ...where}, shared)
		}
	}
	// Modules of Terraform are read as they are called.
	for (const file of asked.flatMap(filesOf)) texts.set(file.file, file)
	const document = merged(building.document, own)
	const around = {base, own, building, texts}
	// Problems of the rest are reported together with these, not only after these are fixed.
	const ofRules = () => {
		const shaped = checkShape({...(document as LabDocument), checks: undefined})
		const findings = shaped.findings ?? checkRules(shaped.document, {name: options.name, previous: options.previous}).findings
		return findings.map(finding => located(finding, around))
	}
	return {
		source: {
			file: base.file,
			text: '',
			document,
			locate: base.locate,
			locateAll: findings => [...findings].map(finding => located(finding, around))
		},
		problems: report.problems.length === 0 ? [] : inOrder([...report.problems, ...ofRules()]),
		notes: report.notes,
		assumptions: report.assumptions,
		stacks: [...shared.stacks.values()].map(summaryOf)
	}
}

const filesOf = (asked: StackAsked): readonly PlacedFile[] => ('terraform' in asked ? asked.terraform.files : [asked.text])

/** Where things are that say nothing else. Of Terraform it is what the provider of the first one says, which is written into the lab then. */
function homeIn(asked: readonly StackAsked[], own: LabDocument) {
	const first = asked.find(one => 'terraform' in one)
	const said =
		first && 'terraform' in first
			? {region: first.region ?? first.terraform.home.region, account: first.terraform.home.account}
			: {}
	const ofFile = own.region !== undefined && isRegion(own.region) ? own.region : undefined
	const region = ofFile ?? (said.region !== undefined && isRegion(said.region) ? said.region : defaultRegion)
	const account = accountOf(own, own.account) ?? said.account ?? defaultAccount
	return {
		region,
		account,
		written: {
			...(own.region === undefined && region !== defaultRegion && {region}),
			...(own.account === undefined && account !== defaultAccount && {account})
		}
	}
}

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
	problems.toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))

const withoutChecks = ({checks: _, ...rest}: LabDocument): Readonly<Record<string, unknown>> => rest

/** What an entry of the lab file has if it is a thing of its own. Without any of it, a stack makes the thing, and the file only adds to it. */
const ownKeys: Readonly<Record<string, readonly string[]>> = {
	vpcs: ['cidr'],
	sites: ['publicIp', 'instance', 'devices'],
	vpnConnections: ['site'],
	peerings: ['requester'],
	transitGatewayPeerings: ['requester']
}

/** Names that the lab file uses for things of its own. */
const namesIn = (document: LabDocument): readonly string[] =>
	Object.entries(document).flatMap(([key, section]) =>
		key === 'checks' || typeof section !== 'object' || section === null
			? []
			: Object.entries(section).flatMap(([name, entry]) => (isOwn(entry, ownKeys[key]) ? [name] : []))
	)

const takenIn = (document: LabDocument, ownNames: ReadonlySet<string> | undefined): Set<string> =>
	new Set(ownNames ? allNamesIn(document).filter(name => !ownNames.has(name)) : namesIn(document))

/** Those inside VPCs as well. */
const allNamesIn = (document: LabDocument): readonly string[] =>
	Object.values({...document, checks: undefined}).flatMap(section =>
		isMap(section)
			? Object.entries(section).flatMap(([name, entry]) => [
					name,
					...(isMap(entry) ? Object.values(entry).flatMap(inner => (isMap(inner) ? Object.keys(inner) : [])) : [])
				])
			: []
	)

const isOwn = (entry: unknown, keys: readonly string[] | undefined): boolean =>
	keys === undefined || (typeof entry === 'object' && entry !== null && keys.some(key => Object.hasOwn(entry, key)))

type Around = {
	readonly base: Source
	readonly own: LabDocument
	readonly building: Building
	readonly texts: ReadonlyMap<string, PlacedFile>
}

/** A problem of the lab file's own contents is located there, others in the template that wrote the part. */
function located(finding: Finding, {base, own, building, texts}: Around): Problem {
	const isOwn = finding.path.length > 0 && valueAt(own, finding.path) !== undefined
	const origin = isOwn ? undefined : building.originOf(finding.path)
	const text = origin && texts.get(origin.file)
	if (!origin || !text) return toProblem(finding, base.file, base.locate(finding.path, finding.at))
	return toProblem({...finding, path: origin.path}, origin.file, text.locate(origin.path))
}

const summaryOf = ({file, outputs, ...stack}: Stack): StackSummary => ({
	...stack,
	template: file,
	outputs: Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, {...output, value: plain(output.value)}]))
})
