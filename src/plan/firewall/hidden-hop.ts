import type {Family} from './match.ts'

type Options = {
	/** A bit of the packet's mark that nothing else in the namespace uses. */
	readonly bit?: string
	/** Only packets that arrive at this link, or leave by it. Default: all. */
	readonly link?: string
	/** Rules of the same table, before and after all others. */
	readonly before?: readonly string[]
	readonly after?: readonly string[]
}

/**
 * A namespace that forwards but is not a hop in AWS (the implicit router, the internet gateway) restores the TTL that it decrements (MOD-7). It
 * does so after routing, because 255 cannot be raised before; before routing only for a packet that would expire there.
 */
export function hideHop(family: Family, {bit = '0x1', link, before = [], after = []}: Options = {}): string {
	const [comes, leaves] = link === undefined ? ['', ''] : [` -i ${link}`, ` -o ${link}`]
	const [match, target, is, raise] = family === 4 ? ['ttl', 'TTL', '--ttl-eq', '--ttl-inc'] : ['hl', 'HL', '--hl-eq', '--hl-inc']
	return [
		'*mangle',
		...before,
		`-A PREROUTING${comes} -m ${match} ${is} 1 -j MARK --set-xmark ${bit}/${bit}`,
		`-A PREROUTING${comes} -m mark --mark ${bit}/${bit} -j ${target} ${raise} 1`,
		`-A POSTROUTING${leaves} -m mark ! --mark ${bit}/${bit} -j ${target} ${raise} 1`,
		...after,
		'COMMIT',
		''
	].join('\n')
}
