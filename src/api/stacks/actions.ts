/** CloudFormation: stacks. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html */
import type {Requests} from '../../../api-models/cloudformation.d.ts'
import type {StackRecord} from '../../iac/cloudformation/stack-record.ts'
import type {LoadedLab} from '../../lab/read.ts'
import {AwsError} from '../errors.ts'
import {paged} from '../listing.ts'
import type {Actions} from '../part.ts'
import {eventItem, resourceItem, stackItem, stackSummaryItem} from './answers.ts'
import {sourceIn} from './asked.ts'
import {changeSetActions, ofFile} from './change-sets.ts'
import {committed, removed} from './lifecycle.ts'
import {deleted, doesNotExist, existing, inReview, isOfFile, newRecord, recordOf, recordsIn} from './records.ts'
import {templateActions} from './templates.ts'

const namePattern = /^[A-Za-z][A-Za-z0-9-]{0,127}$/

type Where = {readonly region: string; readonly account: string}

const recordsOf = ({region, account}: Where, loaded: LoadedLab): readonly StackRecord[] =>
	recordsIn(loaded).filter(one => one.region === region && one.account === account)

const page = (items: readonly object[], list: string, {NextToken}: {readonly NextToken?: string}) =>
	paged(items as never, list, {MaxResults: 100, ...(NextToken !== undefined && {NextToken})})

export const stackActions: Actions<Requests> = {
	CreateStack({input, view: {region, account}, whole, nowMs}) {
		const loaded = whole as LoadedLab
		const {StackName: name, EnableTerminationProtection, OnFailure} = input
		if (!namePattern.test(name)) {
			throw new AwsError(
				'ValidationError',
				`1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`
			)
		}
		const before = recordOf(name, {region, account}, loaded)
		if (before && before.status !== deleted) throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`)
		const record = {
			...newRecord({name, region, account}, nowMs),
			...(EnableTerminationProtection === true && {isProtected: true})
		}
		const after = committed(record, sourceIn(input), 'CREATE', loaded, nowMs)
		const made = existing(name, {region, account}, after)
		const isGone = made.status === 'ROLLBACK_COMPLETE' && OnFailure === 'DELETE'
		return {whole: isGone ? removed(made, after, nowMs) : after, answer: {StackId: record.id}}
	},
	UpdateStack({input, view, whole, nowMs}) {
		const loaded = whole as LoadedLab
		const record = recordOf(input.StackName, view, loaded)
		if (!record || record.status === deleted) throw new AwsError('ValidationError', `Stack [${input.StackName}] does not exist`)
		if (isOfFile(record, loaded)) throw ofFile(record)
		if (!/^(?:CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(record.status)) {
			throw new AwsError('ValidationError', `Stack:${record.id} is in ${record.status} state and can not be updated.`)
		}
		return {whole: committed(record, sourceIn(input, record), 'UPDATE', loaded, nowMs), answer: {StackId: record.id}}
	},
	DeleteStack({input: {StackName}, view, whole, nowMs}) {
		const loaded = whole as LoadedLab
		const record = recordOf(StackName, view, loaded)
		// AWS answers that it is deleted, also if it never was there.
		if (!record || record.status === deleted) return {}
		if (isOfFile(record, loaded)) throw ofFile(record)
		return {whole: removed(record, loaded, nowMs)}
	},
	DescribeStacks({input, view, whole}) {
		const loaded = whole as LoadedLab
		const found =
			input.StackName === undefined
				? recordsOf(view, loaded).filter(({status}) => status !== deleted)
				: [existing(input.StackName, view, loaded)]
		return {answer: page(found.map(stackItem), 'Stacks', input)}
	},
	ListStacks({input, view, whole}) {
		const {StackStatusFilter: wanted} = input
		const found = recordsOf(view, whole as LoadedLab).filter(({status}) => wanted?.includes(status) ?? true)
		return {answer: page(found.map(stackSummaryItem), 'StackSummaries', input)}
	},
	DescribeStackEvents({input, view, whole}) {
		const {StackName = ''} = input
		const record = recordOf(StackName, view, whole as LoadedLab)
		if (!record) throw new AwsError('ValidationError', `Stack [${StackName}] does not exist`)
		return {
			answer: page(
				record.events.toReversed().map(event => eventItem(event, record)),
				'StackEvents',
				input
			)
		}
	},
	DescribeStackResources({input: {StackName, LogicalResourceId, PhysicalResourceId}, view, whole}) {
		const loaded = whole as LoadedLab
		const records = StackName === undefined ? recordsOf(view, loaded) : [existing(StackName, view, loaded)]
		const items = records.flatMap(record =>
			(record.made?.resources ?? []).map(
				(one): Readonly<Record<string, unknown>> => ({StackName: record.name, StackId: record.id, ...resourceItem(one, record)})
			)
		)
		const isAsked = ({PhysicalResourceId: id}: Readonly<Record<string, unknown>>) =>
			PhysicalResourceId === undefined || id === PhysicalResourceId
		if (StackName === undefined && !items.some(isAsked)) throw doesNotExist(PhysicalResourceId ?? '')
		const found = items.filter(
			one => isAsked(one) && (LogicalResourceId === undefined || one.LogicalResourceId === LogicalResourceId)
		)
		return {answer: {StackResources: found}}
	},
	DescribeStackResource({input: {StackName, LogicalResourceId}, view, whole}) {
		const record = existing(StackName, view, whole as LoadedLab)
		const one = record.made?.resources.find(({logicalId}) => logicalId === LogicalResourceId)
		if (!one) throw new AwsError('ValidationError', `Resource ${LogicalResourceId} does not exist for stack ${StackName}`)
		return {answer: {StackResourceDetail: {StackName: record.name, StackId: record.id, ...resourceItem(one, record)}}}
	},
	ListStackResources({input, view, whole}) {
		const record = existing(input.StackName, view, whole as LoadedLab)
		const items = (record.made?.resources ?? []).map(one => resourceItem(one, record))
		return {answer: page(items, 'StackResourceSummaries', input)}
	},
	ListExports({input, view, whole}) {
		const items = recordsOf(view, whole as LoadedLab)
			.filter(({status}) => status !== deleted && status !== inReview)
			.flatMap(({id, made}) =>
				Object.values(made?.outputs ?? {}).flatMap(({exportName, value}) =>
					exportName === undefined ? [] : [{ExportingStackId: id, Name: exportName, Value: String(value)}]
				)
			)
		return {answer: page(items, 'Exports', input)}
	},
	ListImports({input, view, whole}) {
		const names = recordsOf(view, whole as LoadedLab).flatMap(({name, made, status}) =>
			status !== deleted && made?.imports?.includes(input.ExportName) ? [name] : []
		)
		if (names.length === 0) throw new AwsError('ValidationError', `Export '${input.ExportName}' is not imported by any stack.`)
		return {answer: page(names as never, 'Imports', input)}
	},
	...changeSetActions,
	...templateActions
}
