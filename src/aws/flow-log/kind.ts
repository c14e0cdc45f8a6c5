/** Flow logs: records of what passes network interfaces (FL-1…8). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html */
import {defaultFields, type FlowLog} from '../../model/flow-log.ts'
import type {Draft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import {checkFlowLogs} from './checks.ts'
import {readFormat} from './format.ts'
import {type FlowLogWritten, logGroupOf, resourceOf} from './resource.ts'
import {flowLogsSchema} from './schema.ts'

function resolveFlowLog(key: string, written: FlowLogWritten, draft: Draft): readonly FlowLog[] {
	const found = resourceOf(written, draft)
	if (!found) return []
	const {resource, vpc} = found
	const format = written.logFormat === undefined ? undefined : readFormat(written.logFormat, resource.kind)
	return [
		{
			key,
			id: flowLogId(key, written),
			account: vpc.account,
			region: vpc.region,
			resource,
			trafficType: written.trafficType ?? 'ALL',
			fields: format && 'fields' in format ? format.fields : defaultFields(resource.kind),
			maxAggregationInterval: written.maxAggregationInterval ?? 600,
			destination:
				written.s3Bucket === undefined
					? {kind: 'cloud-watch-logs', logGroup: logGroupOf(key, written)}
					: {kind: 's3', bucket: written.s3Bucket}
		}
	]
}

/** A flow log cannot be changed (FL-1): with other settings it is another one. */
export const flowLogId = (key: string, {id, tags: _tags, aws: _aws, ...written}: FlowLogWritten): string =>
	id ?? idOf('fl', `${key} ${JSON.stringify(written)}`)

export const flowLogs: LabKind<typeof flowLogsSchema> = {
	schema: flowLogsSchema,
	title: 'Flow logs by name: `{all: {vpc: main, maxAggregationInterval: 60}}`.',
	codes: {absent: {flowLogs: 'InvalidFlowLogId.NotFound'}, inUse: {}},
	check: checkFlowLogs,
	*resources({document}) {
		for (const [key, written] of entriesOf(document.flowLogs)) {
			yield {kind: 'flow-log', noun: 'flow log', key, ids: [flowLogId(key, written)], path: ['flowLogs', key]}
		}
	},
	resolve(draft) {
		const all = entriesOf(draft.document.flowLogs).flatMap(([key, written]) => resolveFlowLog(key, written, draft))
		return all.length > 0 ? {flowLogs: all} : {}
	}
}
