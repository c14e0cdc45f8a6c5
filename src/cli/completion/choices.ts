import {readdirSync} from 'node:fs'
import {homedir} from 'node:os'
import {basename} from 'node:path'
import {type FaultName, faultNames, inKebabCase, waysOfTunnels} from '../../checks/fault-names.ts'
import {labNames} from '../../life/folders.ts'
import type {LabState} from '../../life/state.ts'
import {reporterNames} from '../../verify/reporters/names.ts'
import {commands} from '../commands.ts'
import {shortestNames} from '../shortest-names.ts'
import {type CompletedWord, type Completion, nothing, type Word} from './answer.ts'

/** Choices by the name of an argument or an option. */
export async function choices(asked: CompletedWord): Promise<Completion> {
	const {name} = asked
	return Object.hasOwn(byName, name) ? byName[name]!(asked) : nothing
}

const files: Completion = {kind: 'files'}
const names = (words: readonly Word[]): Completion => ({kind: 'names', words})

const byName: Readonly<Record<string, (asked: CompletedWord) => Completion | Promise<Completion>>> = {
	lab: labs,
	labs,
	async host({arguments: [lab = '']}) {
		return names(hostsOf(await running(lab)))
	},
	async from({arguments: [lab = '']}) {
		return names(await hostsOfAny(lab))
	},
	async to({arguments: [lab = '']}) {
		return names(await hostsOfAny(lab))
	},
	async path({arguments: [lab = '']}) {
		return names(await hostsOfAny(lab))
	},
	async points({arguments: [lab = '']}) {
		const {points} = (await running(lab)).plan
		const shortest = shortestNames(points, ({namespace, link, what}) => `${namespace} ${link} ${what}`)
		return names(shortest.map(word => ({word, what: points[word]?.what})))
	},
	async logs({arguments: [lab = '']}) {
		return names(((await running(lab)).loaded.lab.flowLogs ?? []).map(({key, id}) => ({word: key, what: id})))
	},
	async connection({arguments: [lab = '']}) {
		return names((await connectionsOf(lab)).map(word => ({word})))
	},
	async what({arguments: [lab = '']}) {
		const {tables} = await import('../../aws/shown.ts')
		return names([...[...Object.keys(tables), 'outputs', 'eni', 'host'].map(word => ({word})), ...hostsOf(await running(lab))])
	},
	async name({command, arguments: [lab = '', what]}) {
		if (command === 'fail' || command === 'heal') return names(await faultyOf(lab, what ?? ''))
		return command === 'inspect' && (what === 'eni' || what === 'host') ? names(hostsOf(await running(lab))) : nothing
	},
	instance: async ({arguments: [lab = '']}) => names(await faultyOf(lab, 'instance')),
	site: async ({arguments: [lab = '']}) => names(await faultyOf(lab, 'site')),
	tunnel: async ({arguments: [lab = '']}) => names(await faultyOf(lab, 'tunnel')),
	how: () => names(waysOfTunnels.map(word => ({word}))),
	file: () => files,
	checks: () => files,
	handedIn: () => files,
	lang: () => names([{word: 'en'}, {word: 'zh'}]),
	async lesson() {
		const {lessonsBelow, shippedLessons} = await import('../../learn/shipped-lessons.ts')
		return names(lessonsBelow(shippedLessons()).map(folder => ({word: basename(folder)})))
	},
	files: () => files,
	durations: () => files,
	parameters: () => files,
	varFile: () => files,
	paths: () => files,
	shard: () => names([{word: 'auto', what: 'as the CI engine or scheduler numbers this runner'}]),
	failure: () => names([...waysOfTunnels, 'maintenance', 'reboot'].map(word => ({word}))),
	dataPath: () => names([{word: 'kernel'}, {word: 'userspace'}]),
	report: () => names(reporterNames.map(word => ({word}))),
	command: ({arguments: {length}}) => (length === 2 ? {kind: 'commands'} : files),
	dir: () => files,
	dirs: () => files,
	write: () => files,
	prometheus: () => names([{word: '9464', what: 'a port; 0 for any'}]),
	output: () => files,
	folder: () => files,
	into: () => files,
	async quota() {
		const {quotas} = await import('../../aws/quotas.ts')
		return names(Object.entries(quotas).map(([name, {initial}]) => ({word: `${name}=`, what: `${initial} in a new account`})))
	},
	allow: () => files,
	protocol: () => names(['tcp', 'udp', 'icmp'].map(word => ({word})))
}

