import {type Explainer, partsOfKey} from '../../explain/part.ts'

export const natGateway = {
	components: {
		'nat-gateway'({key}) {
			const [vpc, name] = partsOfKey(key)
			return {name: `NAT gateway ${key}`, path: ['vpcs', vpc, 'natGateways', name]}
		}
	}
} satisfies Explainer
