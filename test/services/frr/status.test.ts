import test from 'ava'
import {readPaths, readSessions} from '../../../src/services/frr/status.ts'

/** What bgpd 8.4.4 prints, without what is not read. */
const summary = (peer: object) => ({ipv4Unicast: {peers: {'192.0.2.2': {remoteAs: 65001, pfxRcd: 0, pfxSnt: 0, ...peer}}}})
const sessionOf = (peer: object, more: object) => readSessions(summary(peer), {'192.0.2.2': more})[0]

test('a session that is up: since when, what passed, what both ends agreed on', t => {
	t.deepEqual(
		sessionOf(
			{
				state: 'Established',
				pfxRcd: 1,
				pfxSnt: 2,
				peerUptimeEstablishedEpoch: 1795235330,
				connectionsEstablished: 2,
				connectionsDropped: 1
			},
			{
				bgpTimerHoldTimeMsecs: 3000,
				bgpTimerKeepAliveIntervalMsecs: 1000,
				lastResetDueTo: 'No AFI/SAFI activated for peer',
				peerBfdInfo: {status: 'Up'}
			}
		),
		{
			neighbor: '192.0.2.2',
			family: 4,
			asn: 65001,
			state: 'Established',
			isUp: true,
			sinceMs: 1795235330000,
			accepted: 1,
			sent: 2,
			timesUp: 2,
			timesDown: 1,
			holdSeconds: 3,
			keepaliveSeconds: 1,
			bfd: 'Up'
		}
	)
})

test('a session that is up and brings no routes for want of an eBGP policy says so, and which way', t => {
	const troubleOf = (missing: object) =>
		sessionOf({state: 'Established'}, {lastResetDueTo: 'Waiting for peer OPEN', addressFamilyInfo: {ipv4Unicast: missing}})
			?.trouble
	const inbound = {inboundEbgpRequiresPolicy: 'Inbound updates discarded due to missing policy'}
	const outbound = {outboundEbgpRequiresPolicy: 'Outbound updates discarded due to missing policy'}
	t.is(troubleOf({}), undefined)
	t.regex(troubleOf(inbound)?.words ?? '', /^this router takes no routes, for lack of an eBGP policy: .* route-map in$/)
	t.regex(troubleOf(outbound)?.words ?? '', /^this router announces no routes, .* route-map out$/)
	t.deepEqual(troubleOf({...inbound, ...outbound}), {
		kind: 'no-policy',
		words:
			'this router announces and takes no routes, for lack of an eBGP policy: add "no bgp ebgp-requires-policy", or give the neighbor a route-map in and out',
		line: 'Inbound updates discarded due to missing policy; Outbound updates discarded due to missing policy'
	})
})

const sent = (lastNotificationReason: string) => ({lastNotificationReason, lastResetDueTo: 'BGP Notification send'})
const received = (lastNotificationReason: string) => ({lastNotificationReason, lastResetDueTo: 'BGP Notification received'})

const troubles: ReadonlyArray<readonly [string, object, string, string]> = [
	[
		'Idle',
		sent('OPEN Message Error/Bad Peer AS'),
		'wrong-asn',
		'the neighbor has another AS number than the one that is configured for it'
	],
	[
		'Idle',
		received('OPEN Message Error/Bad Peer AS'),
		'wrong-asn',
		'the neighbor expects another AS number than this router has'
	],
	['Connect', sent('Hold Timer Expired'), 'hold-time', 'nothing was received from the neighbor for the hold time'],
	['Active', sent('Cease/BFD Down'), 'bfd', 'BFD noticed that the neighbor is gone'],
	[
		'Active',
		received('Cease/Maximum Number of Prefixes Reached'),
		'too-many-prefixes',
		'this router advertised more prefixes than the neighbor allows'
	],
	['Idle', received('Cease/Administrative Shutdown'), 'shut-down', 'the neighbor has shut the session down'],
	['Active', {lastResetDueTo: 'Peer closed the session'}, 'closed-by-neighbor', 'the neighbor closed the session'],
	['Active', {lastResetDueTo: 'Interface down'}, 'interface-down', 'the link to the neighbor went down'],
	['Active', {lastResetDueTo: 'Waiting for NHT'}, 'no-route', 'there is no link on which the neighbor could be reached'],
	[
		'Connect',
		{lastResetDueTo: 'Waiting for peer OPEN'},
		'no-answer',
		'the neighbor does not answer: it is not there, does not know this router, or has another MD5 password'
	],
	['Idle (Admin)', {}, 'shut-down', 'this router has shut the session down'],
	['Idle (PfxCt)', {}, 'too-many-prefixes', 'the neighbor advertised more prefixes than are allowed: the session stays closed']
]

