/** Records of a flow log: some that must exist, some that must not. */
import {z} from 'zod'
import {reference} from '../aws/schema.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Path} from '../model/finding.ts'
import {readRecordFilter} from '../model/flow-log-record.ts'
import {alone} from './kind.ts'
import {namesSchema, observationKind, within} from './observation.ts'
import type {CheckReader} from './reader.ts'

export type FlowLogCheck = {
	/** Key of the flow log. */
	readonly log: string
	/** Filters: the log must have a record for each. */
	readonly records: readonly string[]
	/** Filters: it must have no record for any of these. */
	readonly none: readonly string[]
}

const example = "'interface = web and dstPort = 22 and action = REJECT'"
const filters = () => namesSchema(`a filter such as ${example}, or a list of them`)

const schema = z
	.strictObject({
		...within,
		log: reference('a flow log').describe('The flow log: its name under `flowLogs`.'),
		records: filters().optional().describe('The log must have a record for each of these filters.'),
		none: filters()
			.optional()
			.describe('It must have no record for any of these, at the end of the interval in which the check begins.')
	})
	.describe('Records of a flow log: some that must exist, some that must not.')

export const flowLog = observationKind<typeof schema, FlowLogCheck>({
	schema,
	read(written, path, reader) {
		const {directory} = reader.context.names.observation()
		const logs = directory.resources.filter(({kind}) => kind === 'flow-log').map(({key}) => key)
		if (!logs.includes(written.log)) {
			reader.fail({
				path: [...path, 'log'],
				message: `no flow log is named "${written.log}"`,
				code: 'InvalidFlowLogId.NotFound',
				fix: logs.length > 0 ? suggest(written.log, logs) : 'write one: `flowLogs: {all: {vpc: main}}`'
			})
		}
		if (written.records === undefined && written.none === undefined) {
			reader.fail({path, message: 'it expects nothing', fix: `write records: ${example}, or none: …`})
		}
		return {
			log: written.log,
			records: readFilters(written.records, [...path, 'records'], reader),
			none: readFilters(written.none, [...path, 'none'], reader)
		}
	},
	title: ({log, records, none}) => `flow log ${log}: ${[...records, ...none.map(filter => `no ${filter}`)].join(', ')}`,
	nature: ({records}) => alone(records.length > 0 ? 'presence' : 'absence')
})

function readFilters(
	written: z.input<ReturnType<typeof filters>> | undefined,
	path: Path,
	reader: CheckReader
): readonly string[] {
	const all = written === undefined ? [] : [written].flat()
	for (const [index, text] of all.entries()) {
		const filter = readRecordFilter(text)
		if ('message' in filter) reader.fail({path: Array.isArray(written) ? [...path, index] : path, ...filter})
	}
	return all
}
