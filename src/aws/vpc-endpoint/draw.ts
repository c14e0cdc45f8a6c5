import type {DrawPart} from '../../draw/types.ts'

export const vpcEndpoint: DrawPart = ({vpcs}) => ({
	nodes: vpcs.flatMap(vpc =>
		(vpc.vpcEndpoints ?? []).map(({key, type, serviceName}) => ({
			id: `vpc-endpoint:${key}`,
			kind: 'vpc-endpoint',
			label: key.slice(vpc.key.length + 1),
			detail: serviceName.split('.').slice(3).join('.') || serviceName,
			place: type === 'Gateway' ? {on: `vpc:${vpc.key}`, side: 'bottom' as const} : {in: `vpc:${vpc.key}`}
		}))
	)
})
