import type {Explainer} from '../../explain/part.ts'

export const vpc = {
	components: {vpc: ({key}) => ({name: `the router of VPC ${key}`})}
} satisfies Explainer
