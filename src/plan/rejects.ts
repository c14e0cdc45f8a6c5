/** How filters drop packets: with flow logs, they are first reported to the collector (FL-3). Pure. */
import {rejectGroup} from '../services/flow-log/types.ts'

/** Targets of dropping rules: on the sender's side, on the receiver's side, and for packets that are not recorded (FL-8). */
export type Rejects = {readonly egress: string; readonly ingress: string; readonly unlogged: string}

export const silent: Rejects = {egress: 'DROP', ingress: 'DROP', unlogged: 'DROP'}

/** The format that the collector parses. */
const reported = {egress: 'out', ingress: 'in', unlogged: 'none'} as const
const chainOf = (side: keyof Rejects) => `reject-${reported[side]}`

export const reportedRejects: Rejects = {
	egress: chainOf('egress'),
	ingress: chainOf('ingress'),
	unlogged: chainOf('unlogged')
}

const sides = ['egress', 'ingress', 'unlogged'] as const
export const rejectChains: readonly string[] = sides.map(chainOf)
export const rejectRules: readonly string[] = sides.flatMap(side => [
	`-A ${chainOf(side)} -j NFLOG --nflog-group ${rejectGroup} --nflog-size 96 --nflog-prefix ${reported[side]} --nflog-threshold 64`,
	`-A ${chainOf(side)} -j DROP`
])
