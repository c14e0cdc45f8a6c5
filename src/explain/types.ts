/** The result of `vpclab explain`, as data. Plain JSON. */
import type {Code, Component, Decision, Ends} from '../control/predict/types.ts'
import type {Address} from '../net/address.ts'
import type {Patch} from './part.ts'

/** A place in the lab file. Without a line: the lab was not read from a text. */
export type FilePlace = {readonly path: string; readonly file: string; readonly line?: number; readonly column?: number}

export type Asked = {
	/** As people call it: `web`, `laptop`. */
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
	/** What it changes of the packet: `source 10.0.0.5 becomes 54.0.0.1`. */
	readonly changes?: readonly string[]
	/** What was looked at beside what decided. */
	readonly others?: readonly string[]
	/** Of the component; of the rule, where that has one of its own. */
	readonly id?: string
	readonly rule?: string
	readonly place?: FilePlace
	readonly packet: Ends & {readonly ttl: number}
	readonly decision?: Decision
	/** What decided, in the fields of a `PathComponent` of Reachability Analyzer. */
	readonly aws?: Readonly<Record<string, unknown>>
	/** Here the packet is lost. */
	readonly code?: Code
	/** Where its packets were looked for, and whether one was seen. Absent: nothing was sent, or no point of capture is there. */
	readonly seen?: {readonly points: readonly string[]; readonly packets: number}
}

/** What real packets did, beside what was predicted. */
export type Measurement = {
	/** What the probe brought back. */
	readonly got: string
	/** Its verdict in the words of the prediction. */
	readonly verdict: 'answer' | 'silence' | 'refused' | 'unreachable' | 'failed'
	/** By what it was seen. */
	readonly by: 'captures'
	/** Sentences. Empty: packets and prediction agree, at every point. */
	readonly disagreements: readonly string[]
}

/** One change, or several that are needed together; predicted to let the packet through and its answer back. */
export type Mending = {readonly changes: readonly string[]; readonly patch: Patch}

export type Explanation = {
	readonly asked: Asked
	/** As the predictor has it: `silence` is all that a denial looks like (MOD-5). */
	readonly verdict: 'answer' | 'silence' | 'refused'
	/** In one sentence. */
	readonly sentence: string
	/** Of the loss (RA-2). Absent: nothing is lost. */
	readonly code?: Code
	/** The way there, the asking host first. */
	readonly forward: readonly ExplainedHop[]
	/** The way back. Empty: nothing is sent back. */
	readonly reply: readonly ExplainedHop[]
	/** How many ways a flow can take by its hash (ECMP, appliance mode), and how many of them end well. `forward` and `reply` are one of them. */
	readonly ways: {readonly all: number; readonly answered: number}
	/** Absent: nothing was sent. */
	readonly measured?: Measurement
	/** The smallest changes that were found, each predicted to help. Empty: nothing is to be mended, or nothing was found. */
	readonly mendings: readonly Mending[]
}
