/** Recordings as questions to a running lab: who sends, what is compared, and what cannot be asked here. Pure. */
import {routeTo} from '../control/routes.ts'
import type {Note} from '../import/notes.ts'
import type {Lab} from '../model/model.ts'
import type {Address} from '../net/address.ts'
import {namespaceOf} from '../plan/names.ts'
import type {Directory} from './directory.ts'
import type {Recording, Unusable} from './recordings.ts'

export type RecordedQuestion = {
	readonly recording: Recording
	/** The client's namespace. */
	readonly namespace: string
	/** Whether the answer's TTL is compared: the destination is private, or public and in the client's own Region. */
	readonly judgesTtl: boolean
	/** What responds on AWS and is not in the lab: the question is not asked. */
	readonly notEmulated?: {readonly kind: string; readonly id: string}
}

export type Questions = {readonly questions: readonly RecordedQuestion[]; readonly unusable: readonly Unusable[]}

export function questionsOf(recordings: readonly Recording[], lab: Lab, notes: readonly Note[], directory: Directory): Questions {
	const questions: RecordedQuestion[] = []
	const unusable: Unusable[] = []
	for (const recording of recordings) {
		const question = toQuestion(recording, lab, notes, directory)
		if (typeof question === 'string') {
			unusable.push({file: recording.file, reason: question})
		} else {
			questions.push(question)
		}
	}
	return {questions, unusable}
}

function toQuestion(recording: Recording, lab: Lab, notes: readonly Note[], directory: Directory): RecordedQuestion | string {
	const {source, destination} = recording
	const swallower = notes.find(({addresses}) => addresses?.includes(destination))
	const behindAddress = swallower && {notEmulated: {kind: swallower.kind, id: swallower.id}}
	if (directory.isOutside(source)) {
		const host = lab.internetHosts.find(({ipv4, ipv6}) => ipv4 === source || ipv6 === source)
		if (!host) return `no host of the lab has the address ${source}`
		return {
			recording,
			namespace: namespaceOf.internetHost(host.name),
			judgesTtl: directory.isPrivate(destination),
			...behindAddress
		}
	}
	const sources = directory.sourcesAt(source)
	const [client] = sources
	if (!client) return `no running instance has the address ${source}`
	if (sources.length > 1) {
		return `${sources.length} instances have the address ${source}: ${sources.map(({instance}) => instance).join(', ')}`
	}
	const {vpc, instance, networkInterface} = client
	const owner = directory.ownerOf(destination, source)
	const isOfRegion = owner?.isPublic === true && owner.vpc.region === vpc.region
	const notEmulated = behindAddress?.notEmulated ?? routedAway(destination, networkInterface.subnet, lab, notes)
	return {
		recording,
		namespace: namespaceOf.instance(instance),
		judgesTtl: directory.isPrivate(destination) || isOfRegion,
		...(notEmulated && {notEmulated})
	}
}

/** Whether the client's route leads to something that the lab does not have. */
function routedAway(
	destination: Address,
	subnetKey: string,
	lab: Lab,
	notes: readonly Note[]
): {kind: string; id: string} | undefined {
	const vpc = lab.vpcs.find(({subnets}) => subnets.some(({key}) => key === subnetKey))
	const tableKey = vpc?.subnets.find(({key}) => key === subnetKey)?.routeTable
	const table = vpc?.routeTables.find(({key}) => key === tableKey)
	const target = table && routeTo(table, destination)?.target
	if (target?.kind !== 'gone') return undefined
	const note = notes.find(({id, routes}) => id === target.was && routes?.routeTable === tableKey)
	return note && {kind: note.kind, id: note.id}
}
