/** The records of stacks in a lab: found, written, and their events. Pure. */
import {idOf} from '../../aws/ids.ts'
import {resourceChanges} from '../../iac/cloudformation/changes.ts'
import type {StackSummary} from '../../iac/cloudformation/convert.ts'
import {physicalId, pseudoParameters} from '../../iac/cloudformation/pseudo.ts'
import type {StackEvent, StackRecord} from '../../iac/cloudformation/stack-record.ts'
import type {StackResource} from '../../iac/cloudformation/stack-types.ts'
import type {LoadedLab} from '../../lab/read.ts'
import {AwsError} from '../errors.ts'
import {type Failed, isSame, type Where} from './commit.ts'

export const deleted = 'DELETE_COMPLETE'
export const inReview = 'REVIEW_IN_PROGRESS'
const stackType = 'AWS::CloudFormation::Stack'

/** Most deleted stacks that are kept. */
const mostDeleted = 50

/** A lab's own stacks, raised from templates, have no record of calls: one is made of what is known of them. */
export function recordsIn({stackRecords = [], stacks = []}: LoadedLab): readonly StackRecord[] {
	const others = stacks.filter(one => !stackRecords.some(record => record.status !== deleted && isSame(record, one)))
	return [...others.map(ofFile), ...stackRecords]
}

const ofFile = (made: StackSummary): StackRecord => ({
	id: stackId(made),
	name: made.name,
	region: made.region,
	account: made.account,
	status: 'CREATE_COMPLETE',
	createdMs: 0,
	made,
	undo: [],
	events: [],
	changeSets: []
})

export const isOfFile = (record: StackRecord, {stackRecords = []}: LoadedLab): boolean => !stackRecords.includes(record)

const stackId = ({name, region, account}: Where): string =>
	String(pseudoParameters({stackName: name, region, account})['AWS::StackId'])

export const doesNotExist = (name: string): AwsError => new AwsError('ValidationError', `Stack with id ${name} does not exist`)

/** By name, or also a deleted one by id. */
export function recordOf(asked: string, where: Omit<Where, 'name'>, loaded: LoadedLab): StackRecord | undefined {
	const all = recordsIn(loaded).filter(({region, account}) => region === where.region && account === where.account)
	return (
		all.find(({name, id, status}) => status !== deleted && (name === asked || id === asked)) ??
		all.findLast(({id}) => id === asked)
	)
}

/** Errors: AwsError. */
export function existing(asked: string, where: Omit<Where, 'name'>, loaded: LoadedLab): StackRecord {
	const found = recordOf(asked, where, loaded)
	if (!found) throw doesNotExist(asked)
	return found
}

export const newRecord = (where: Where, nowMs: number): StackRecord => ({
	...where,
	id: stackId(where),
	status: inReview,
	createdMs: nowMs,
	undo: [],
	events: [],
	changeSets: []
})

/** The lab with this record in place of the one before. */
export function withRecord(loaded: LoadedLab, record: StackRecord): LoadedLab {
	const others = (loaded.stackRecords ?? []).filter(one => one.id !== record.id)
	const gone = others.filter(({status}) => status === deleted).length - mostDeleted
	const kept = others.filter((one, index) => one.status !== deleted || index >= gone)
	const stacks = (loaded.stacks ?? []).filter(one => !isSame(one, record))
	return {
		...loaded,
		stackRecords: [...kept, record],
		stacks: record.made && record.status !== deleted ? [...stacks, record.made] : stacks
	}
}

type Step = Omit<StackEvent, 'id' | 'atMs' | 'physicalId'> & {readonly physicalId?: string | undefined}

/** The events of a change, in the order in which AWS would report them. */
export function withEvents(record: StackRecord, steps: readonly Step[], nowMs: number): StackRecord {
	const added = steps.map(
		({physicalId: own, ...step}, index): StackEvent => ({
			id: `${step.logicalId}-${step.status}-${idOf('event', `${record.id} ${record.events.length + index}`).slice(6)}`,
			atMs: nowMs + index,
			physicalId: own ?? '',
			...step
		})
	)
	return {...record, events: [...record.events, ...added]}
}

export const ofStack = ({name, id}: Pick<StackRecord, 'name' | 'id'>, status: string, reason?: string): Step => ({
	logicalId: name,
	type: stackType,
	physicalId: id,
	status,
	...(reason !== undefined && {reason})
})

/** Of each resource that is added, changed or removed. */
export function ofResources(before: readonly StackResource[], after: readonly StackResource[], name: string): readonly Step[] {
	const verbs = {Add: 'CREATE', Modify: 'UPDATE', Remove: 'DELETE'} as const
	const all = new Map([...before, ...after].map(one => [one.logicalId, one]))
	return resourceChanges(before, after).flatMap(({action, logicalId, type}) => {
		const one = all.get(logicalId)
		const id = one && physicalOf(one, name)
		const step = {logicalId, type, physicalId: id, properties: one?.properties}
		return [
			{...step, status: `${verbs[action]}_IN_PROGRESS`},
			{...step, status: `${verbs[action]}_COMPLETE`}
		]
	})
}

/** Of what AWS would have refused. */
export const ofFailures = (failed: readonly Failed[], verb: string, types: ReadonlyMap<string, string>): readonly Step[] =>
	failed
		.filter(({logicalId}) => logicalId !== '')
		.map(({logicalId, reason}) => ({logicalId, type: types.get(logicalId) ?? '', status: `${verb}_FAILED`, reason}))

/** Resources that the network does not have are named as CloudFormation names them. */
export const physicalOf = ({physicalId: own, logicalId}: StackResource, stackName: string): string =>
	own ?? physicalId(stackName, logicalId)
