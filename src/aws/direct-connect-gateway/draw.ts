import type {DrawPart} from '../../draw/types.ts'

export const directConnectGateway: DrawPart = ({directConnect}) => ({
	nodes: (directConnect?.gateways ?? []).map(({key, asn}) => ({
		id: `direct-connect-gateway:${key}`,
		kind: 'direct-connect-gateway',
		label: key,
		detail: `AS ${asn}`,
		place: {row: 'backbone' as const}
	})),
	lines: (directConnect?.gateways ?? []).flatMap(({key, associations}) =>
		associations.map(({gateway}) => ({
			from: `${gateway.kind}:${gateway.key}`,
			to: `direct-connect-gateway:${key}`,
			style: 'plain' as const
		}))
	)
})
