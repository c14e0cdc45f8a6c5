/**
 * Predicts, before anything is raised, whether a network lets through what a check forbids, and where it
 * ends if not. Pure. What the predictor does not know (lost packets, their size, selectors of policy-based devices) is added here.
 */

import {type CheckItem, isAction, isCapture, isObservation, isOutage, isProbe} from '../../src/checks/all.ts'
import {type ProbeItem, probeKinds, trafficOf} from '../../src/checks/probes.ts'
import {lookAtRoute} from '../../src/checks/route.run.ts'
import {expectedByPackets} from '../../src/control/predict/underlay.ts'
import {type Prediction, predictAll} from '../../src/control/predict.ts'
import {vpnStateOf} from '../../src/control/vpn-state.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {act, type LoadedLab} from '../../src/lab/read.ts'
import type {Lab} from '../../src/model/model.ts'
import {type Address, family} from '../../src/net/address.ts'
import {findHost} from '../../src/verify/find-host.ts'
import {selectedAt} from '../../src/verify/observe/selected.ts'
import {addressesOf, addressOf} from '../../src/verify/targets.ts'
import {passesPoint} from './points.ts'
import type {Prohibition} from './prohibitions.ts'

export type Foresight = {
	/** Whether what the check forbids gets through. */
	readonly isAllowed: boolean
	/** Where it ends, as text, to recognise networks that stop it in the same way. */
	readonly end: string
	/** How far it got. */
	readonly reach: number
}

const barred = (end: string, reach = 0): Foresight => ({isAllowed: false, end, reach})
const verdictOf = (isAllowed: boolean): Foresight => ({isAllowed, end: isAllowed ? 'allowed' : 'barred', reach: 0})

/** What happens to the traffic that a check forbids, in the network in which the check runs. */
export function foresee({index, forbids}: Prohibition, state: LoadedLab): Foresight {
	const item = state.checks[index] as CheckItem
	const {lab} = state
	const learned = expectedByPackets(lab)
	// How many of several connections get through is not predicted.
	if (forbids.kind === 'surplus') return barred('some get through')
	if (isProbe(item)) return foreseeProbe(item, lab)
	if (isCapture(item)) {
		if (forbids.kind !== 'packet') return foreseeProbe(item.during, lab)
		const match = item.expect[forbids.match]!
		const predictions = predictionsOf(item.during, lab)
		const seen = predictions.length > 0 && predictions.every(prediction => passesPoint(prediction, match, lab))
		return seen ? {isAllowed: true, end: 'seen', reach: 0} : {...foreseeProbe(item.during, lab), isAllowed: false}
	}
	if (isAction(item)) return item.kind === 'change' ? verdictOf(isPossible(state, item)) : verdictOf(false)
	if (!isObservation(item)) return verdictOf(false)
	switch (item.kind) {
		case 'route': {
			const {observed, passed} = lookAtRoute(item, {lab, learned})
			return verdictOf(!passed && observed?.about === 'route' && observed.route !== undefined)
		}
		case 'tunnel':
			return verdictOf(isUp(item.tunnel, lab))
		case 'bgp': {
			if (item.about === 'session') return verdictOf(isUp(item.tunnel, lab))
			const {place, route} = item
			return verdictOf(
				place.kind !== 'tunnel' && selectedAt(place, {lab, learned}).some(({destination}) => destination === route)
			)
		}
		default:
			return verdictOf(false)
	}
}

function isPossible(state: LoadedLab, item: CheckItem): boolean {
	try {
		if (isAction(item)) act(state, item)
		return true
	} catch (error) {
		if (error instanceof BadLab || error instanceof RangeError) return false
		throw error
	}
}

/** Whether both ends are up. A tunnel under maintenance is (VPN-8). */
function isUp(tunnel: string, lab: Lab): boolean {
	const state = vpnStateOf(lab, expectedByPackets(lab))
	const fault = state.tunnel(tunnel)?.tunnel.fault
	return (fault === undefined || fault === 'maintenance') && state.isUp(tunnel, 'aws') && state.isUp(tunnel, 'customer')
}

function foreseeProbe(item: ProbeItem, lab: Lab): Foresight {
	const predictions = predictionsOf(item, lab)
	const [first] = predictions
	if (!first) return barred('nobody asks, or nobody is asked')
	const lost = lossOf(item, first, lab)
	if (lost !== undefined) return barred(lost)
	if (item.kind === 'ping' && isTooBig(item, first)) {
		const acl = deafAcl(first, lab)
		return acl === undefined ? verdictOf(true) : barred(`network ACL ${acl} drops "fragmentation needed"`)
	}
	const isAllowed = predictions.every(
		prediction => prediction.verdict !== 'silence' && wordOf(item, prediction) !== item.expect.got
	)
	const {end} = predictions.find(({verdict}) => verdict === 'silence') ?? first
	return {
		isAllowed,
		end: end ? `${end.on} ${end.at.kind} ${end.at.key} ${end.code}` : first.verdict,
		reach: first.forward.length + first.reply.length
	}
}

/** Every path that the probe's packets can take. None: the probe cannot be run. */
export function predictionsOf(item: ProbeItem, lab: Lab): readonly Prediction[] {
	// The answer to a DNS query does not depend on a packet's path.
	if (item.kind === 'dns') return []
	const target = addressOf(item.to, lab, {client: item.from, v6: item.v6})
	if ('missing' in target) return []
	const from = sourceOf(item, lab, family(target.address))
	const host = findHost(item.from, lab)
	if (from === undefined || !host) return []
	const {protocol, port} = trafficOf(item)
	const key = host.kind === 'instance' ? host.instance.key : host.kind === 'site-host' ? host.host.key : host.host.name
	return predictAll(lab, {from, to: target.address as Address, host: key, protocol, ...(port !== undefined && {port})})
}

