import type {Explainer} from '../../explain/part.ts'

export const loadBalancer = {
	components: {'load-balancer': ({key}) => ({name: `load balancer ${key}`})}
} satisfies Explainer
