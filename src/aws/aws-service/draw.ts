import type {DrawPart} from '../../draw/types.ts'

export const awsService: DrawPart = ({awsServices = []}) => ({
	nodes: awsServices.map(({key, service: {name, region}}) => ({
		id: `aws-service:${key}`,
		kind: 'aws-service',
		label: name,
		detail: region,
		place: {row: 'hosts' as const}
	}))
})
