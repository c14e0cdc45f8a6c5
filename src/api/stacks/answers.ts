/** Stacks, resources and events as CloudFormation answers them. Pure. */
import type {Item} from '../../aws/view.ts'
import type {ResourceChange} from '../../iac/cloudformation/changes.ts'
import {isInert} from '../../iac/cloudformation/other-types.ts'
import type {ChangeSet, StackEvent, StackRecord} from '../../iac/cloudformation/stack-record.ts'
import type {StackResource} from '../../iac/cloudformation/stack-types.ts'
import {tagItems} from '../tags.ts'
import {physicalOf} from './records.ts'

const timeOf = (ms: number): string => new Date(ms).toISOString()

const parameterItems = (parameters: Readonly<Record<string, string>>): readonly Item[] =>
	Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ParameterKey, ParameterValue}))

export const stackItem = (record: StackRecord): Item => ({
	StackId: record.id,
	StackName: record.name,
	...(record.changeSets.length > 0 && {ChangeSetId: record.changeSets.at(-1)?.id}),
	...(record.description !== undefined && {Description: record.description}),
	Parameters: parameterItems(record.made?.parameters ?? {}),
	CreationTime: timeOf(record.createdMs),
	...(record.updatedMs !== undefined && {LastUpdatedTime: timeOf(record.updatedMs)}),
	...(record.deletedMs !== undefined && {DeletionTime: timeOf(record.deletedMs)}),
	RollbackConfiguration: {},
	StackStatus: record.status,
	...(record.reason !== undefined && {StackStatusReason: record.reason}),
	DisableRollback: false,
	NotificationARNs: [],
	Capabilities: record.source?.capabilities ?? [],
	Outputs: Object.entries(record.made?.outputs ?? {}).map(([OutputKey, {value, description, exportName}]) => ({
		OutputKey,
		OutputValue: String(value),
		...(description !== undefined && {Description: description}),
		...(exportName !== undefined && {ExportName: exportName})
	})),
	Tags: tagItems(record.source?.tags ?? {}),
	EnableTerminationProtection: record.isProtected === true,
	DriftInformation: {StackDriftStatus: 'NOT_CHECKED'}
})

export const stackSummaryItem = (record: StackRecord): Item => ({
	StackId: record.id,
	StackName: record.name,
	...(record.description !== undefined && {TemplateDescription: record.description}),
	CreationTime: timeOf(record.createdMs),
	...(record.updatedMs !== undefined && {LastUpdatedTime: timeOf(record.updatedMs)}),
	...(record.deletedMs !== undefined && {DeletionTime: timeOf(record.deletedMs)}),
	StackStatus: record.status,
	...(record.reason !== undefined && {StackStatusReason: record.reason}),
	DriftInformation: {StackDriftStatus: 'NOT_CHECKED'}
})

/** Why a resource is in no network, for who reads its state. */
const reasonOf = ({physicalId, type}: StackResource): string | undefined =>
	physicalId === undefined && !isInert(type) ? 'The lab does not emulate it' : undefined

export function resourceItem(one: StackResource, record: StackRecord): Item {
	const reason = reasonOf(one)
	const atMs = record.events.findLast(({logicalId}) => logicalId === one.logicalId)?.atMs ?? record.createdMs
	return {
		LogicalResourceId: one.logicalId,
		PhysicalResourceId: physicalOf(one, record.name),
		ResourceType: one.type,
		ResourceStatus: record.status === 'DELETE_COMPLETE' ? record.status : statusOf(one, record),
		...(reason !== undefined && {ResourceStatusReason: reason}),
		Timestamp: timeOf(atMs),
		LastUpdatedTimestamp: timeOf(atMs),
		DriftInformation: {StackResourceDriftStatus: 'NOT_CHECKED'}
	}
}

const statusOf = ({logicalId}: StackResource, {events}: StackRecord): string =>
	events.findLast(one => one.logicalId === logicalId && one.status.endsWith('_COMPLETE'))?.status ?? 'CREATE_COMPLETE'

export const eventItem = (event: StackEvent, {id, name}: StackRecord): Item => ({
	StackId: id,
	EventId: event.id,
	StackName: name,
	LogicalResourceId: event.logicalId,
	PhysicalResourceId: event.physicalId,
	ResourceType: event.type,
	Timestamp: timeOf(event.atMs),
	ResourceStatus: event.status,
	...(event.reason !== undefined && {ResourceStatusReason: event.reason}),
	...(event.properties !== undefined && {ResourceProperties: JSON.stringify(event.properties)})
})

export const changeSetSummary = (set: ChangeSet, {id, name}: StackRecord): Item => ({
	StackId: id,
	StackName: name,
	ChangeSetId: set.id,
	ChangeSetName: set.name,
	ExecutionStatus: set.isExecuted ? 'EXECUTE_COMPLETE' : set.failure === undefined ? 'AVAILABLE' : 'UNAVAILABLE',
	Status: set.failure === undefined ? 'CREATE_COMPLETE' : 'FAILED',
	...(set.failure !== undefined && {StatusReason: set.failure}),
	CreationTime: timeOf(set.createdMs),
	...(set.description !== undefined && {Description: set.description}),
	IncludeNestedStacks: false
})

export const changeSetItem = (set: ChangeSet, record: StackRecord): Item => ({
	...changeSetSummary(set, record),
	Parameters: parameterItems(set.parameters),
	NotificationARNs: [],
	RollbackConfiguration: {},
	Capabilities: set.source.capabilities,
	Tags: tagItems(set.source.tags),
	Changes: set.changes.map(change => ({Type: 'Resource', ResourceChange: changeItem(change)}))
})

const replacements = {no: 'False', maybe: 'Conditional', yes: 'True'} as const
const recreations = {no: 'Never', maybe: 'Conditionally', yes: 'Always'} as const

const changeItem = ({action, logicalId, physicalId, type, replacement, properties}: ResourceChange): Item => ({
	Action: action,
	LogicalResourceId: logicalId,
	...(physicalId !== undefined && {PhysicalResourceId: physicalId}),
	ResourceType: type,
	...(replacement !== undefined && {Replacement: replacements[replacement]}),
	Scope: properties.length === 0 ? [] : properties.every(one => one === 'Tags') ? ['Tags'] : ['Properties'],
	Details: properties.map(Name => ({
		Target: {
			Attribute: Name === 'Tags' ? 'Tags' : 'Properties',
			...(Name !== 'Tags' && {Name}),
			RequiresRecreation: recreations[replacement ?? 'no']
		},
		Evaluation: 'Static',
		ChangeSource: 'DirectModification'
	}))
})
