import type {DrawPart} from '../../draw/types.ts'

/** One line per virtual interface, from the site to its gateway; a public one leads to the Internet's node. */
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