function sourceOf(item: ProbeItem, lab: Lab, of: 4 | 6): Address | undefined {
	if (item.source) {
		const source = addressOf(item.source, lab, {client: item.from, v6: of === 6})
		return 'address' in source ? (source.address as Address) : undefined
	}
	const own = addressOf({kind: 'host', text: item.from, host: item.from, which: of === 6 ? 'ipv6' : 'private'}, lab, {
		v6: of === 6
	})
	return 'address' in own ? (own.address as Address) : undefined
}

const wordOf = ({kind}: ProbeItem, {verdict}: Prediction) => (verdict === 'answer' ? probeKinds[kind].good : verdict)

const ipHeader = {4: 20, 6: 40} as const
const icmpHeader = 8

const transitMtu = 8500

/** A transit gateway answers such a packet (TGW-8). */
const isTooBig = ({dontFragment, sizeBytes = 0}: ProbeItem & {readonly kind: 'ping'}, {forward}: Prediction): boolean =>
	dontFragment === true &&
	sizeBytes + icmpHeader + ipHeader[family(forward[0]?.packet.source ?? '')] > transitMtu &&
	forward.some(({at}) => at.kind === 'transit-gateway')

/** The network ACL of the client's subnet, if it drops ICMP type 3 code 4, which reports the MTU. */
function deafAcl({forward}: Prediction, {vpcs}: Lab): string | undefined {
	const client = forward[0]?.at.key
	const vpc = vpcs.find(({instances}) => instances.some(({key}) => key === client))
	const eni = vpc?.interfaces.find(({owner}) => owner?.kind === 'instance' && owner.key === client && owner.deviceIndex === 0)
	const acl = vpc?.networkAcls.find(({key}) => key === vpc.subnets.find(subnet => subnet.key === eni?.subnet)?.networkAcl)
	const first = acl?.ingress.find(
		({protocol, icmp}) =>
			protocol === 'all' || (protocol === 'icmp' && (!icmp || ([-1, 3].includes(icmp.type) && [-1, 4].includes(icmp.code))))
	)
	return acl && first?.action !== 'allow' ? acl.key : undefined
}

/** A policy-based device with several pairs of networks keeps one of them, the youngest (VPN-3). */
function hasSeveralPairs(tunnel: string, {vpn}: Pick<Lab, 'vpn'>): boolean {
	const {trafficSelectors} = vpn?.connections.flatMap(({tunnels}) => tunnels).find(({key}) => key === tunnel)?.customer ?? {}
	return (trafficSelectors?.local.length ?? 0) * (trafficSelectors?.remote.length ?? 0) > 1
}

/** Why packets are lost on a path that the predictor finds open. */
function lossOf(item: ProbeItem, {forward, reply}: Prediction, lab: Lab): string | undefined {
	const hops = [...forward, ...reply]
	const lossy = hops.find(
		({at}) => (at.kind === 'internet-host' || at.kind === 'site') && lab.links?.internet[at.key]?.lossPercent === 100
	)
	if (lossy) return `the line of ${lossy.at.key} loses everything`
	const partial = hops.find(({at}) => at.kind === 'vpn-tunnel' && hasSeveralPairs(at.key, lab))
	if (partial) return `tunnel ${partial.at.key} carries one pair of networks`
	const size = item.kind === 'ping' ? (item.sizeBytes ?? 0) : 0
	const whole = size + icmpHeader + ipHeader[family(forward[0]?.packet.source ?? '')]
	// A NAT gateway drops ICMP fragments (NAT-2).
	const nat = whole > 1500 && hops.find(({at}) => at.kind === 'nat-gateway')
	return nat ? `NAT gateway ${nat.at.key} drops fragments` : undefined
}

/**
 * Whether a check that expects something still has it in a mutated network. Only such checks stay in a mutant: they are what
 * the lab waits for before it asks what must not come. Those that measure are left out, they wait for nothing.
 */
export function stillHolds(item: CheckItem, {lab}: LoadedLab): boolean {
	if (isCapture(item) || isOutage(item) || isAction(item)) return false
	const learned = expectedByPackets(lab)
	if (isObservation(item)) {
		switch (item.kind) {
			case 'route':
				return lookAtRoute(item, {lab, learned}).passed
			case 'tunnel':
				return isUp(item.tunnel, lab) && (item.expect.reason !== 'one-pair-only' || hasSeveralPairs(item.tunnel, lab))
			case 'bgp': {
				if (item.about === 'session') return vpnStateOf(lab, learned).tunnel(item.tunnel) === undefined || isUp(item.tunnel, lab)
				if (item.place.kind === 'tunnel') return isUp(item.place.tunnel, lab)
				const found = selectedAt(item.place, {lab, learned}).find(({destination}) => destination === item.route)
				const {via, asPath} = item.expect
				return found !== undefined && isSame(via, found.tunnels) && isSame(asPath, found.asPath)
			}
			default:
				return false
		}
	}
	if (!isProbe(item) || item.kind === 'mtu' || item.kind === 'trace') return false
	const predictions = predictionsOf(item, lab)
	const {ttl, client} = item.expect as {readonly ttl?: number; readonly client?: Parameters<typeof addressesOf>[0]}
	const clients = client && addressesOf(client, lab)
	return (
		predictions.length > 0 &&
		predictions.every(
			prediction =>
				prediction.verdict === 'answer' &&
				lossOf(item, prediction, lab) === undefined &&
				(ttl === undefined || prediction.ttl === ttl) &&
				(clients === undefined || clients.some(address => address === prediction.client))
		)
	)
}

const isSame = <T>(wanted: readonly T[] | undefined, found: readonly T[]): boolean =>
	wanted === undefined || (wanted.length === found.length && wanted.every(one => found.includes(one)))
