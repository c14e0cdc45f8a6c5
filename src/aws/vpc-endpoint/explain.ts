import {type Explainer, partsOfKey, patchAt, type Remedy} from '../../explain/part.ts'

export const vpcEndpoint = {
	components: {
		'vpc-endpoint': ({key}) => {
			const [vpc, name] = partsOfKey(key)
			return {name: `VPC endpoint ${key}`, path: ['vpcs', vpc, 'vpcEndpoints', name]}
		}
	},
	*remedies({hop: {at, code}}, {topology: {lab}, draft}): Generator<Remedy> {
		if (at.kind !== 'vpc-endpoint' || code !== 'BAD_STATE_ATTACHMENT') return
		const endpoint = lab.vpcs.flatMap(({vpcEndpoints = []}) => vpcEndpoints).find(({key}) => key === at.key)
		if (endpoint?.service.kind !== 'vpc-endpoint-service') return
		const {key, id} = endpoint
		const [vpc, name] = partsOfKey(endpoint.service.key)
		const {acceptedEndpoints = [], rejectedEndpoints = []} = draft.vpcs.get(vpc)?.written.endpointServices?.[name] ?? {}
		const isOther = (one: string) => one !== key && one !== id
		yield {
			what: `Endpoint service ${endpoint.service.key} accepts ${key}`,
			patch: patchAt(['vpcs', vpc, 'endpointServices', name], {
				acceptedEndpoints: [...acceptedEndpoints.filter(isOther), key],
				...(rejectedEndpoints.length > 0 && {rejectedEndpoints: rejectedEndpoints.filter(isOther)})
			})
		}
	}
} satisfies Explainer
