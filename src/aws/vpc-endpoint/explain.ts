import {type Explainer, partsOfKey} from '../../explain/part.ts'

export const vpcEndpoint = {
	components: {
		'vpc-endpoint': ({key}) => {
			const [vpc, name] = partsOfKey(key)
			return {name: `VPC endpoint ${key}`, path: ['vpcs', vpc, 'vpcEndpoints', name]}
		}
	}
} satisfies Explainer
