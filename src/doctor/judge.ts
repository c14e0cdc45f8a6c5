/** Judges the facts found on a machine: what it can and cannot do. Pure. */
import {type Feature, features} from './features.ts'
import {limits} from './limits.ts'
import {capabilities, programs} from './programs.ts'
import {type FeatureAnswers, readVersion} from './script.ts'
import {type Comparison, compareWithTested, readDistribution, renderTested, type TestedThing} from './tested.ts'

export type Seen = {
	/** /etc/os-release; empty where there is none. */
	readonly osRelease: string
	/** `6.18.44`, as printed by `uname -r`. */
	readonly kernel: string
	/** `v24.21.0`. */
	readonly node: string
	readonly uid: number
	/** Effective capabilities, one bit each. */
	readonly capabilities: bigint
	/** Programs by name. */
	readonly programs: FeatureAnswers
	/** koffi's version, or why it does not load. */
	readonly koffi: {readonly version: string} | {readonly error: string}
	/** Absent: nothing was tried, for lack of rights. A lane that could not be entered has the reason in `error`. */
	readonly features?: {
		readonly links: FeatureAnswers
		readonly sets: FeatureAnswers
		readonly legacy: FeatureAnswers
		readonly nft: FeatureAnswers
		readonly error?: string
	}
	/** By the limit's id; absent where this kernel does not report it. */
	readonly limits: Readonly<Record<string, number | undefined>>
}

export type MachineFinding = {
	/** `distribution`, `user`, `capability:CAP_NET_ADMIN`, `program:ipset`, `kernel:esp`, `limit:open-files`, `node`, `koffi`. */
	readonly id: string
	readonly group: 'rights' | 'programs' | 'kernel' | 'limits'
	readonly title: string
	/** `low`: a limit that large labs meet. `untested`: only root can try. */
	readonly state: 'ok' | 'missing' | 'low' | 'untested'
	/** Without it, labs or a whole kind of checks are impossible. */
	readonly needed: boolean
	/** A version, a number, or the message of a program or the kernel. */
	readonly found?: string
	/** How the version found compares with those that vpclab is tested with, and which these are. */
	readonly tested?: {readonly is: Comparison; readonly versions: string}
	/** A note that prevents nothing. */
	readonly note?: string
	/** The consequence for labs. Absent if nothing is missing. */
	readonly follows?: string
	/** What to do about it. Absent if nothing is missing. */
	readonly fix?: string
}

export type Findings = readonly MachineFinding[]

/** Every finding, in the order of the report. */
export const judge = (seen: Seen): Findings => [
	...judgeRights(seen),
	...judgePrograms(seen),
	...judgeKernel(seen),
	...judgeLimits(seen)
]

/** What is required and missing: unless this is empty, no lab should be raised. */
export const missing = (findings: Findings): Findings => findings.filter(({needed, state}) => needed && state === 'missing')

const privileged = 'start the container with --privileged, or use a virtual machine'

function judgeRights({uid, capabilities: held}: Seen): Findings {
	const root: MachineFinding = {id: 'user', group: 'rights', title: 'root', needed: true, state: 'ok'}
	if (uid !== 0) {
		return [{...root, state: 'missing', found: `uid ${uid}`, follows: 'no lab can be raised', fix: 'run it with sudo'}]
	}
	return [
		root,
		...capabilities.map(({name, bit, without}): MachineFinding => {
			const finding = {id: `capability:${name}`, group: 'rights', title: name, needed: true} as const
			if ((held >> BigInt(bit)) & 1n) return {...finding, state: 'ok'}
			return {
				...finding,
				state: 'missing',
				follows: without,
				fix: 'start the container with --privileged, or use a virtual machine'
			}
		})
	]
}

/** A version, with a note if it is not a tested one. */
function judgeVersion(thing: TestedThing, found: string): Pick<MachineFinding, 'found' | 'tested' | 'note'> {
	const is = compareWithTested(thing, found)
	const versions = renderTested(thing)
	const notes = {
		tested: undefined,
		newer: `newer than the tested ${thing}: ${versions}`,
		older: `older than the tested ${thing}: ${versions}`,
		between: `between the tested ${thing}: ${versions}`
	} satisfies Record<Comparison, string | undefined>
	return {found, tested: {is, versions}, ...(notes[is] && {note: notes[is]})}
}

