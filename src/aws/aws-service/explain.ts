import type {Explainer} from '../../explain/part.ts'

export const awsService = {
	components: {'aws-service': ({key}) => ({name: `AWS service ${key}`})}
} satisfies Explainer
