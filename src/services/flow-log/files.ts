/** Files of records, named like AWS's CloudWatch Logs streams and S3 objects. No effects. */
import {hash} from 'node:crypto'
import type {WindowLines} from './windows.ts'

export type LogFile = {
	/** Relative to the lab's folder of flow logs. */
	readonly path: string
	readonly isCompressed: boolean
	readonly lines: readonly string[]
}

/** `cloud-watch-logs/GROUP/eni-…-all`, `s3/BUCKET/AWSLogs/…`. */
export function filesOf(windows: readonly WindowLines[]): readonly LogFile[] {
	const streams = windows.flatMap(({log, interface: {facts}, lines}): readonly LogFile[] => {
		if (log.destination.kind !== 'cloud-watch-logs') return []
		const stream = `${facts['interface-id'] ?? facts['tgw-attachment-id']}-${log.trafficType.toLowerCase()}`
		return [{path: `cloud-watch-logs/${log.destination.logGroup}/${stream}`, isCompressed: false, lines}]
	})
	const objects = Map.groupBy(
		windows.filter(({log}) => log.destination.kind === 's3'),
		({log, endMs}) => `${log.id} ${endMs}`
	)
	return [
		...streams,
		...[...objects.values()].flatMap((all): readonly LogFile[] => {
			const [first] = all
			if (!first) return []
			const lines = all.flatMap(one => one.lines).filter(line => !line.endsWith('NODATA'))
			return [{path: objectPath(first), isCompressed: true, lines: [first.log.fields.join(' '), ...lines]}]
		})
	]
}

function objectPath({log: {id, account, region, destination}, endMs}: WindowLines): string {
	const bucket = destination.kind === 's3' ? destination.bucket : ''
	const [day = '', time = ''] = new Date(endMs).toISOString().split('T')
	const minute = `${day.replaceAll('-', '')}T${time.slice(0, 5).replace(':', '')}Z`
	const unique = hash('sha256', `${id} ${endMs}`).slice(0, 8)
	return `s3/${bucket}/AWSLogs/${account}/vpcflowlogs/${region}/${day.replaceAll('-', '/')}/${account}_vpcflowlogs_${region}_${id}_${minute}_${unique}.log.gz`
}
