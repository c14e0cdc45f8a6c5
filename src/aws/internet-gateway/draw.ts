import type {DrawPart} from '../../draw/types.ts'

export const internetGateway: DrawPart = ({vpcs}) => {
	const attached = vpcs.filter(({internetGateway: gateway}) => gateway)
	return {
		nodes: attached.map(({key}) => ({
			id: `internet-gateway:${key}`,
			kind: 'internet-gateway',
			label: 'internet gateway',
			place: {on: `vpc:${key}`, side: 'top' as const}
		})),
		lines: attached.map(({key}) => ({from: `internet-gateway:${key}`, to: 'internet:internet', style: 'plain' as const}))
	}
}
