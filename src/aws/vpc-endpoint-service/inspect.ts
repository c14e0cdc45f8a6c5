import type {TablePart} from '../../inspect/part.ts'

export const vpcEndpointService: TablePart = {
	word: 'vpc-endpoint-services',
	tables: lab => {
		const all = lab.vpcs.flatMap(({endpointServices = []}) => endpointServices)
		const endpoints = lab.vpcs.flatMap(({account, vpcEndpoints = []}) => vpcEndpoints.map(endpoint => ({account, endpoint})))
		return [
			{
				title: 'Endpoint services',
				columns: ['name', 'service name', 'load balancers', 'acceptance', 'allowed principals', 'Regions'],
				rows: all.map(({key, serviceName, loadBalancers, acceptanceRequired, allowedPrincipals, supportedRegions}) => [
					key,
					serviceName,
					loadBalancers.join(' '),
					acceptanceRequired ? 'required' : 'not required',
					allowedPrincipals.join(' '),
					supportedRegions.join(' ')
				])
			},
			{
				title: 'Private names of endpoint services',
				columns: ['service', 'private name', 'state', 'TXT record', 'value'],
				rows: all.flatMap(({key, privateDns}) =>
					privateDns ? [[key, privateDns.name, privateDns.state, privateDns.record.name, `"${privateDns.record.value}"`]] : []
				)
			},
			{
				title: 'Connections of endpoints',
				columns: ['service', 'endpoint', 'id', 'account', 'state'],
				rows: endpoints.flatMap(({account, endpoint: {key, id, service, ...rest}}) =>
					service.kind === 'vpc-endpoint-service' && rest.type !== 'Gateway' ? [[service.key, key, id, account, rest.state]] : []
				)
			}
		]
	}
}
