import type {DrawPart} from '../../draw/types.ts'

/** Drawn if there are hosts on it or something leads to it. */
export const internet: DrawPart = ({internetHosts}) => ({
	nodes: [
		{id: 'internet:internet', kind: 'internet', label: 'Internet', place: {row: 'internet'}, needsLine: true},
		...internetHosts.map(({name, ipv4, ipv6}) => ({
			id: `internet-host:${name}`,
			kind: 'host',
			label: name,
			detail: ipv4 ?? ipv6 ?? '',
			place: {row: 'hosts' as const}
		}))
	],
	lines: internetHosts.map(({name}) => ({from: `internet-host:${name}`, to: 'internet:internet', style: 'plain' as const}))
})
