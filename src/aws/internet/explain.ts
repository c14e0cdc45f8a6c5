import type {Explainer} from '../../explain/part.ts'

export const internet = {
	components: {
		internet: () => ({name: 'the Internet'}),
		'region-edge': ({key}) => ({name: `the edge of ${key}`}),
		'internet-host': ({key}) => ({name: `Internet host ${key}`, path: ['internet', key]})
	}
} satisfies Explainer
