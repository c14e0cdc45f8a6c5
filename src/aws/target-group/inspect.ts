import type {TablePart} from '../../inspect/part.ts'

export const targetGroup: TablePart = {
	word: 'target-groups',
	tables: lab => [
		{
			title: 'Target groups',
			columns: ['name', 'protocol', 'type', 'client address', 'cross-zone', 'stickiness', 'health check'],
			rows: lab.vpcs.flatMap(({targetGroups}) =>
				targetGroups.map(({key, protocol, port, targetType, preserveClientIp, crossZone, stickiness, healthCheck}) => [
					key,
					`${protocol}:${port}`,
					targetType,
					preserveClientIp ? 'kept' : 'that of the node',
					crossZone === undefined ? 'as the load balancer' : crossZone ? 'on' : 'off',
					stickiness ? 'source_ip' : 'off',
					`${healthCheck.protocol}:${healthCheck.port ?? 'traffic-port'} every ${healthCheck.intervalSeconds} s`
				])
			)
		},
		{
			title: 'Targets',
			columns: ['target group', 'target', 'address', 'port', 'zone'],
			rows: lab.vpcs.flatMap(({targetGroups}) =>
				targetGroups.flatMap(({key, targets}) =>
					targets.map(({id, instance, address, port, zone}) => [key, instance ?? id, address, port, zone])
				)
			)
		}
	]
}
