import type {Explainer} from '../../explain/part.ts'

export const internet = {
	components: {
		internet: () => ({name: 'the Internet'}),
		'region-edge': ({key}) => ({name: `the edge of ${key}`}),
		'internet-host': ({key}) => ({name: `Internet host ${key}`, path: ['internet', key]})
	},
	points: {'internet-host': (index, hops) => [hops[index]?.at.key ?? '']}
} satisfies Explainer
