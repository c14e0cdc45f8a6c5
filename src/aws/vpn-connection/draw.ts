import type {DrawPart} from '../../draw/types.ts'

/** One line per tunnel. */
export const vpnConnection: DrawPart = ({vpn}) => ({
	lines: (vpn?.connections ?? []).flatMap(({site, gateway, tunnels}) => {
		const device = vpn?.sites.find(({key}) => key === site)?.instance
		return tunnels.map(({key}) => ({
			id: `vpn-tunnel:${key}`,
			from: `${gateway.kind}:${gateway.key}`,
			to: device ? `instance:${device.key}` : `site:${site}`,
			label: key,
			style: 'tunnel' as const
		}))
	})
})
