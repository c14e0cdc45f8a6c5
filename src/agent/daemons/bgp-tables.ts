/** What bgpd prints as JSON (FRR 8.4 to 10), read. Pure. */
import type {KnownPath, KnownRouter, KnownSession} from './types.ts'

type Printed = {readonly summary: string; readonly neighbors: string; readonly tables: readonly string[]}

/** Times come as ages: sessions say since when by the second, so that reading twice gives the same. */
export function readRouter(
	of: Pick<KnownRouter, 'daemon' | 'router' | 'asn'>,
	{summary, neighbors, tables}: Printed
): KnownRouter {
	return {
		...of,
		sessions: readSessions(parse(summary), parse(neighbors)),
		paths: tables.flatMap(text => readPaths(parse(text)))
	}
}

type Json = Readonly<Record<string, unknown>>

const parse = (text: string): Json => {
	try {
		return objectOf(JSON.parse(text))
	} catch {
		return {}
	}
}

function readSessions(summary: Json, neighbors: Json): readonly KnownSession[] {
	const families = [objectOf(summary.ipv4Unicast), objectOf(summary.ipv6Unicast)]
	return families.flatMap(({peers}) =>
		Object.entries(objectOf(peers)).map(([neighbor, found]) => {
			const peer = objectOf(found)
			const more = objectOf(neighbors[neighbor])
			const state = textOf(peer.state) ?? 'Idle'
			const lastReset = textOf(more.lastResetDueTo) ?? textOf(more.lastNotificationReason)
			return {
				neighbor,
				asn: numberOf(peer.remoteAs),
				state,
				isUp: state === 'Established',
				sinceMs: numberOf(peer.peerUptimeEstablishedEpoch) * 1000,
				received: numberOf(peer.pfxRcd),
				sent: numberOf(peer.pfxSnt),
				...(lastReset !== undefined && lastReset !== 'Waiting for peer OPEN' && {lastReset})
			}
		})
	)
}

/** Own routes are not among them. The chosen ones of a destination come first. */
const readPaths = ({routes}: Json): readonly KnownPath[] =>
	Object.entries(objectOf(routes)).flatMap(([destination, found]) =>
		(Array.isArray(found) ? found.map(objectOf) : [])
			.filter(path => path.valid === true && textOf(path.pathFrom) !== undefined && textOf(path.peerId) !== '(unspec)')
			.map(path => readPath(destination, path))
			.sort((a, b) => Number(b.isBest) - Number(a.isBest))
	)

function readPath(destination: string, path: Json): KnownPath {
	const nexthops = (Array.isArray(path.nexthops) ? path.nexthops : []).map(objectOf)
	const nexthop = nexthops.find(({used}) => used === true) ?? nexthops[0] ?? {}
	const why = textOf(path.selectionReason)
	return {
		destination,
		via: textOf(path.peerId) ?? textOf(nexthop.ip) ?? '',
		asPath: (textOf(path.path) ?? '').split(' ').filter(Boolean).map(Number).filter(Number.isFinite),
		med: numberOf(path.metric),
		localPreference: typeof path.locPrf === 'number' ? path.locPrf : 100,
		communities: [],
		isBest: path.bestpath === true || path.multipath === true,
		...(why !== undefined && {why})
	}
}

const objectOf = (value: unknown): Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
