/** What bgpd's messages about a session mean, given the existing links and what is only starting. No effects. */
import type {BgpReason} from '../../model/trouble.ts'
import {contains, parseAddress, parseCidr} from '../../net/address.ts'
import type {IpText, LinkName, NamespaceName} from '../../net/names.ts'
import {type Beginnings, isStarting, startingMs} from '../beginnings.ts'
import type {Around, Placed, ServiceLink} from '../contract.ts'
import type {ObservedRouter} from './shown.ts'
import type {BgpSession, BgpTrouble} from './status.ts'
import type {BgpSpec} from './types.ts'

/** The input of all conclusions. */
export type Surroundings = Around & {
	/** Instances by id. */
	readonly placed: ReadonlyMap<string, Placed<BgpSpec>>
	readonly beginnings: Beginnings
}

/** bgpd's state for a session without a link; a new neighbor is held shut until the rest of its configuration is in. */
const dueToTunnel: ReadonlySet<BgpReason> = new Set(['shut-down', 'interface-down', 'no-route', 'no-answer'])

/** bgpd's state for a session if neither end has been up yet. */
const whileStarting: ReadonlySet<BgpReason> = new Set([...dueToTunnel, 'closed-by-neighbor', 'shut-down-by-neighbor', 'other'])

export function concluded(router: ObservedRouter, session: BgpSession, around: Surroundings): BgpSession {
	const {trouble: _, ...rest} = session
	const trouble = troubleOf(router, session, around)
	if (trouble !== undefined) return {...rest, trouble}
	// While it is configured a neighbor is held shut: that is not an administrative shutdown.
	return rest.state.startsWith('Idle (Admin') ? {...rest, state: 'starting'} : rest
}

/** The link configured for a neighbor, or the one in whose network it is. */
export function linkTo(router: NamespaceName, neighbor: IpText, {placed, links}: Surroundings): LinkName | undefined {
	const address = parseAddress(neighbor)
	if (!address) return undefined
	for (const {namespace, daemon} of placed.values()) {
		const link = namespace === router ? daemon.config.neighbors.find(one => one.address === neighbor)?.link : undefined
		if (link !== undefined) return link
	}
	const isBehind = ({addresses}: ServiceLink) =>
		addresses.some(text => {
			const block = parseCidr(text, {maskHostBits: true})
			return block !== undefined && contains(block, address)
		})
	return links.find(one => one.router === router && isBehind(one))?.link
}

/** Undefined: it is a link of the plan, which exists. */
export const serviceLink = (router: NamespaceName, link: LinkName | undefined, {links}: Around): ServiceLink | undefined =>
	link === undefined ? undefined : links.find(one => one.router === router && one.link === link)

/**
 * If the tunnel is down, that is why there is no session, unless the session ended before the tunnel did. A session that is only starting has no reason
 * yet.
 */
function troubleOf({daemon, router}: ObservedRouter, session: BgpSession, around: Surroundings): BgpTrouble | undefined {
	const {neighbor, state, isUp, trouble} = session
	const config = around.placed.get(daemon)?.daemon.config
	const isShut = config?.neighbors.some(one => one.address === neighbor && one.shutdown) ?? false
	const mayBeShut = isShut || config?.ownFrrConf !== undefined
	const link = serviceLink(router, linkTo(router, neighbor, around), around)
	const reported = () => (isConclusion(session, link, around) ? trouble : undefined)
	if (isUp || (trouble && !dueToTunnel.has(trouble.kind))) return reported()
	if (link && !mayBeShut && !link.isUp) {
		return {kind: 'waits-for-tunnel', words: 'waits for its tunnel', line: trouble?.line ?? state}
	}
	if (trouble?.kind === 'shut-down' && isShut) return trouble
	if (trouble?.kind === 'shut-down' && !mayBeShut) return undefined
	return reported()
}

/** bgpd's state for a session that has not been up yet is the same as for one that starts, for a while. */
function isConclusion({neighbor, timesUp, trouble}: BgpSession, link: ServiceLink | undefined, around: Surroundings): boolean {
	if (timesUp > 0 || (trouble && !whileStarting.has(trouble.kind))) return true
	const {placed, beginnings, nowMs} = around
	const isLinkNew = link?.isUp === true && nowMs - link.sinceMs < startingMs
	// The session's other end is one of these instances.
	return !isLinkNew && ![...placed.keys()].some(id => isStarting(beginnings, id, neighbor, nowMs))
}
