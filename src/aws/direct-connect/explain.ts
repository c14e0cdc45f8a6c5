import type {Explainer} from '../../explain/part.ts'

export const directConnect = {
	components: {'virtual-interface': ({key}) => ({name: `virtual interface ${key}`})}
} satisfies Explainer
