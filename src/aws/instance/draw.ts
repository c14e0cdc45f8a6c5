import type {DrawPart} from '../../draw/types.ts'
import {interfaceOf} from '../../model/interfaces.ts'

export const instance: DrawPart = ({vpcs}) => ({
	nodes: vpcs.flatMap(vpc =>
		vpc.instances.flatMap(({key, interfaces, state}) => {
			const [first] = interfaces
			if (first === undefined) return []
			const {subnet, privateIps} = interfaceOf(vpc, first)
			const [primary] = privateIps
			return [
				{
					id: `instance:${key}`,
					kind: 'instance',
					label: key.slice(vpc.key.length + 1),
					detail: [primary?.address, primary?.publicIp?.address].filter(Boolean).join(' / '),
					place: {in: `subnet:${subnet}`},
					...(state === 'stopped' && {isDown: true as const})
				}
			]
		})
	)
})
