/** Why tunnels do not carry their traffic, and which part of the lab file causes each reason. Pure. */
import {valueAt} from '../lab/schema-shape.ts'
import type {Path} from '../model/finding.ts'
import type {Lab} from '../model/model.ts'
import {type Cidr, contains, parseAddress} from '../net/address.ts'
import type {IpText} from '../net/names.ts'
import type {PlannedTunnel} from '../plan/types.ts'
import type {ServiceTrouble} from '../services/contract.ts'
import {routersOf, sessionOf} from '../services/frr/shown.ts'
import type {BgpSession, BgpTrouble} from '../services/frr/status.ts'
import type {Observed, ObservedDaemon} from '../services/observed.ts'
import {mostTelling, type Reason} from '../services/strongswan/reasons.ts'
import {tunnelEndOf} from '../services/strongswan/shown.ts'

export type TunnelTrouble = {
	/** `office:1`. */
	readonly tunnel: string
	/** `bgp`: the tunnel itself is up. */
	readonly about: 'tunnel' | 'bgp'
	readonly kind: Reason['kind'] | BgpTrouble['kind'] | 'daemon' | 'not-configured'
	/** For people: one sentence without a full stop. */
	readonly words: string
	/** The daemon's own message. */
	readonly line: string
	/** Path in the lab's document: the nearest key that is written there. */
	readonly path: Path
}

type Tunnels = Readonly<Record<string, PlannedTunnel>>

/**
 * For each tunnel that is down, the most informative reason, and that of its BGP session if it is down or brings no routes; none if none has
 * been reported. A BGP daemon that does not run is reported in addition to any reason of the tunnel.
 */
export const tunnelTroubles = (tunnels: Tunnels, observed: Seen, document: unknown, nowMs = Date.now()): TunnelTrouble[] =>
	Object.entries(tunnels).flatMap(([tunnel, planned]) =>
		[tunnelTrouble(planned, observed), bgpTrouble(planned, observed, nowMs)].flatMap(found =>
			found ? [{tunnel, ...found, path: pathOf(found, planned, document)}] : []
		)
	)

type Seen = Pick<Observed, 'daemons' | 'shown' | 'troubles'>
type Trouble = Omit<TunnelTrouble, 'tunnel' | 'path'>

function tunnelTrouble(planned: PlannedTunnel, observed: Seen): Trouble | undefined {
	const {own} = planned.customer
	if (own && own.connection === undefined) {
		return {
			about: 'tunnel',
			kind: 'not-configured',
			words: `${own.path} has no connection to ${planned.aws.outside}, AWS's end of this tunnel`,
			line: 'nothing, as nothing was loaded'
		}
	}
	const charon = waitingOf(observed).find(({id}) => id === planned.aws.daemon || id === planned.customer.daemon)
	if (charon) return notRunning('tunnel', charon, charon.id === planned.aws.daemon)
	const reasons = [planned.aws, planned.customer].flatMap(({daemon, end}) => troublesOf(observed.troubles.ipsec, daemon, end))
	// One pair of SAs that AWS dropped is missing although the tunnel is up.
	const reason = isUp(planned, observed) ? reasons.findLast(({kind}) => kind === 'one-pair-only') : mostTelling(reasons)
	return reason && {about: 'tunnel', kind: reason.kind, words: reason.words, line: reason.line}
}

function bgpTrouble(planned: PlannedTunnel, observed: Seen, nowMs: number): Trouble | undefined {
	if (planned.routing !== 'bgp') return undefined
	const routers = [planned.aws.router, planned.customer.router]
	const bgpd = waitingOf(observed).find(({kind, namespace}) => kind === 'bgp' && routers.includes(namespace))
	if (bgpd) return notRunning('bgp', bgpd, bgpd.namespace === planned.aws.router)
	const session = isUp(planned, observed) ? sessionTrouble(planned, observed, nowMs) : undefined
	return session && {about: 'bgp', kind: session.kind, words: session.words, line: session.line}
}

const waitingOf = ({daemons}: Seen) => daemons.filter(({state}) => state === 'waiting')

const isUp = (planned: PlannedTunnel, observed: Seen) =>
	[planned.aws, planned.customer].every(end => tunnelEndOf(observed, end)?.isUp)

const notRunning = (about: Trouble['about'], {trouble}: ObservedDaemon, isAws: boolean): Trouble => ({
	about,
	kind: 'daemon',
	words: `the program at ${isAws ? "AWS's" : "the customer's"} end does not run`,
	line: firstLine(trouble)
})

/** Only the first line: the others follow from it. */
function firstLine(text = '') {
	const [first = '', ...more] = text.split('\n')
	return more.length === 0 ? first : `${first} (and ${more.length} more lines)`
}

/** A daemon's problems with one of its parts. */
const troublesOf = <Kind extends string>(
	troubles: readonly ServiceTrouble<Kind>[] | undefined,
	daemon: string | undefined,
	part: string
): readonly ServiceTrouble<Kind>[] => troubles?.filter(one => one.daemon === daemon && one.part === part) ?? []

/** AWS's end first: the mistake is usually at the customer's, and AWS's end sees it. */
function sessionTrouble({aws, customer}: PlannedTunnel, observed: Seen, nowMs: number): BgpTrouble | undefined {
	const ends = [
		{router: aws.router, neighbor: customer.inside},
		{router: customer.router, neighbor: aws.inside}
	]
	const sessions = ends.map(({router, neighbor}) => sessionOf(observed, router, neighbor))
	const daemonOf = (router: string) => routersOf(observed).find(one => one.router === router)?.daemon
	const troubles = ends.flatMap(({router, neighbor}) => troublesOf(observed.troubles.bgp, daemonOf(router), neighbor))
	const standing = sessions.findIndex(session => session?.isUp)
	if (standing >= 0) return troubles.find(({kind}) => kind === 'no-policy') ?? oneSided(sessions, standing, nowMs)
	return troubles.find(({isCause}) => isCause) ?? troubles[0]
}

