/** Making, changing and deleting a stack: the record and the lab afterwards. A stack that fails changes nothing of the lab but its record. Pure. */
import type {StackRecord, StackSource} from '../../iac/cloudformation/stack-record.ts'
import type {LoadedLab} from '../../lab/read.ts'
import {AwsError} from '../errors.ts'
import {declared} from './asked.ts'
import {type Failed, textOf, withoutStack, withStack} from './commit.ts'
import {deleted, ofFailures, ofResources, ofStack, withEvents, withRecord} from './records.ts'

type Verb = 'CREATE' | 'UPDATE'

const noUpdates = () => new AwsError('ValidationError', 'No updates are to be performed.')

/** Errors: AwsError, for a template that AWS refuses at once, or an update that changes nothing. */
export function committed(record: StackRecord, source: StackSource, verb: Verb, loaded: LoadedLab, nowMs: number): LoadedLab {
	const result = withStack(record, source, verb === 'UPDATE' ? record : undefined, loaded)
	const begun = withEvents(record, [ofStack(record, `${verb}_IN_PROGRESS`, 'User Initiated')], nowMs)
	const {description} = declared(source.template)
	if ('failed' in result) return withRecord(loaded, failedRecord(begun, source, verb, result.failed, nowMs))
	if (verb === 'UPDATE' && isSameMade(record, source, result.made)) throw noUpdates()
	const steps = [
		...ofResources(record.made?.resources ?? [], result.made.resources, record.name),
		...(verb === 'UPDATE' ? [ofStack(record, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')] : []),
		ofStack(record, `${verb}_COMPLETE`)
	]
	const {reason: _, description: __, ...rest} = withEvents(begun, steps, nowMs + 1)
	return withRecord(result.loaded, {
		...rest,
		status: `${verb}_COMPLETE`,
		...(description !== undefined && {description}),
		...(verb === 'UPDATE' && {updatedMs: nowMs}),
		source,
		made: result.made,
		undo: result.undo
	})
}

const isSameMade = ({made, source}: StackRecord, next: StackSource, after: StackRecord['made']): boolean =>
	JSON.stringify([made?.resources, made?.outputs, source?.tags]) === JSON.stringify([after?.resources, after?.outputs, next.tags])

function failedRecord(
	record: StackRecord,
	source: StackSource,
	verb: Verb,
	failed: readonly Failed[],
	nowMs: number
): StackRecord {
	const names = failed.map(({logicalId}) => logicalId).filter(one => one !== '')
	const reason =
		names.length > 0
			? `The following resource(s) failed to ${verb.toLowerCase()}: [${[...new Set(names)].join(', ')}]. `
			: (failed[0]?.reason ?? '')
	const back = verb === 'CREATE' ? 'ROLLBACK' : 'UPDATE_ROLLBACK'
	const steps = [
		...ofFailures(failed, verb, typesIn(source)),
		ofStack(record, `${back}_IN_PROGRESS`, reason),
		ofStack(record, `${back}_COMPLETE`)
	]
	return {...withEvents(record, steps, nowMs + 1), status: `${back}_COMPLETE`, reason, ...(verb === 'CREATE' && {source})}
}

function typesIn({template}: StackSource): ReadonlyMap<string, string> {
	const {Resources = {}} = textOf(template).data as {
		readonly Resources?: Readonly<Record<string, {readonly Type?: unknown} | null>>
	}
	return new Map(Object.entries(Resources).map(([name, one]) => [name, String(one?.Type ?? '')]))
}

/** Errors: AwsError, if it is protected, or another stack imports what it exports. */
export function removed(record: StackRecord, loaded: LoadedLab, nowMs: number): LoadedLab {
	if (record.isProtected) {
		throw new AwsError(
			'ValidationError',
			`Stack [${record.name}] cannot be deleted while TerminationProtection is enabled on the stack`
		)
	}
	const users = importersOf(record, loaded)
	if (users) throw new AwsError('ValidationError', `Export ${users.name} cannot be deleted as it is in use by ${users.by}`)
	const begun = withEvents(record, [ofStack(record, 'DELETE_IN_PROGRESS', 'User Initiated')], nowMs)
	const result = withoutStack(record, loaded)
	if ('failed' in result) {
		const reason = result.failed.map(one => one.reason).join('; ')
		return withRecord(loaded, {
			...withEvents(begun, [ofStack(record, 'DELETE_FAILED', reason)], nowMs + 1),
			status: 'DELETE_FAILED',
			reason
		})
	}
	const steps = [...ofResources(record.made?.resources ?? [], [], record.name), ofStack(record, deleted)]
	const {reason: _, ...rest} = withEvents(begun, steps, nowMs + 1)
	return withRecord(result.loaded, {...rest, status: deleted, deletedMs: nowMs, undo: [], changeSets: []})
}

function importersOf({name, region, account, made}: StackRecord, {stacks = []}: LoadedLab) {
	const exported = Object.values(made?.outputs ?? {}).flatMap(({exportName}) => exportName ?? [])
	for (const other of stacks) {
		if (other.name === name || other.region !== region || other.account !== account) continue
		const used = other.imports?.find(one => exported.includes(one))
		if (used !== undefined) return {name: used, by: other.name}
	}
	return undefined
}
