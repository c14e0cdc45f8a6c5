import type {TablePart} from '../../inspect/part.ts'
import {formatOf} from '../../model/flow-log.ts'

export const flowLog: TablePart = {
	word: 'flow-logs',
	tables: ({flowLogs = []}) => [
		{
			title: 'Flow logs',
			columns: ['name', 'id', 'of', 'traffic', 'interval', 'destination', 'format'],
			rows: flowLogs.map(({key, id, resource, trafficType, maxAggregationInterval, destination, fields}) => [
				key,
				id,
				`${resource.kind} ${resource.key}`,
				trafficType,
				`${maxAggregationInterval} s`,
				destination.kind === 's3' ? `s3 ${destination.bucket}` : `log group ${destination.logGroup}`,
				formatOf(fields)
			])
		}
	]
}