function judgePrograms(seen: Seen): Findings {
	const {name: distribution, note} = readDistribution(seen.osRelease)
	const programsFound = {group: 'programs', needed: true, state: 'ok'} as const
	return [
		{...programsFound, id: 'distribution', title: 'distribution', needed: false, found: distribution, ...(note && {note})},
		{...programsFound, id: 'node', title: 'node', ...judgeVersion('Node', seen.node.replace(/^v/, ''))},
		judgeKoffi(seen.koffi),
		...programs.map(({name, package: debianPackage, needed, without, tested}): MachineFinding => {
			const title = tested === undefined || tested === name ? name : `${name} (${tested})`
			const finding = {id: `program:${name}`, group: 'programs', title, needed} as const
			const answer = seen.programs[name]
			const version = answer && readVersion(answer.words)
			if (answer?.ok && version && tested) return {...finding, state: 'ok', ...judgeVersion(tested, version)}
			if (answer?.ok) return {...finding, state: 'ok', ...(version && {found: version})}
			return {...finding, state: 'missing', follows: without, fix: `apt-get install ${debianPackage}`}
		})
	]
}

function judgeKoffi(koffi: Seen['koffi']): MachineFinding {
	const finding = {id: 'koffi', group: 'programs', title: 'koffi', needed: false} as const
	if ('version' in koffi) return {...finding, state: 'ok', found: koffi.version}
	return {
		...finding,
		state: 'missing',
		found: koffi.error,
		follows: 'labs are raised by batches of programs: the same labs, a few times slower',
		fix: 'npm ci, on x64 or arm64 with glibc'
	}
}

function judgeKernel({kernel, features: tried}: Seen): Findings {
	const kind = tried?.legacy.firewall?.ok ? 'legacy' : 'nft'
	const linux: MachineFinding = {
		id: 'kernel',
		group: 'kernel',
		title: 'Linux',
		needed: true,
		state: 'ok',
		...judgeVersion('Linux', kernel)
	}
	const namespaces: MachineFinding = {id: 'kernel:namespaces', group: 'kernel', title: 'namespaces', needed: true, state: 'ok'}
	if (!tried) {
		return [linux, ...[namespaces, ...features.map(toUntested)].map(finding => ({...finding, state: 'untested'}) as const)]
	}
	if (tried.error !== undefined) {
		const none = {state: 'missing', found: tried.error, follows: 'no lab can be raised', fix: privileged} as const
		return [linux, {...namespaces, ...none}, ...features.map(toUntested)]
	}
	const judged = features.map((feature): MachineFinding => {
		const {id, title, needed, lane, without} = feature
		const finding = {id: `kernel:${id}`, group: 'kernel', title, needed} as const
		const answer = tried[lane === 'firewall' ? kind : lane][id]
		if (answer?.ok) return {...finding, state: 'ok', ...(id === 'firewall' && {found: kind})}
		return {
			...finding,
			state: 'missing',
			...(answer?.words && {found: answer.words}),
			follows: without,
			fix: fixOfKernel(feature)
		}
	})
	return [linux, namespaces, ...judged]
}

/** Only root can try it, in a namespace. */
const toUntested = ({id, title, needed}: Feature): MachineFinding => ({
	id: `kernel:${id}`,
	group: 'kernel',
	title,
	needed,
	state: 'untested'
})

const fixOfKernel = ({modules}: Feature): string =>
	modules.length > 0 ? `modprobe ${modules.length > 1 ? '-a ' : ''}${modules.join(' ')}` : 'a kernel that has it'

const judgeLimits = ({limits: found}: Seen): Findings =>
	limits.flatMap(({id, title, enough, without, fix}): Findings => {
		const value = found[id]
		if (value === undefined) return []
		const finding = {id: `limit:${id}`, group: 'limits', title, needed: false, found: String(value)} as const
		return value >= enough ? [{...finding, state: 'ok'}] : [{...finding, state: 'low', follows: without(value), fix}]
	})
