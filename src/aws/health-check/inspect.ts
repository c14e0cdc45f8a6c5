import type {TablePart} from '../../inspect/part.ts'
import type {HealthCheck} from '../../model/health-check.ts'

function endpointOf(check: HealthCheck): string {
	if (check.type === 'CALCULATED') return `${check.healthThreshold} of ${check.children.join(' ')}`
	const {address, hostName, port, path, type} = check
	const target = typeof address === 'object' ? `${address.instance}.${address.which}` : (address ?? hostName ?? '')
	return type === 'TCP' ? `${target}:${port}` : `${target}:${port}${path}`
}

export const healthCheck: TablePart = {
	word: 'health-checks',
	tables: ({healthChecks = []}) => [
		{
			title: 'Health checks',
			columns: ['name', 'id', 'type', 'endpoint', 'every', 'threshold', 'result'],
			rows: healthChecks.map(check => [
				check.key,
				check.id,
				check.type,
				endpointOf(check),
				check.type === 'CALCULATED' ? '' : `${check.intervalSeconds} s`,
				check.type === 'CALCULATED' ? '' : String(check.failureThreshold),
				check.disabled ? 'disabled' : check.inverted ? 'inverted' : ''
			])
		}
	]
}
