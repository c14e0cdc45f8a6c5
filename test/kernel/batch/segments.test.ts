import test from 'ava'
import {namespacesScript, readFailure, renderInstructions} from '../../../src/kernel/batch/namespaces-script.ts'
import {readLinks, readRules} from '../../../src/kernel/batch/read.ts'
import {toSegments} from '../../../src/kernel/batch/segments.ts'
import {raise} from '../lab.ts'

test('the steps of a namespace become one run of a program for each kind', t => {
	const vpc = raise.filter(step => step.do === 'add-link' || step.namespace === 'vpc')
	t.deepEqual(
		toSegments(vpc).map(({tool, steps}) => `${tool} ${steps.length}`),
		['namespaces 3', 'ip 2', 'restore 1', 'restore 1', 'restore 1', 'ip 25', 'ip -6 2']
	)
})

test('instructions are lines whose fields are parted by NUL', t => {
	t.is(
		renderInstructions(
			[
				{do: 'new', namespace: 'vpc.main'},
				{do: 'set', file: '/proc/sys/net/ipv4/ip_local_port_range', value: '1024\t65000'}
			],
			namespace => `/run/lab/ns/${namespace}`
		),
		'new\0/run/lab/ns/vpc.main\nset\0/proc/sys/net/ipv4/ip_local_port_range\x001024\t65000\n'
	)
	t.deepEqual(readFailure('failed 12 unshare: Operation not permitted\n'), {line: 12, words: 'unshare: Operation not permitted'})
	t.is(readFailure(''), undefined)
})

test('a machine whose calls are not known is refused by name', t => {
	t.throws(() => namespacesScript('riscv64'), {message: /riscv64/})
	t.regex(namespacesScript('arm64'), /syscall\(97,/)
})

test('what ip says of links and rules is read back', t => {
	t.deepEqual(
		[
			...readLinks(
				'[{"ifindex":1,"ifname":"lo"},{"ifindex":2,"ifname":"a","link_index":7,"link_netnsid":0},{"ifindex":3,"ifname":"b","link":"c"},{"ifindex":4,"ifname":"c","link":"b"}]'
			)
		],
		[
			['lo', {index: 1, peerIndex: 1}],
			['a', {index: 2, peerIndex: 7}],
			['b', {index: 3, peerIndex: 4}],
			['c', {index: 4, peerIndex: 3}]
		]
	)
	t.deepEqual(
		readRules(
			'[{"priority":0,"src":"all","table":"255"},{"priority":10,"src":"10.0.0.0","srclen":8,"dst":"10.0.0.9","fwmark":"0x7","iif":"a","iif_detached":null,"table":"1000"},{"priority":11,"src":"all","action":"unreachable"}]',
			4
		),
		[
			{family: 4, priority: 0, table: 255},
			{family: 4, priority: 10, table: 1000, from: '10.0.0.0/8', to: '10.0.0.9/32', iif: 'a', fwmark: 7}
		]
	)
})
