/** Folds charons' reports on their tunnels into the observed state. No effects. */
import {isDeepStrictEqual} from 'node:util'
import type {TunnelReason} from '../../model/trouble.ts'
import {type Beginnings, foldBeginnings, isStarting, noBeginnings} from '../beginnings.ts'
import type {News, Observer, Placed} from '../contract.ts'
import type {IpsecFacts, TunnelFact} from './facts.ts'
import type {Reason} from './reasons.ts'
import type {ObservedTunnelEnd} from './shown.ts'
import type {TunnelState} from './state.ts'
import type {IpsecSpec} from './types.ts'

export type IpsecTypes = {
	readonly spec: IpsecSpec
	readonly report: IpsecReport
	readonly state: IpsecState
	readonly facts: IpsecFacts
	readonly shown: readonly ObservedTunnelEnd[]
	readonly troubleKind: TunnelReason
	/** Ends the tunnel of that end with an IKE DELETE. */
	readonly command: {readonly name: 'terminate'; readonly argument: string}
}

export type IpsecReport =
	/** `isAnother`: its ends have started over; earlier reasons no longer apply. */
	| {readonly kind: 'tunnel'; readonly state: TunnelState; readonly isAnother?: true}
	| {readonly kind: 'reason'; readonly end: string; readonly reason: Reason}
	/** A measurement: the traffic of a tunnel so far. */
	| {readonly kind: 'traffic'; readonly state: TunnelState}

export type IpsecState = {
	/** Instances by id. */
	readonly placed: ReadonlyMap<string, Placed<IpsecSpec>>
	/** Tunnel ends by daemon and end. */
	readonly ends: ReadonlyMap<string, ObservedTunnelEnd>
	readonly beginnings: Beginnings
}

/** Maximum number of reasons kept for a tunnel that is down. */
const keptReasons = 5

export const ipsecObserver: Observer<IpsecTypes> = {
	initial: {placed: new Map(), ends: new Map(), beginnings: noBeginnings},
	fold: (state, news) => ({
		...foldEnds(state, news),
		beginnings: foldBeginnings(state.beginnings, news, ({config: {ends}}) => new Map(ends.map(end => [end.name, end])))
	}),
	links: ({placed, ends, beginnings}) =>
		[...ends.values()].flatMap(({daemon, end, router, link, isUp, sinceMs}) => {
			const own = placed.get(daemon)?.daemon.config.ends.find(({name}) => name === end)?.link
			if (!own) return []
			const isUsable = beginnings.running.has(daemon) && (isUp || !own.followsTunnel)
			return [{router, link, addresses: own.addresses, isUp, sinceMs, isUsable}]
		}),
	changedLinks: (before, after) =>
		[...after.ends].flatMap(([key, {daemon, link, isUp}]) => {
			const wasUp = before.ends.get(key)?.isUp ?? false
			const hasRestarted = before.beginnings.running.get(daemon) !== after.beginnings.running.get(daemon)
			return isUp !== wasUp || hasRestarted ? [link] : []
		}),
	facts({ends}) {
		const facts: Record<string, Record<string, TunnelFact>> = {}
		for (const {daemon, end, isUp, sinceMs} of ends.values()) {
			facts[daemon] ??= {}
			facts[daemon][end] = {up: isUp, sinceMs}
		}
		return facts
	},
	show({ends, beginnings}, {nowMs}) {
		const all = [...ends.values()]
		return all.map(tunnel => {
			const peer = all.find(({end, daemon}) => end === tunnel.end && daemon !== tunnel.daemon)
			const both = [tunnel, ...(peer ? [peer] : [])]
			const isNew = !tunnel.isUp && both.some(({daemon, end}) => isStarting(beginnings, daemon, end, nowMs))
			// A peer that is only starting does not answer, or refuses connections that it does not know yet.
			return isNew ? {...tunnel, isStarting: true, reasons: tunnel.reasons.filter(({isCause}) => isCause)} : tunnel
		})
	},
	troubles: ends =>
		ends.flatMap(({daemon, end, reasons}) =>
			reasons.map(({kind, words, line, isCause}) => ({daemon, part: end, kind, words, line, isCause}))
		)
}

function foldEnds(state: IpsecState, news: News<IpsecTypes>): Pick<IpsecState, 'placed' | 'ends'> {
	const {placed} = state
	switch (news.kind) {
		case 'placed':
			return place(state, news.placed, news.nowMs)
		case 'running':
			return {placed, ends: news.isRunning ? state.ends : withoutDaemon(state.ends, news.id, news.nowMs)}
		case 'report': {
			const {report} = news
			const key = `${news.id} ${report.kind === 'reason' ? report.end : report.state.name}`
			const before = state.ends.get(key)
			if (!before) return state
			return {placed, ends: new Map(state.ends).set(key, foldReport(before, report, news.nowMs))}
		}
	}
}

function place({placed: before, ends: known}: IpsecState, placed: readonly Placed<IpsecSpec>[], nowMs: number) {
	// Reasons reported by either end concerned the previous configurations of both.
	const changed = new Set(
		placed
			.filter(({daemon}) => !isDeepStrictEqual(before.get(daemon.id)?.daemon, daemon))
			.flatMap(({daemon}) => daemon.config.ends.map(({name}) => name))
	)
	const ends = placed.flatMap(({daemon: {id, router, config}}) =>
		config.ends.map(({name, link}) => {
			const key = `${id} ${name}`
			const old: Pick<ObservedTunnelEnd, 'isUp' | 'sinceMs' | 'reasons'> = known.get(key) ?? {
				isUp: false,
				sinceMs: nowMs,
				reasons: []
			}
			const end = {...old, daemon: id, end: name, router, link: link.name}
			return [key, changed.has(name) ? {...end, reasons: []} : end] as const
		})
	)
	return {placed: new Map(placed.map(one => [one.daemon.id, one])), ends: new Map(ends)}
}

const withoutDaemon = (ends: IpsecState['ends'], id: string, nowMs: number): IpsecState['ends'] =>
	new Map(
		[...ends].map(([key, end]) => {
			if (end.daemon !== id) return [key, end]
			const {state: _, ...rest} = end
			return [key, {...rest, isUp: false, ...(end.isUp && {sinceMs: nowMs})}]
		})
	)

function foldReport(before: ObservedTunnelEnd, report: IpsecReport, nowMs: number): ObservedTunnelEnd {
	if (report.kind === 'reason') return {...before, reasons: [...before.reasons, report.reason].slice(-keptReasons)}
	const {state} = report
	const {isUp} = state
	// Whether it is up comes with `tunnel` reports; one that it went down may still be on the way.
	if (report.kind === 'traffic' && !before.isUp) return before
	if (report.kind === 'traffic' && isUp) return {...before, state}
	const turned = isUp !== before.isUp
	const isAnother = report.kind === 'tunnel' && report.isAnother === true
	return {
		...before,
		isUp,
		state,
		...(turned && {sinceMs: nowMs}),
		// A reason of a tunnel that is up is about a part of it, and applies until it goes down or its ends start over.
		reasons: before.reasons.filter(({kind}) => (kind === 'one-pair-only' ? isUp && !turned && !isAnother : !isUp))
	}
}
