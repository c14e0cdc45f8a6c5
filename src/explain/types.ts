/** The result of `vpclab explain`, as data. Plain JSON. */
import type {Code, Component, Decision, Ends} from '../control/predict/types.ts'
import type {Address} from '../net/address.ts'
import type {Patch} from './part.ts'

/** A place in the lab file. Without a line: the lab was not read from a text. */
export type FilePlace = {readonly path: string; readonly file: string; readonly line?: number; readonly column?: number}

export type Asked = {
	/** The host's short name: `web`, `laptop`. */
	readonly from: string
	readonly source: Address
	readonly to: string
	readonly destination: Address
	readonly protocol: 'icmp' | 'tcp' | 'udp'
	/** Of tcp and udp. */
	readonly port?: number
}

export type ExplainedHop = {
	readonly at: Component
	/** With its noun: `security group main.web`. */
	readonly name: string
	/** What it does, in words that follow the name. */
	readonly text: string
	/** How it changes the packet: `source 10.0.0.5 becomes 54.0.0.1`. */
	readonly changes?: readonly string[]
	/** What else was considered. */
	readonly others?: readonly string[]
	/** The component's id, or the rule's, where a rule has one. */
	readonly id?: string
	readonly rule?: string
	readonly place?: FilePlace
	readonly packet: Ends & {readonly ttl: number}
	readonly decision?: Decision
	/** What decided, in the fields of a `PathComponent` of Reachability Analyzer. */
	readonly aws?: Readonly<Record<string, unknown>>
	/** Present: the packet is lost here. */
	readonly code?: Code
	/** Where packets were captured, and how many. Absent: nothing was sent, or the hop has no capture point. */
	readonly seen?: {readonly points: readonly string[]; readonly packets: number}
}

/** What real packets did, beside what was predicted. */
export type Measurement = {
	/** The probe's result. */
	readonly got: string
	/** The probe's result in the terms of a prediction. */
	readonly verdict: 'answer' | 'silence' | 'refused' | 'unreachable' | 'failed'
	/** How packets were observed. */
	readonly by: 'captures'
	/** Sentences. Empty: packets and prediction agree at every point. */
	readonly disagreements: readonly string[]
}

/** One change, or several that are needed together; predicted to let the packet through and its answer back. */
export type Fix = {readonly changes: readonly string[]; readonly patch: Patch}

export type Explanation = {
	readonly asked: Asked
	/** The predictor's verdict. A denial looks like silence (MOD-5). */
	readonly verdict: 'answer' | 'silence' | 'refused'
	/** In one sentence. */
	readonly sentence: string
	/** Why it is lost (RA-2). Absent: nothing is lost. */
	readonly code?: Code
	/** The way there, the asking host first. */
	readonly forward: readonly ExplainedHop[]
	/** The way back. Empty: nothing is sent back. */
	readonly reply: readonly ExplainedHop[]
	/** How many paths a flow's hash can select (ECMP, appliance mode), and how many of them are answered. `forward` and `reply` are one of them. */
	readonly ways: {readonly all: number; readonly answered: number}
	/** Absent: nothing was sent. */
	readonly measured?: Measurement
	/** The smallest changes that were found, each predicted to help. Empty: nothing needs fixing, or nothing was found. */
	readonly fixes: readonly Fix[]
}
