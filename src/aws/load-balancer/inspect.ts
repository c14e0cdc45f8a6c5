import type {TablePart} from '../../inspect/part.ts'
import {privateOf, publicOf} from '../../inspect/words.ts'
import {interfaceOf} from '../../model/interfaces.ts'
import type {RuleAction, RuleCondition} from '../../model/load-balancer.ts'

export const loadBalancer: TablePart = {
	word: 'load-balancers',
	tables: lab => [
		{
			title: 'Load balancers',
			columns: ['name', 'type', 'scheme', 'cross-zone', 'DNS name'],
			rows: lab.vpcs.flatMap(({loadBalancers}) =>
				loadBalancers.map(({key, type, scheme, crossZone, dnsName}) => [key, type, scheme, crossZone ? 'on' : 'off', dnsName])
			)
		},
		{
			title: 'Nodes',
			columns: ['load balancer', 'zone', 'subnet', 'private', 'public', 'eni'],
			rows: lab.vpcs.flatMap(vpc =>
				vpc.loadBalancers.flatMap(({key, nodes}) =>
					nodes.map(({zone, subnet, interface: own}) => {
						const eni = interfaceOf(vpc, own)
						return [key, zone, subnet, privateOf([eni]), publicOf([eni]), eni.id]
					})
				)
			)
		},
		{
			title: 'Listeners',
			columns: ['load balancer', 'listener', 'target group', 'idle timeout'],
			rows: lab.vpcs.flatMap(({loadBalancers}) =>
				loadBalancers.flatMap(balancer =>
					balancer.type === 'application'
						? []
						: balancer.listeners.map(({protocol, port, targetGroup, idleTimeoutSeconds}) => [
								balancer.key,
								`${protocol}:${port}`,
								targetGroup,
								protocol === 'UDP' ? '120 s' : `${idleTimeoutSeconds} s`
							])
				)
			)
		},
		{
			title: 'Listener rules',
			columns: ['load balancer', 'listener', 'priority', 'conditions', 'action'],
			rows: lab.vpcs.flatMap(({loadBalancers}) =>
				loadBalancers.flatMap(balancer =>
					balancer.type !== 'application'
						? []
						: balancer.listeners.flatMap(({protocol, port, rules}) =>
								rules.map(({priority, conditions, action}) => [
									balancer.key,
									`${protocol}:${port}`,
									String(priority),
									conditions.map(renderCondition).join(' and ') || 'all else',
									renderAction(action)
								])
							)
				)
			)
		}
	]
}

function renderCondition(condition: RuleCondition): string {
	const name = condition.field === 'http-header' ? `${condition.field} ${condition.name}` : condition.field
	const values =
		condition.field === 'query-string'
			? condition.values.map(({key, value}) => (key === undefined ? value : `${key}=${value}`))
			: condition.values
	return `${name} is ${values.join(' or ')}`
}

function renderAction(action: RuleAction): string {
	switch (action.type) {
		case 'forward': {
			const [first, ...others] = action.targetGroups
			const shares = action.targetGroups.map(({key, weight}) => `${key} (weight ${weight})`)
			return `forward to ${first && others.length === 0 ? first.key : shares.join(', ')}`
		}
		case 'redirect':
			return `redirect ${action.status} to ${action.protocol.toLowerCase()}://${action.host}:${action.port}${action.path}?${action.query}`
		case 'fixed-response':
			return `fixed response ${action.status}`
	}
}
