import test from 'ava'
import {changes} from '../../../src/services/frr/changes.ts'
import {renderFrr} from '../../../src/services/frr/render.ts'
import type {BgpNeighbor, BgpRouter} from '../../../src/services/frr/types.ts'

const one: BgpNeighbor = {address: '169.254.10.2', asn: 65001, keepaliveSeconds: 10, holdSeconds: 30}
const two: BgpNeighbor = {...one, address: '169.254.11.2'}
const router: BgpRouter = {asn: 64512, routerId: '169.254.10.1', ecmp: true, networks: ['10.2.0.0/16'], neighbors: [one]}
const between = (before: BgpRouter, after: BgpRouter) => changes(renderFrr(before).bgpd, renderFrr(after).bgpd)

test('nothing changes: nothing is said', t => {
	t.deepEqual(between(router, router), [])
})

test('from nothing: neighbors are let in when all is said of them', t => {
	const commands = changes('', renderFrr(router).bgpd)
	t.is(commands.indexOf('neighbor 169.254.10.2 shutdown'), commands.indexOf('neighbor 169.254.10.2 remote-as 65001') + 1)
	t.deepEqual(commands.slice(-3), ['exit-address-family', 'no neighbor 169.254.10.2 shutdown', 'exit'])
})

test('a network more, another one less', t => {
	t.deepEqual(between(router, {...router, networks: ['10.3.0.0/16']}), [
		'router bgp 64512',
		'address-family ipv4 unicast',
		'network 10.3.0.0/16',
		'no network 10.2.0.0/16',
		'exit-address-family',
		'exit'
	])
})

test('a value is replaced, not taken away afterwards', t => {
	t.deepEqual(between(router, {...router, neighbors: [{...one, keepaliveSeconds: 1, holdSeconds: 3, password: 'x'}]}), [
		'router bgp 64512',
		'neighbor 169.254.10.2 password x',
		'neighbor 169.254.10.2 timers 1 3',
		'exit'
	])
})

test('a neighbor that comes stays shut until it is whole; one that goes takes all with it', t => {
	t.deepEqual(between(router, {...router, neighbors: [{...two, maximumPrefixes: 100}]}), [
		'router bgp 64512',
		'no neighbor 169.254.10.2',
		'neighbor 169.254.11.2 remote-as 65001',
		'neighbor 169.254.11.2 shutdown',
		'neighbor 169.254.11.2 advertisement-interval 0',
		'neighbor 169.254.11.2 timers 10 30',
		'neighbor 169.254.11.2 timers connect 1',
		'address-family ipv4 unicast',
		'neighbor 169.254.11.2 activate',
		'neighbor 169.254.11.2 soft-reconfiguration inbound',
		'neighbor 169.254.11.2 maximum-prefix 100',
		'exit-address-family',
		'no neighbor 169.254.11.2 shutdown',
		'exit'
	])
})

test('a neighbor that is to stay shut is not let in', t => {
	const commands = between({...router, neighbors: []}, {...router, neighbors: [{...one, shutdown: true}]})
	t.true(commands.includes('neighbor 169.254.10.2 shutdown'))
	t.false(commands.includes('no neighbor 169.254.10.2 shutdown'))
	t.deepEqual(between({...router, neighbors: [{...one, shutdown: true}]}, router), [
		'router bgp 64512',
		'no neighbor 169.254.10.2 shutdown',
		'exit'
	])
})

test('another route map: it is there before it is used, and the old one goes after it is used no more', t => {
	const withMap = (name: string, med: number): BgpRouter => ({
		...router,
		routeMaps: {[name]: [{action: 'permit', set: {med}}]},
		neighbors: [{...one, routeMapOut: name}]
	})
	t.deepEqual(between(withMap('old', 1), withMap('new', 2)), [
		'route-map new permit 10',
		'set metric 2',
		'exit',
		'router bgp 64512',
		'address-family ipv4 unicast',
		'neighbor 169.254.10.2 route-map new out',
		'exit-address-family',
		'exit',
		'no route-map old permit 10'
	])
	t.deepEqual(between(withMap('m', 1), withMap('m', 2)), ['route-map m permit 10', 'set metric 2', 'exit'])
	t.deepEqual(between(withMap('m', 1), {...withMap('m', 1), routeMaps: {m: [{action: 'permit'}]}}), [
		'route-map m permit 10',
		'no set metric 1',
		'exit'
	])
})

test('an entry that denies where it permitted keeps nothing of what it set', t => {
	const withMap = (entry: NonNullable<BgpRouter['routeMaps']>[string][number]): BgpRouter => ({
		...router,
		routeMaps: {m: [entry]}
	})
	t.deepEqual(between(withMap({action: 'permit', set: {med: 1}}), withMap({action: 'deny'})), [
		'no route-map m permit 10',
		'route-map m deny 10',
		'exit'
	])
})

test('entries of a list are replaced by their number', t => {
	const withList = (...prefixes: string[]): BgpRouter => ({
		...router,
		prefixLists: {l: prefixes.map(prefix => ({action: 'permit', prefix}))}
	})
	t.deepEqual(between(withList('10.0.0.0/8', '10.9.0.0/16'), withList('10.1.0.0/16')), [
		'ip prefix-list l seq 5 permit 10.1.0.0/16',
		'no ip prefix-list l seq 10 permit 10.9.0.0/16'
	])
})

test('a family that is no longer used is emptied', t => {
	t.deepEqual(between({...router, networks: ['10.2.0.0/16', '2001:db8::/32']}, router), [
		'router bgp 64512',
		'address-family ipv6 unicast',
		'no maximum-paths 8',
		'no network 2001:db8::/32',
		'exit-address-family',
		'exit'
	])
})

test('another number of its own: the old router goes first', t => {
	const commands = between(router, {...router, asn: 64513})
	t.is(commands[0], 'no router bgp 64512')
	t.is(commands[1], 'router bgp 64513')
	t.true(commands.includes('neighbor 169.254.10.2 remote-as 65001'))
})

test('BFD is another daemon: its profiles come and go there', t => {
	const before = renderFrr({...router, neighbors: [{...one, bfd: {intervalMs: 300, multiplier: 3}}]}).bfdd
	const after = renderFrr({...router, neighbors: [{...one, bfd: {intervalMs: 1000, multiplier: 3}}]}).bfdd
	t.deepEqual(changes(before, after), [
		'bfd',
		'profile every-1000-ms-3-times',
		'detect-multiplier 3',
		'receive-interval 1000',
		'transmit-interval 1000',
		'exit',
		'no profile every-300-ms-3-times',
		'exit'
	])
})
