import type {DrawPart} from '../../draw/types.ts'

/** There if anybody is on it or leads to it. */
export const internet: DrawPart = ({internetHosts, vpcs, directConnect}) => {
	const isPublic = directConnect?.connections.some(({interfaces}) => interfaces.some(({type}) => type === 'public')) ?? false
	const isReached = isPublic || vpcs.some(one => one.internetGateway || one.egressOnlyInternetGateway)
	if (internetHosts.length === 0 && !isReached) return {}
	return {
		nodes: [
			{id: 'internet:internet', kind: 'internet', label: 'Internet', place: {row: 'internet'}},
			...internetHosts.map(({name, ipv4, ipv6}) => ({
				id: `internet-host:${name}`,
				kind: 'host',
				label: name,
				detail: ipv4 ?? ipv6 ?? '',
				place: {row: 'hosts' as const}
			}))
		],
		lines: internetHosts.map(({name}) => ({from: `internet-host:${name}`, to: 'internet:internet', style: 'plain' as const}))
	}
}
