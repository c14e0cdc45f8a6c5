import type {Explainer} from '../../explain/part.ts'

export const natGateway = {
	components: {'nat-gateway': ({key}) => ({name: `NAT gateway ${key}`})}
} satisfies Explainer
