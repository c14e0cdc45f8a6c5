import type {DrawPart} from '../../draw/types.ts'

/** A box with the device and the hosts behind it. If the device is an instance, they are drawn there. */
export const site: DrawPart = ({vpn}) => {
	const sites = (vpn?.sites ?? []).filter(({instance}) => !instance)
	return {
		boxes: sites.map(({key, cidrs}) => ({
			id: `place:${key}`,
			kind: 'site',
			label: `site ${key}`,
			detail: cidrs.join(' '),
			row: 'customers' as const
		})),
		nodes: sites.flatMap(({key, customerGateways, hosts, deviceAsn, failed}) => [
			{
				id: `site:${key}`,
				kind: 'customer-gateway',
				label: customerGateways.length > 1 ? `${customerGateways.length} devices` : 'gateway device',
				detail: `${customerGateways.map(({publicIp}) => publicIp).join(' ')} AS ${deviceAsn}`,
				place: {in: `place:${key}`},
				...(failed && {isDown: true as const})
			},
			...hosts.map(({key: host, address}) => ({
				id: `site-host:${host}`,
				kind: 'host',
				label: host.slice(key.length + 1),
				detail: address,
				place: {in: `place:${key}`}
			}))
		])
	}
}
