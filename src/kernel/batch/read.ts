import type {Rule} from '../../plan/types.ts'
import type {LinkEnds} from '../link-state.ts'

/** Reads `ip -json -details link show`. */
export function readLinks(text: string): LinkEnds {
	const links = JSON.parse(text) as readonly {ifindex: number; ifname: string; link?: string; link_index?: number}[]
	const indexes = new Map(links.map(({ifname, ifindex}) => [ifname, ifindex]))
	return new Map(
		links.map(({ifname, ifindex, link, link_index: peer}) => [
			ifname,
			{index: ifindex, peerIndex: peer ?? (link === undefined ? undefined : indexes.get(link)) ?? ifindex}
		])
	)
}

type RuleJson = {
	priority: number
	src: string
	srclen?: number
	dst?: string
	dstlen?: number
	iif?: string
	fwmark?: string
	fwmask?: string
	table?: string
}

/** Parses `ip -json -N rule show` of one family. Rules without a table are not vpclab's. */
export const readRules = (text: string, family: 4 | 6): Rule[] =>
	(JSON.parse(text) as readonly RuleJson[]).flatMap(({priority, src, srclen, dst, dstlen, iif, fwmark, fwmask, table}) =>
		table === undefined
			? []
			: {
					family,
					priority,
					table: Number(table),
					...(src !== 'all' && {from: block(src, srclen, family)}),
					...(dst !== undefined && dst !== 'all' && {to: block(dst, dstlen, family)}),
					...(iif !== undefined && {iif}),
					...(fwmark !== undefined && {fwmark: Number(fwmark)}),
					...(fwmask !== undefined && Number(fwmask) !== 0xffffffff && {fwmask: Number(fwmask)})
				}
	)

/** A single address comes without its prefix length. */
const block = (address: string, length: number | undefined, family: 4 | 6): string =>
	`${address}/${length ?? (family === 4 ? 32 : 128)}`
