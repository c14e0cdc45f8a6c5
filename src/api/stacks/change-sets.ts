/** Change sets. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html */
import type {Requests} from '../../../api-models/cloudformation.d.ts'
import {resourceChanges} from '../../iac/cloudformation/changes.ts'
import type {ChangeSet, StackRecord} from '../../iac/cloudformation/stack-record.ts'
import type {LoadedLab} from '../../lab/read.ts'
import {AwsError} from '../errors.ts'
import type {Actions} from '../part.ts'
import {changeSetItem, changeSetSummary} from './answers.ts'
import {sourceIn} from './asked.ts'
import {type Where, withStack} from './commit.ts'
import {committed} from './lifecycle.ts'
import {existing, inReview, isOfFile, newRecord, recordOf, recordsIn, withRecord} from './records.ts'

const noChanges = "The submitted information didn't contain changes. Submit different information to create a change set."

/** By its name in a stack, or by its id. Errors: AwsError. */
function found(
	{ChangeSetName: asked, StackName}: {readonly ChangeSetName: string; readonly StackName?: string},
	where: Omit<Where, 'name'>,
	loaded: LoadedLab
): {readonly set: ChangeSet; readonly record: StackRecord} {
	const records = StackName === undefined ? recordsIn(loaded) : [existing(StackName, where, loaded)]
	for (const record of records) {
		const set = record.changeSets.find(({id, name}) => id === asked || name === asked)
		if (set) return {set, record}
	}
	throw new AwsError('ChangeSetNotFound', `ChangeSet [${asked}] does not exist`, 404)
}

const without = (record: StackRecord, set: ChangeSet): StackRecord => ({
	...record,
	changeSets: record.changeSets.filter(one => one !== set)
})

export const changeSetActions: Actions<Requests> = {
	CreateChangeSet({input, view: {region, account}, whole, nowMs, newId}) {
		const loaded = whole as LoadedLab
		const {StackName, ChangeSetName: name, ChangeSetType: type = 'UPDATE', Description: description} = input
		if (type !== 'CREATE' && type !== 'UPDATE') {
			throw new AwsError('ValidationError', `In this lab there are no change sets of the type ${type}`)
		}
		const before = recordOf(StackName, {region, account}, loaded)
		const isThere = before !== undefined && before.status !== 'DELETE_COMPLETE'
		if (type === 'UPDATE' && !isThere) throw new AwsError('ValidationError', `Stack [${StackName}] does not exist`)
		if (type === 'CREATE' && isThere && before.status !== inReview) {
			throw new AwsError(
				'ValidationError',
				`Stack [${StackName}] already exists and cannot be created again with the changeSet [${name}].`
			)
		}
		const record = isThere ? before : newRecord({name: StackName, region, account}, nowMs)
		if (record.changeSets.some(one => one.name === name)) {
			throw new AwsError(
				'AlreadyExistsException',
				`ChangeSet ${name} cannot be created due to a mismatch with existing attribute ChangeSetName`
			)
		}
		if (type === 'UPDATE' && isOfFile(record, loaded)) throw ofFile(record)
		const source = sourceIn(input, record)
		const result = withStack(record, source, type === 'UPDATE' ? record : undefined, loaded)
		const changes = 'failed' in result ? [] : resourceChanges(record.made?.resources ?? [], result.made.resources)
		const isSame =
			!('failed' in result) &&
			type === 'UPDATE' &&
			changes.length === 0 &&
			JSON.stringify(record.made?.outputs) === JSON.stringify(result.made.outputs) &&
			JSON.stringify(record.source?.tags) === JSON.stringify(source.tags)
		const set: ChangeSet = {
			id: `arn:aws:cloudformation:${region}:${account}:changeSet/${name}/${newId('cs').slice(3)}`,
			name,
			type,
			...(description !== undefined && {description}),
			createdMs: nowMs,
			source,
			...(isSame && {failure: noChanges}),
			changes,
			parameters: 'failed' in result ? source.parameters : (result.made.parameters ?? {})
		}
		return {
			whole: withRecord(loaded, {...record, changeSets: [...record.changeSets, set]}),
			answer: {Id: set.id, StackId: record.id}
		}
	},
	DescribeChangeSet({input, view, whole}) {
		const {set, record} = found(input, view, whole as LoadedLab)
		return {answer: changeSetItem(set, record)}
	},
	ListChangeSets({input: {StackName}, view, whole}) {
		const record = existing(StackName, view, whole as LoadedLab)
		return {answer: {Summaries: record.changeSets.map(set => changeSetSummary(set, record))}}
	},
	ExecuteChangeSet({input, view, whole, nowMs}) {
		const {set, record} = found(input, view, whole as LoadedLab)
		if (set.failure !== undefined || set.isExecuted) {
			throw new AwsError(
				'InvalidChangeSetStatus',
				`ChangeSet [${set.id}] cannot be executed in its current execution status of [${set.isExecuted ? 'EXECUTE_COMPLETE' : 'UNAVAILABLE'}]`
			)
		}
		// The others were made of a stack that is no longer there.
		const next = {...record, changeSets: [{...set, isExecuted: true}]}
		return {whole: committed(next, set.source, set.type, whole as LoadedLab, nowMs)}
	},
	DeleteChangeSet({input, view, whole}) {
		const loaded = whole as LoadedLab
		const {set, record} = found(input, view, loaded)
		return {whole: withRecord(loaded, without(record, set))}
	}
}

/** Only the file of the lab can change a stack that was raised from it. */
export const ofFile = ({name}: StackRecord): AwsError =>
	new AwsError('ValidationError', `Stack [${name}] was raised from a file: vpclab up with the changed file updates it`)
