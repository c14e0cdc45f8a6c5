/**
 * The way back through a load balancer's node: a target answers the client's own address, but its packets go to the node
 * (NLB-12). A flow that entered by the node's link has the node's number in its connection mark, whose bits 0 and 1
 * belong to the security groups.
 */
import {priorities} from '../../plan/fabric.ts'
import type {Attachment} from '../../plan/partial-plan.ts'
import {everywhere, unicast} from '../../plan/routes.ts'
import type {Route, Rule} from '../../plan/types.ts'

const mask = 0xffffff00
const hex = (value: number): string => `0x${(value >>> 0).toString(16)}`
const markOf = (number: number): number => (number << 8) >>> 0

/** After the tables of route tables. */
const firstTable = 0x7000_0000

/** Rules of the table `mangle`. */
export function returnMarks(attachments: readonly Attachment[]): readonly string[] {
	const marked = numberedOf(attachments).map(
		({link, number, own}) =>
			`-A PREROUTING -i ${link} ! -s ${own} -m conntrack --ctstate NEW -j CONNMARK --set-xmark ${hex(markOf(number))}/${hex(mask)}`
	)
	return marked.length === 0
		? []
		: [
				...marked,
				`-A PREROUTING -m conntrack --ctdir REPLY -m connmark ! --mark 0x0/${hex(mask)} -j CONNMARK --restore-mark --nfmask ${hex(mask)} --ctmask ${hex(mask)}`
			]
}

export const returnRules = (attachments: readonly Attachment[]): readonly Rule[] =>
	numberedOf(attachments).map(({number}) => ({
		family: 4,
		priority: priorities.returning,
		fwmark: markOf(number),
		fwmask: mask,
		table: firstTable + number
	}))

export const returnRoutes = (attachments: readonly Attachment[]): readonly Route[] =>
	numberedOf(attachments).map(({nexthop, number}) => unicast(everywhere[4], [nexthop[4]], firstTable + number))

const numberedOf = (attachments: readonly Attachment[]) =>
	attachments.flatMap(({link, nexthop, returns}) => (returns ? [{link, nexthop, ...returns}] : []))
