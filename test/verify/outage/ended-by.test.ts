import test from 'ava'
import type {StateChange} from '../../../src/verify/outage/changes.ts'
import {endingOf} from '../../../src/verify/outage/ended-by.ts'

const bgp = (ms: number, side: StateChange['side'], isUp: boolean, trouble?: string): StateChange =>
	({kind: 'bgp', ms, side, tunnel: 'office:1', isUp, words: `bgp ${side}`, ...(trouble && {trouble})}) as StateChange
const ipsec = (ms: number, side: StateChange['side'], isUp: boolean, why?: string): StateChange =>
	({kind: 'ipsec', ms, side, tunnel: 'office:1', isUp, words: `ipsec ${side}`, ...(why && {why})}) as StateChange
const gap = {startMs: 1000, endMs: 4000}
const by = (changes: readonly StateChange[], of: typeof gap | undefined = gap) => endingOf(of, changes)?.by

test('the last one to notice ended it', t => {
	t.is(by([bgp(1050, 'aws', false, 'interface-down'), bgp(3980, 'customer', false, 'hold-time')]), 'hold-time')
	t.is(by([bgp(2000, 'customer', false, 'hold-time'), bgp(3990, 'aws', false, 'bfd')]), 'bfd')
})

test('BGP that lost its link was told by whoever took it down', t => {
	t.is(by([ipsec(3900, 'customer', false, 'peer-is-dead'), bgp(3950, 'customer', false, 'interface-down')]), 'dpd')
	t.is(by([ipsec(3900, 'customer', false, 'deleted-by-peer'), bgp(3950, 'customer', false, 'no-route')]), 'withdrawal')
	t.is(by([bgp(3950, 'customer', false, 'interface-down')]), 'withdrawal')
})

test('a tunnel without BGP is given up by dead peer detection, or when it is told', t => {
	t.is(by([ipsec(3900, 'aws', false, 'peer-is-dead')]), 'dpd')
	t.is(by([ipsec(3900, 'aws', false, 'deleted-by-peer')]), 'withdrawal')
})

test('where the tunnel came back, its return ended it', t => {
	t.is(
		by([bgp(1100, 'customer', false, 'shut-down-by-neighbor'), ipsec(3000, 'aws', true), bgp(3950, 'customer', true)]),
		'return'
	)
})

test('what happens after the gap has not ended it', t => {
	t.is(by([bgp(3900, 'customer', false, 'hold-time'), bgp(6000, 'customer', true)]), 'hold-time')
	t.is(by([bgp(9000, 'customer', false, 'hold-time')]), undefined)
})

test('without a gap it is what made traffic move in time', t => {
	t.is(
		endingOf(undefined, [bgp(1100, 'aws', false, 'shut-down'), bgp(1200, 'customer', false, 'shut-down-by-neighbor')])?.by,
		'withdrawal'
	)
	t.is(endingOf(undefined, []), undefined)
})

test('what never ended was ended by nothing', t => {
	t.is(endingOf({startMs: 1000}, [bgp(3900, 'customer', false, 'hold-time')]), undefined)
})
