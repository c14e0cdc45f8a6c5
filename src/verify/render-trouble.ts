import type {NetworkTrouble} from './network.ts'

/** A problem as text: a description, the program's own message, and the place in the lab file that causes it. Pure. */
export const renderTrouble = ({tunnel, about, kind, words, line, at, path}: NetworkTrouble): readonly string[] => [
	`${tunnel} ${effects[kind] ?? (about === 'bgp' ? 'has no BGP session' : 'is down')}: ${words}`,
	`${about === 'bgp' ? 'bgpd' : 'charon'} says: ${line}`,
	...(at === '' ? [] : [at === path ? at : `${at} ${path}`])
]

const effects: Readonly<Record<string, string>> = {
	'one-pair-only': 'carries a part alone',
	'no-policy': 'has a BGP session without routes',
	'one-sided': 'has a BGP session at one end alone'
}
