import {type Explainer, partsOfKey} from '../../explain/part.ts'

export const directConnect = {
	components: {
		'virtual-interface'({key}) {
			const [connection, name] = partsOfKey(key)
			return {name: `virtual interface ${key}`, path: ['directConnects', connection, 'virtualInterfaces', name]}
		}
	}
} satisfies Explainer
