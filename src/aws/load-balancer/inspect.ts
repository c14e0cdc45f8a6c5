import type {TablePart} from '../../inspect/part.ts'
import {privateOf, publicOf} from '../../inspect/words.ts'
import {interfaceOf} from '../../model/interfaces.ts'

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
				loadBalancers.flatMap(({key, listeners}) =>
					listeners.map(({protocol, port, targetGroup, idleTimeoutSeconds}) => [
						key,
						`${protocol}:${port}`,
						targetGroup,
						protocol === 'UDP' ? '120 s' : `${idleTimeoutSeconds} s`
					])
				)
			)
		}
	]
}