/** Names of running labs, and lab files with the folders that lead to them; only those that the command accepts. */
function labs({command, typed}: CompletedWord): Completion {
	const takes = commands[command]?.labs
	const running = takes === 'files' ? [] : namesOfLabs().map(word => ({word, what: 'a running lab'}))
	// If no running lab matches, the argument is usually a file.
	if (takes === 'running' && running.some(({word}) => word.startsWith(typed))) return {kind: 'paths', words: running}
	return {kind: 'paths', words: [...running, ...pathsLike(typed)]}
}

/** Empty for users without permission to list labs. */
function namesOfLabs(): readonly string[] {
	try {
		return labNames()
	} catch {
		return []
	}
}

function pathsLike(typed: string): readonly Word[] {
	const folder = typed.slice(0, typed.lastIndexOf('/') + 1)
	const begin = typed.slice(folder.length)
	try {
		return readdirSync(folder.replace(/^~\//, `${homedir()}/`) || '.', {withFileTypes: true})
			.filter(({name}) => name.startsWith(begin) && (begin !== '' || !name.startsWith('.')))
			.flatMap(entry => {
				if (entry.isFile()) return /\.(?:ya?ml|json)$/.test(entry.name) ? [{word: folder + entry.name}] : []
				return entry.isDirectory() || entry.isSymbolicLink() ? [{word: `${folder}${entry.name}/`}] : []
			})
			.sort((a, b) => (a.word < b.word ? -1 : 1))
	} catch {
		return []
	}
}

async function running(lab: string): Promise<LabState> {
	const {findRunning} = await import('../find-lab.ts')
	return findRunning(lab)
}

const hostsOf = ({plan: {hosts}}: Pick<LabState, 'plan'>): readonly Word[] =>
	shortestNames(hosts, ({namespace}) => namespace).map(word => ({word}))

/** Hosts of a running lab, or of a lab file. */
async function hostsOfAny(lab: string): Promise<readonly Word[]> {
	const {namesOf} = await import('../find-lab.ts')
	if (namesOfLabs().length > 0 && namesOf(lab).length > 0) return hostsOf(await running(lab))
	const {loadLab} = await import('../../lab/load.ts')
	const {lab: loaded} = await loadLab(lab, {ignoresDevices: true, badChecks: 'report'})
	const hosts = [
		...loaded.internetHosts,
		...loaded.vpcs.flatMap(({instances}) => instances),
		...(loaded.vpn?.sites ?? []).flatMap(({hosts: own}) => own)
	]
	return hosts.map(({name}) => ({word: name}))
}

async function connectionsOf(lab: string): Promise<readonly string[]> {
	if (namesOfLabs().includes(lab)) return ((await running(lab)).loaded.lab.vpn?.connections ?? []).map(({key}) => key)
	const {loadLab} = await import('../../lab/load.ts')
	const loaded = await loadLab(lab, {ignoresDevices: true, badChecks: 'report'})
	return (loaded.lab.vpn?.connections ?? []).map(({key}) => key)
}

/** Things that can fail in a running lab, by the word for their kind. */
async function faultyOf(lab: string, what: string): Promise<readonly Word[]> {
	const {loaded, plan} = await running(lab)
	const {sites = {}, directConnects = {}, vpnConnections = {}} = loaded.document
	const zones = loaded.lab.vpcs.flatMap(({subnets}) => subnets.map(({zone}) => zone))
	const failing: Readonly<Record<FaultName, () => readonly string[]>> = {
		zone: () => [...new Set(zones)],
		instance: () => hostsOf({plan}).map(({word}) => word),
		link: () => hostsOf({plan}).map(({word}) => word),
		tunnel: () => Object.keys(vpnConnections).flatMap(name => [`${name}:1`, `${name}:2`]),
		site: () => Object.keys(sites),
		directConnect: () => Object.keys(directConnects)
	}
	const name = faultNames.find(one => inKebabCase(one) === what)
	return (name ? failing[name]() : []).map(word => ({word}))
}