/** After one end has the session, the other may take this long to report it. */
const bothEndsWithinMs = 3000

/**
 * If both ends connect at once there are two connections, of which one is closed: now and then each closes another one, and the end that still
 * has its own refuses new ones until its hold time is over.
 */
function oneSided(sessions: readonly (BgpSession | undefined)[], standing: number, nowMs: number): BgpTrouble | undefined {
	const [up, down] = [sessions[standing], sessions[1 - standing]]
	if (!up || !down || down.isUp || nowMs - Math.max(up.sinceMs ?? nowMs, down.sinceMs ?? 0) < bothEndsWithinMs) return undefined
	const [has, lost] = standing === 0 ? ["AWS's end", "the device's"] : ['the device', "AWS's end"]
	return {
		kind: 'one-sided',
		words: `${has} still has the session that ${lost} has lost, and takes no other until its hold time${up.holdSeconds === undefined ? '' : ` of ${up.holdSeconds} s`} is over`,
		line: `${up.state} at one end, ${down.state} at the other${down.trouble ? `: ${down.trouble.line}` : ''}`
	}
}

/** Keys of a tunnel or its site that may cause each kind of problem; the first that is written counts. */
const deciding: Readonly<Record<string, readonly (readonly string[])[]>> = {
	'wrong-psk': [['customer', 'psk'], ['psk']],
	authentication: [['customer', 'id'], ['customer', 'psk'], ['psk']],
	'ike-proposals': [['customer', 'phase1'], ['phase1'], ['customer', 'ike'], ['ike']],
	'esp-proposals': [['customer', 'phase2'], ['phase2'], ['customer', 'phase1']],
	'traffic-selectors': [['customer', 'trafficSelectors']],
	'one-pair-only': [['customer', 'trafficSelectors']],
	'wrong-id': [['customer', 'id']],
	'unknown-peer': [['customer', 'peer']],
	'ike-version': [['customer', 'ike'], ['ike']],
	unreachable: [['fault'], ['customer', 'peer']],
	'peer-is-dead': [['fault']],
	'shut-down': [['fault']],
	'shut-down-by-neighbor': [['fault']]
}
const decidingOfSite: Readonly<Record<string, readonly string[]>> = {
	'wrong-asn': ['deviceAsn', 'asn'],
	'too-many-prefixes': ['announces', 'cidr']
}

function pathOf({kind, about}: Trouble, planned: PlannedTunnel, document: unknown): Path {
	const site = ['sites', planned.site]
	const tunnel = tunnelPath(planned, document)
	const own = (deciding[kind] ?? []).map(keys => [...tunnel, ...keys])
	const candidates: readonly Path[] = [
		...own.filter(path => path.at(-1) === 'fault'),
		// If a user's own file configures it, the value is only there.
		[...site, 'device', about === 'bgp' ? 'frr' : 'swanctl'],
		...(decidingOfSite[kind] ?? []).map(key => [...site, key]),
		...own
	]
	return candidates.find(path => isWritten(document, path)) ?? tunnel
}

/** The document has tunnels in a list, or by their number. */
export function tunnelPath({connection, number}: PlannedTunnel, document: unknown): Path {
	const all = ['vpnConnections', connection, 'tunnels']
	return [...all, Array.isArray(valueAt(document, all)) ? number - 1 : String(number)]
}

const isWritten = (document: unknown, path: Path) => valueAt(document, path) !== undefined

/** Whether packets between two addresses would use a tunnel: one of them is at its site, the other behind its gateway. */
export function liesBetween({site: siteKey, connection}: PlannedTunnel, {vpn, vpcs, transitGateways}: Lab) {
	const site = vpn?.sites.find(({key}) => key === siteKey)
	const gateway = vpn?.connections.find(({key}) => key === connection)?.gateway
	const near: readonly Cidr[] = [...(site?.cidrs ?? []), ...(site?.announces ?? [])]
	const others = (vpn?.connections ?? []).filter(one => one.key !== connection && isSame(one.gateway, gateway))
	const behind =
		gateway?.kind === 'vpn-gateway'
			? vpcs.filter(({key}) => vpn?.gateways.some(one => one.key === gateway.key && one.vpc === key))
			: vpcs.filter(({key}) =>
					transitGateways
						.find(one => one.key === gateway?.key)
						?.attachments.some(({resource}) => resource.kind === 'vpc' && resource.vpc === key)
				)
	const far: readonly Cidr[] = [
		...behind.flatMap(({cidrs}) => cidrs),
		...others.flatMap(one => vpn?.sites.find(({key}) => key === one.site)?.cidrs ?? [])
	]
	const isIn = (blocks: readonly Cidr[], text: IpText) => {
		const address = parseAddress(text)
		return address !== undefined && blocks.some(block => contains(block, address))
	}
	return (from: IpText, to: IpText): boolean => (isIn(near, from) && isIn(far, to)) || (isIn(far, from) && isIn(near, to))
}

const isSame = (a: {readonly kind: string; readonly key: string}, b: typeof a | undefined) =>
	a.kind === b?.kind && a.key === b.key
