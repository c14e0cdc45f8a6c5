import {type Prediction, predict, type Question} from '../../src/control/predict.ts'
import type {Lab} from '../../src/model/model.ts'
import {address} from '../plan/lab-fixture.ts'

type PacketOptions = Partial<Omit<Question, 'from' | 'to'>>

export const ask = (lab: Lab, from: string, to: string, options: PacketOptions = {}): Prediction =>
	predict(lab, {protocol: 'icmp', ...options, from: address(from), to: address(to)})

/** `answer 255`, `refused 254`, or `silence: <code> at <component> (forward|reply)`. */
export function fate(lab: Lab, from: string, to: string, options: PacketOptions = {}): string {
	const {verdict, ttl, end} = ask(lab, from, to, options)
	return verdict === 'silence' ? `silence: ${end?.code} at ${end?.at.kind} ${end?.at.key} (${end?.on})` : `${verdict} ${ttl}`
}

export const tcp = (port: number, sourcePort?: number): PacketOptions => ({
	protocol: 'tcp',
	port,
	...(sourcePort && {sourcePort})
})
export const udp = (port: number): PacketOptions => ({protocol: 'udp', port})

/** The kinds and keys that it passes, without what lets it pass. */
export const way = (hops: Prediction['forward']): string[] =>
	hops.filter(({at: {kind}}) => kind !== 'security-group' && kind !== 'network-acl').map(({at}) => `${at.kind} ${at.key}`)
