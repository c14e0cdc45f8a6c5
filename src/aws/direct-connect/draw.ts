import type {DrawPart} from '../../draw/types.ts'

/** A line for each virtual interface, from the site to what it leads to; AWS's public addresses are reached by the Internet's node. */
export const directConnect: DrawPart = ({directConnect: all}) => ({
	lines: (all?.connections ?? []).flatMap(({site, location, interfaces, fault}) =>
		interfaces.map(({key, gateway}) => ({
			id: `virtual-interface:${key}`,
			from: gateway.kind === 'public' ? 'internet:internet' : `${gateway.kind}:${gateway.key}`,
			to: `site:${site}`,
			label: `${key} at ${location}`,
			style: 'plain' as const,
			...(fault && {isDown: true as const})
		}))
	)
})
