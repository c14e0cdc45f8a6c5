/** Who reaches whom, by which traffic: every host with every other. Pure. */
import type {AddressRef} from '../checks/address-ref.ts'
import type {Learned} from '../control/learned.ts'
import {expectedByPackets} from '../control/predict/underlay.ts'
import {predictAll} from '../control/predict.ts'
import type {LoadedLab} from '../lab/read.ts'
import type {Lab} from '../model/model.ts'
import {type Address, family} from '../net/address.ts'
import {addressOf} from '../verify/targets.ts'

export type Traffic =
	| {readonly protocol: 'icmp'; readonly port?: never}
	| {readonly protocol: 'tcp' | 'udp'; readonly port: number}

/** `open`: an answer comes back, or a refusal, which the network let through as well. */
export type Reach = {
	/** Keys of hosts, which are unique in a lab. */
	readonly from: string
	readonly to: string
	/** `tcp:5432`, `icmp`. */
	readonly traffic: string
	/** `mixed`: only some of the paths that a flow's hash can select. */
	readonly verdict: 'answer' | 'refused' | 'mixed'
}

export type Matrix = {
	readonly hosts: readonly string[]
	readonly traffic: readonly string[]
	/** What gets through and back. Everything else is silence. */
	readonly open: readonly Reach[]
}

export type MatrixOptions = {
	readonly learned?: Learned
	/** Default: ping, and every port that some host serves. */
	readonly traffic?: readonly Traffic[] | undefined
}

export function matrixOf({lab}: Pick<LoadedLab, 'lab'>, {learned, traffic = trafficOf(lab)}: MatrixOptions = {}): Matrix {
	const hosts = hostsOf(lab)
	const known = learned ?? expectedByPackets(lab)
	const open: Reach[] = []
	for (const from of hosts) {
		for (const to of hosts) {
			if (from === to) continue
			const destination = destinationOf(to, from, lab)
			const source = destination && from.addresses.find(one => family(one) === family(destination))
			if (destination === undefined || source === undefined) continue
			for (const one of traffic) {
				const predictions = predictAll(lab, {from: source, host: from.key, to: destination, ...one}, known)
				const lost = predictions.filter(({verdict}) => verdict === 'silence').length
				const [first] = predictions
				if (!first || lost === predictions.length) continue
				const verdict = lost > 0 ? 'mixed' : first.verdict === 'refused' ? 'refused' : 'answer'
				open.push({from: from.key, to: to.key, traffic: renderTraffic(one), verdict})
			}
		}
	}
	return {hosts: hosts.map(({key}) => key), traffic: traffic.map(renderTraffic), open}
}

export const renderTraffic = ({protocol, port}: Traffic): string => (port === undefined ? protocol : `${protocol}:${port}`)

/** `tcp:22`, `udp:53`, `icmp`, `443`. Undefined: the text is none of these. */
export function readTraffic(text: string): Traffic | undefined {
	if (text === 'icmp') return {protocol: 'icmp'}
	const [, protocol = 'tcp', digits] = /^(?:(tcp|udp):)?(\d+)$/.exec(text) ?? []
	const port = Number(digits)
	return digits !== undefined && port >= 1 && port <= 65_535 ? {protocol: protocol as 'tcp' | 'udp', port} : undefined
}

type End = {readonly key: string; readonly name: string; readonly addresses: readonly Address[]}

/** Hosts that are running. */
function hostsOf({internetHosts, vpcs, vpn}: Lab): readonly End[] {
	const present = (...all: readonly (Address | undefined)[]) => all.flatMap(one => one ?? [])
	return [
		...internetHosts.map(({name, ipv4, ipv6}) => ({key: name, name, addresses: present(ipv4, ipv6)})),
		...(vpn?.sites ?? []).flatMap(({hosts}) =>
			hosts.map(({key, name, address, ipv6}) => ({key, name, addresses: present(address, ipv6)}))
		),
		...vpcs.flatMap(({instances, interfaces}) => {
			const byKey = new Map(interfaces.map(one => [one.key, one]))
			return instances
				.filter(({state}) => state === 'running')
				.map(({key, name, interfaces: own}) => {
					const first = byKey.get(own[0] ?? '')
					return {key, name, addresses: present(first?.privateIps[0]?.address, first?.ipv6[0])}
				})
		})
	]
}

/** The address that the client would use: the private one where the VPCs are connected, else the public one. */
function destinationOf({name}: End, {key: client}: End, lab: Lab): Address | undefined {
	const ref: AddressRef = {kind: 'host', text: name, host: name, which: 'client'}
	const found = addressOf(ref, lab, {client, v6: false})
	return 'address' in found ? (found.address as Address) : undefined
}

/** Ping, and every port that some host serves. */
export function trafficOf({internetHosts, vpcs, vpn}: Lab): readonly Traffic[] {
	const hosts = [...internetHosts, ...vpcs.flatMap(({instances}) => instances), ...(vpn?.sites ?? []).flatMap(one => one.hosts)]
	const served = hosts.flatMap(({services}) =>
		services.map(({protocol, port}): Traffic => ({protocol: protocol === 'udp' ? 'udp' : 'tcp', port}))
	)
	return [{protocol: 'icmp'}, ...new Map(served.map(one => [renderTraffic(one), one])).values()]
}
