/**
 * Whether IKE packets pass between an instance that is a customer gateway and AWS's ends of its tunnels: its security groups, ACLs, route tables
 * and the internet gateway apply to them as to any others. For sites with their own devices, nothing can drop IKE packets. Pure.
 */
import type {Lab} from '../../model/model.ts'
import type {Site, VpnTunnel} from '../../model/vpn.ts'
import type {Address} from '../../net/address.ts'
import {expectedOf, expectedWithout} from '../expected.ts'
import {type Learned, nothingLearned} from '../learned.ts'
import {outcome} from './outcome.ts'
import {topologyOf} from './topology.ts'
import type {Prediction} from './types.ts'

/** IKE begins on port 500, and behind a translation continues on 4500, with ESP inside (VPN-6). */
const ports = [500, 4500] as const

/** Tunnels of such sites whose IKE is lost, whichever end initiates, and the outcome for the customer's first message. Computed once per lab. */
export function lostOnUnderlay(lab: Lab): ReadonlyMap<string, Prediction> {
	const found = lost.get(lab)
	if (found) return found
	const sites = new Map((lab.vpn?.sites ?? []).map(site => [site.key, site]))
	const all = new Map(
		(lab.vpn?.connections ?? []).flatMap(({site: key, tunnels}) => {
			const site = sites.get(key)
			return tunnels.flatMap(tunnel => {
				const prediction = site && ofTunnel(lab, site, tunnel)
				return prediction ? [[tunnel.key, prediction] as const] : []
			})
		})
	)
	lost.set(lab, all)
	return all
}

const lost = new WeakMap<Lab, ReadonlyMap<string, Prediction>>()

function ofTunnel(lab: Lab, {instance, customerGateways: [gateway], failed}: Site, tunnel: VpnTunnel): Prediction | undefined {
	if (!instance || !gateway || failed) return undefined
	const topology = topologyOf(lab, nothingLearned)
	const firstLost = (predictTo: (port: number) => Prediction) => ports.map(predictTo).find(({verdict}) => verdict !== 'answer')
	const question = (from: Address, to: Address, port: number) => ({from, to, protocol: 'udp', port, sourcePort: port}) as const
	const byCustomer = firstLost(port =>
		outcome(topology, {...question(instance.privateIp, tunnel.outsideIp, port), host: instance.key}, undefined, {isServed: true})
	)
	const isBegunByAws =
		tunnel.startUp === 'start' &&
		!firstLost(port => outcome(topology, question(tunnel.outsideIp, gateway.publicIp, port), undefined, {isServed: true}))
	return isBegunByAws ? undefined : byCustomer
}

/** Like `expectedOf()`, without the tunnels whose IKE does not pass. Computed once per lab. */
export function expectedByPackets(lab: Lab): Learned {
	const learned =
		known.get(lab) ?? (lostOnUnderlay(lab).size > 0 ? expectedWithout(lab, new Set(lostOnUnderlay(lab).keys())) : expectedOf(lab))
	known.set(lab, learned)
	return learned
}

const known = new WeakMap<Lab, Learned>()
