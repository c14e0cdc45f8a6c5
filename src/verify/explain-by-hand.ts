/** The command that explains the path of a probe, and the same question for an immediate explanation. */
import {quote} from '../checks/by-hand.run.ts'
import {portTarget} from '../checks/probe.ts'
import {type ProbeItem, trafficOf} from '../checks/probes.ts'
import type {Address} from '../net/address.ts'
import type {IpText} from '../net/names.ts'
import type {Explainable} from './network.ts'

/** `address`: the address of the target's name. */
export function explainableOf(item: ProbeItem, address: IpText): Explainable {
	const {protocol, port} = trafficOf(item)
	const to = item.v6 ? {kind: 'address' as const, text: address, address: address as Address} : item.to
	return {
		from: item.source?.text ?? item.from,
		to: portTarget({to, ...(port !== undefined && {port})}),
		// The command's default protocol is TCP if there is a port, otherwise ICMP.
		...(protocol === 'udp' && {protocol})
	}
}

/** `vpclab explain demo.yaml web db:5432`. */
export function explainByHand(
	{from, to, protocol}: Explainable,
	{cli = './vpclab', lab}: {readonly cli?: string | undefined; readonly lab: string}
): string {
	const words = [cli, 'explain', lab, from, to, ...(protocol === undefined ? [] : ['--protocol', protocol])]
	return words.map(quote).join(' ')
}