for (const [state, more, kind, words] of troubles) {
	test(`${state}, ${JSON.stringify(more)}: ${words}`, t => {
		t.like(sessionOf({state}, more)?.trouble, {kind, words})
	})
}

test('an old reason of a session that was just started says nothing', t => {
	t.is(sessionOf({state: 'Established'}, {lastResetDueTo: 'Waiting for peer OPEN'})?.trouble, undefined)
})

const path = (rest: object) => ({
	aspath: {segments: [{type: 'as-sequence', list: [65001]}]},
	origin: 'IGP',
	metric: 0,
	valid: true,
	nexthops: [{ip: '169.254.10.2', used: true}],
	peer: {peerId: '169.254.10.2'},
	...rest
})

test('paths: the best one first, with its reason; own ones have no neighbor', t => {
	const table = {
		defaultLocPrf: 100,
		routes: {
			'10.1.0.0/16': [
				{prefix: '10.1.0.0/16', advertisedTo: {}},
				path({
					aspath: {segments: [{list: [65001, 65001]}]},
					metric: 50,
					community: {list: ['7224:7100']},
					peer: {peerId: '169.254.11.2'}
				}),
				path({bestpath: {overall: true, selectionReason: 'AS Path'}})
			],
			'10.2.0.0/16': [
				path({
					aspath: {segments: []},
					local: true,
					bestpath: {overall: true},
					nexthops: [{ip: '0.0.0.0'}],
					peer: {peerId: '0.0.0.0'}
				})
			]
		}
	}
	const [best, other, own] = readPaths(table)
	t.deepEqual(best, {
		destination: '10.1.0.0/16',
		neighbor: '169.254.10.2',
		nexthop: '169.254.10.2',
		asPath: [65001],
		med: 0,
		localPreference: 100,
		communities: [],
		origin: 'IGP',
		isValid: true,
		isBest: true,
		isMultipath: false,
		why: 'AS Path'
	})
	t.like(other, {neighbor: '169.254.11.2', asPath: [65001, 65001], med: 50, communities: ['7224:7100'], isBest: false})
	t.like(own, {destination: '10.2.0.0/16', neighbor: undefined, nexthop: '0.0.0.0', isBest: true})
})

test('paths as bgpd 10.3 prints them, below the destination in place of in a list', t => {
	const path = (neighbor: string, isBest: boolean) => ({
		aspath: {segments: [{type: 'as-sequence', list: [65001]}]},
		origin: 'IGP',
		valid: true,
		...(isBest && {bestpath: {overall: true, selectionReason: 'Neighbor IP'}}),
		nexthops: [{ip: neighbor, used: true}],
		peer: {peerId: neighbor}
	})
	const read = readPaths({
		routes: {
			'10.1.0.0/16': {prefix: '10.1.0.0/16', version: 2, paths: [path('169.254.11.2', false), path('169.254.10.2', true)]}
		},
		totalRoutes: 1
	})
	t.deepEqual(
		read.map(({destination, neighbor, isBest}) => [destination, neighbor, isBest]),
		[
			['10.1.0.0/16', '169.254.10.2', true],
			['10.1.0.0/16', '169.254.11.2', false]
		]
	)
})

test('where bgpd prints nothing, nothing is read', t => {
	for (const nothing of [{}, [], undefined, 'x']) {
		t.deepEqual(readSessions(nothing, nothing), [])
		t.deepEqual(readPaths(nothing), [])
	}
})
