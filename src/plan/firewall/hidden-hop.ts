import type {Family} from './match.ts'

type Options = {
	/** Of the packet's mark, that nobody else there uses. */
	readonly bit?: string
	/** Rules of the same table, before all others and behind them. */
	readonly before?: readonly string[]
	readonly after?: readonly string[]
}

/**
 * A namespace that forwards and is no hop in AWS (the implicit router, the internet gateway): what it takes off
 * the TTL it puts back (MOD-7). Behind the routing, because 255 cannot be raised before it; before the routing
 * only for the packet that would die there.
 */
export function hideHop(family: Family, {bit = '0x1', before = [], after = []}: Options = {}): string {
	const [match, target, is, raise] = family === 4 ? ['ttl', 'TTL', '--ttl-eq', '--ttl-inc'] : ['hl', 'HL', '--hl-eq', '--hl-inc']
	return [
		'*mangle',
		...before,
		`-A PREROUTING -m ${match} ${is} 1 -j MARK --set-xmark ${bit}/${bit}`,
		`-A PREROUTING -m mark --mark ${bit}/${bit} -j ${target} ${raise} 1`,
		`-A POSTROUTING -m mark ! --mark ${bit}/${bit} -j ${target} ${raise} 1`,
		...after,
		'COMMIT',
		''
	].join('\n')
}
