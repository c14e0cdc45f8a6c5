import test from 'ava'
import {readBgpEvent} from '../../../src/services/frr/events.ts'

/** As bgpd 8.4.4 and 10.3 write them. */
const lines: ReadonlyArray<readonly [string, ReturnType<typeof readBgpEvent>]> = [
	[
		'[N9HHH-F8H1M] %ADJCHANGE: neighbor 169.254.10.2(vm) in vrf default Up',
		{kind: 'session', neighbor: '169.254.10.2', isUp: true}
	],
	[
		'[PXVXG-TFNNT] %ADJCHANGE: neighbor 169.254.10.2(vm) in vrf default Down Interface down',
		{kind: 'session', neighbor: '169.254.10.2', isUp: false, why: 'Interface down'}
	],
	[
		'[PXVXG-TFNNT] %ADJCHANGE: neighbor fd00::2(vm) in vrf default Down BGP Notification send',
		{kind: 'session', neighbor: 'fd00::2', isUp: false, why: 'BGP Notification send'}
	],
	[
		'[HZN6M-XRM1G] %NOTIFICATION: sent to neighbor 192.0.2.2 4/0 (Hold Timer Expired) 0 bytes ',
		{kind: 'notification', neighbor: '192.0.2.2', isReceived: false, what: '4/0 (Hold Timer Expired)'}
	],
	[
		'[HZN6M-XRM1G] %NOTIFICATION(Hard Reset): received from neighbor 192.0.2.1 6/1 (Cease/Maximum Number of Prefixes Reached) 7 bytes 06 01',
		{kind: 'notification', neighbor: '192.0.2.1', isReceived: true, what: '6/1 (Cease/Maximum Number of Prefixes Reached)'}
	],
	[
		'[YCKEM-GB33T] 169.254.10.2(vm) rcvd 10.1.0.0/16 IPv4 unicast',
		{kind: 'route', change: 'received', prefix: '10.1.0.0/16', neighbor: '169.254.10.2'}
	],
	[
		'[YCKEM-GB33T] fd00::2 rcvd 2001:db8::/32 IPv6 unicast',
		{kind: 'route', change: 'received', prefix: '2001:db8::/32', neighbor: 'fd00::2'}
	],
	[
		'[X] 169.254.10.2(vm) rcvd UPDATE about 10.1.0.0/16 IPv4 unicast -- withdrawn',
		{kind: 'route', change: 'withdrawn', prefix: '10.1.0.0/16', neighbor: '169.254.10.2'}
	],
	[
		'[RZMGQ-A03CG] 192.0.2.1(vm) rcvd UPDATE about 10.1.0.0/16 IPv4 unicast -- DENIED due to: as-path contains our own AS;',
		{kind: 'route', change: 'denied', prefix: '10.1.0.0/16', neighbor: '192.0.2.1', why: 'as-path contains our own AS'}
	],
	[
		'[V15FP-4CPVK] Tx route add VRF 0 10.1.0.0/16 metric 0 tag 0 count 1 nhg 0',
		{kind: 'route', change: 'chosen', prefix: '10.1.0.0/16'}
	],
	['[X] Tx route delete VRF 0 10.1.0.0/16', {kind: 'route', change: 'lost', prefix: '10.1.0.0/16'}],
	[
		'[YA0WD-VE94T] Tx route add VRF default (table id 0) 10.1.0.0/16 metric 0 tag 0 count 1 nhg 0',
		{kind: 'route', change: 'chosen', prefix: '10.1.0.0/16'}
	],
	[
		'[W7M9T-Y0DGM] Tx route delete VRF default (table id 0) 2001:db8::/32',
		{kind: 'route', change: 'lost', prefix: '2001:db8::/32'}
	],
	['[PCFFM-WMARW] 192.0.2.2(vm) rcvd UPDATE wlen 0 attrlen 39 alen 3', undefined],
	['[T5AAP-5GA85] 192.0.2.2(vm) rcvd UPDATE w/ attr: nexthop 192.0.2.2, origin i, path 65001', undefined],
	['[M59KS-A3ZXZ] bgp_update_receive: rcvd End-of-RIB for IPv4 Unicast from 192.0.2.2 in vrf default', undefined],
	['', undefined]
]

for (const [line, event] of lines) {
	test(`read: ${line || 'nothing'}`, t => {
		t.deepEqual(readBgpEvent(`2026/11/21 04:30:58 BGP: ${line}`), event)
	})
}
