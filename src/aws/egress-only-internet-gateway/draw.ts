import type {DrawPart} from '../../draw/types.ts'

export const egressOnlyInternetGateway: DrawPart = ({vpcs}) => {
	const attached = vpcs.filter(({egressOnlyInternetGateway: gateway}) => gateway)
	return {
		nodes: attached.map(({key}) => ({
			id: `egress-only-internet-gateway:${key}`,
			kind: 'egress-only-internet-gateway',
			label: 'egress-only',
			place: {on: `vpc:${key}`, side: 'top' as const}
		})),
		lines: attached.map(({key}) => ({
			from: `egress-only-internet-gateway:${key}`,
			to: 'internet:internet',
			style: 'plain' as const
		}))
	}
}
