import type {Explainer} from '../../explain/part.ts'

export const egressOnlyInternetGateway = {
	components: {'egress-only-internet-gateway': ({key}) => ({name: `egress-only internet gateway of VPC ${key}`})}
} satisfies Explainer
