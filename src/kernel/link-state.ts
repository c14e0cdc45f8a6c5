import type {LinkName, NamespaceName} from '../net/names.ts'
import type {Link} from '../plan/types.ts'

/** The group of links that are about to be deleted. Labs' own groups are smaller. */
export const doomedGroup = 0x7fff_fffe

/** The links of one namespace. `peerIndex` counts in the peer's namespace. */
export type LinkEnds = ReadonlyMap<LinkName, {readonly index: number; readonly peerIndex: number}>

/** Whether both ends of a link exist and are each other's peer. `broken`: half of one, or two unrelated links, are in its way. */
export function linkState(
	{ends: [first, second]}: Link,
	find: (namespace: NamespaceName, name: LinkName) => {readonly index: number; readonly peerIndex: number} | undefined
): 'absent' | 'paired' | 'broken' {
	const one = find(first.namespace, first.name)
	const other = find(second.namespace, second.name)
	if (!one && !other) return 'absent'
	return one && other && one.peerIndex === other.index && other.peerIndex === one.index ? 'paired' : 'broken'
}
