/** State of a running lab's virtual interfaces, and why one is down, with the place in the lab file that causes it. Pure. */
import {type DirectConnectConnection, mostReceivedPrefixes, type VirtualInterface} from '../model/direct-connect.ts'
import type {Path} from '../model/finding.ts'
import type {Lab} from '../model/model.ts'
import {namespaceOf} from '../plan/names.ts'
import {sessionOf} from '../services/frr/shown.ts'
import type {BgpSession} from '../services/frr/status.ts'
import type {Observed} from '../services/observed.ts'

export type VirtualInterfaceReport = {
	/** `primary.prod`. */
	readonly virtualInterface: string
	readonly id: string
	readonly type: VirtualInterface['type']
	readonly vlan: number
	readonly site: string
	/** `vpn-gateway main`, `direct-connect-gateway corp`. */
	readonly gateway: string
	readonly isUp: boolean
	/** It is not up yet, but has only just started, so that means nothing. */
	readonly isStarting?: true
	/** bgpd's state, at AWS's end. */
	readonly state: string
	readonly sinceMs?: number
	/** Prefixes from the site and to it. */
	readonly accepted: number
	readonly sent: number
	readonly bfd?: string
	/** Why it is down: in the user's words, with bgpd's line. */
	readonly reason?: {readonly words: string; readonly line: string}
	/** `lab.yaml:21:3`. */
	readonly at: string
}

export const virtualInterfacesOf = (
	{directConnect}: Lab,
	observed: Observed,
	locate: (path: Path) => string
): readonly VirtualInterfaceReport[] =>
	(directConnect?.connections ?? []).flatMap(connection =>
		connection.interfaces.map((one): VirtualInterfaceReport => {
			const router = namespaceOf.directConnect(connection.key)
			const session = sessionOf(observed, router, one.customerAddress)
			const isUp = session?.isUp ?? false
			const path = ['directConnects', connection.key, 'virtualInterfaces', one.name]
			const isBegun = !observed.daemons.some(({namespace, state}) => namespace === router && state === 'starting')
			const state = session?.state ?? (isBegun ? 'not running' : 'starting')
			const cause = isUp ? undefined : causeOf(connection, one, session, path, isBegun)
			return {
				virtualInterface: one.key,
				id: one.id,
				type: one.type,
				vlan: one.vlan,
				site: connection.site,
				gateway: `${one.gateway.kind} ${one.gateway.key}`,
				isUp,
				...(!isUp && !cause && {isStarting: true as const}),
				state,
				...(session?.sinceMs !== undefined && {sinceMs: session.sinceMs}),
				accepted: session?.accepted ?? 0,
				sent: session?.sent ?? 0,
				...(session?.bfd !== undefined && {bfd: session.bfd}),
				...(cause && {reason: {words: cause.words, line: session?.trouble?.line ?? state}}),
				at: locate(cause?.path ?? path)
			}
		})
	)

/** DX-2: neither end is notified of the other's mistake, so bgpd knows less than the lab file. */
function causeOf(
	{key, site, fault}: DirectConnectConnection,
	{vlan, authKey, customer, type}: VirtualInterface,
	session: BgpSession | undefined,
	path: Path,
	isBegun: boolean
): {readonly words: string; readonly path: Path} | undefined {
	if (fault === 'down') return {words: 'the connection is down: no packet passes', path: ['directConnects', key, 'fault']}
	if (customer.vlan !== vlan) {
		return {
			words: `AWS's router uses VLAN ${vlan}, the site's VLAN ${customer.vlan}: neither receives the other's packets (DX-2)`,
			path: [...path, 'customer', 'vlan']
		}
	}
	if (customer.authKey !== authKey) {
		return {
			words: "the two ends have different MD5 keys: each silently drops the other's segments (DX-2)",
			path: [...path, 'customer', 'authKey']
		}
	}
	if (session?.trouble?.kind === 'too-many-prefixes') {
		return {
			words: `the site advertises more than ${mostReceivedPrefixes({type})} prefixes, so AWS has closed the session (DX-4)`,
			path: type === 'public' ? [...path, 'prefixes'] : ['sites', site, 'announces']
		}
	}
	if (session?.trouble) return {words: session.trouble.words, path}
	// A session that is only starting has no cause yet.
	return session || !isBegun ? undefined : {words: 'bgpd of its router does not run', path}
}
