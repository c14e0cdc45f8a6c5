import type {DrawPart} from '../../draw/types.ts'
import {interfaceOf} from '../../model/interfaces.ts'

export const natGateway: DrawPart = ({vpcs}) => ({
	nodes: vpcs.flatMap(vpc => [
		...(vpc.regionalNatGateways ?? []).map(({key, zones}) => ({
			id: `nat-gateway:${key}`,
			kind: 'nat-gateway' as const,
			label: key.slice(vpc.key.length + 1),
			detail: zones.map(({address}) => address).join(' '),
			place: {on: `vpc:${vpc.key}`, side: 'top' as const}
		})),
		...(vpc.natGateways ?? []).map(({key, interface: own}) => {
			const {subnet, privateIps} = interfaceOf(vpc, own)
			return {
				id: `nat-gateway:${key}`,
				kind: 'nat-gateway',
				label: key.slice(vpc.key.length + 1),
				detail: privateIps[0]?.publicIp?.address ?? 'private',
				place: {in: `subnet:${subnet}`}
			}
		})
	])
})
