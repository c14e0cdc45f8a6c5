/** What to type to have the way of a probe explained, and the same for who explains it at once. */
import {quote} from '../checks/by-hand.run.ts'
import {portTarget} from '../checks/probe.ts'
import type {ProbeItem} from '../checks/probes.ts'
import type {Address} from '../net/address.ts'
import type {IpText} from '../net/names.ts'
import type {Explainable} from './network.ts'

/** `address`: what the target's name stands for. */
export function explainableOf(item: ProbeItem, address: IpText): Explainable {
	const {protocol, port} = trafficOf(item)
	const to = item.v6 ? {kind: 'address' as const, text: address, address: address as Address} : item.to
	return {
		from: item.source?.text ?? item.from,
		to: portTarget({to, ...(port !== undefined && {port})}),
		...(protocol && {protocol})
	}
}

/** Where a trace by UDP or TCP begins, if it does not say so. */
const tracePorts = {udp: 33_434, tcp: 80} as const

function trafficOf(item: ProbeItem): {readonly protocol?: 'udp'; readonly port?: number} {
	if (item.kind === 'trace') {
		if (item.protocol === 'icmp') return {}
		return {...(item.protocol === 'udp' && {protocol: 'udp'}), port: item.port ?? tracePorts[item.protocol]}
	}
	return {...(item.kind === 'udp' && {protocol: 'udp'}), ...('port' in item && {port: item.port})}
}

/** `vpclab explain demo.yaml web db:5432`. */
export function explainByHand(
	{from, to, protocol}: Explainable,
	{cli = './vpclab', lab}: {readonly cli?: string | undefined; readonly lab: string}
): string {
	const words = [cli, 'explain', lab, from, to, ...(protocol === undefined ? [] : ['--protocol', protocol])]
	return words.map(quote).join(' ')
}
