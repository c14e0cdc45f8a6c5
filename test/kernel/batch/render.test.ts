import test from 'ava'
import {deleteLinksLines, deleteRuleLine, ipLines, isSettled, readRefusals} from '../../../src/kernel/batch/render.ts'
import type {Step} from '../../../src/plan/types.ts'
import {db, raise, routes, rules, web} from '../lab.ts'

const lines = (step: Step) => ipLines(step, namespace => `/run/lab/ns/${namespace}`)

test('a veth pair is one line, its second end in the file of its namespace', t => {
	t.deepEqual(lines({do: 'add-link', link: web}), [
		'link add name web address 02:ff:00:00:00:01 mtu 9001 group 536870915 numtxqueues 1 numrxqueues 1 type veth ' +
			'peer name eth0 address 02:00:00:00:00:02 mtu 9001 group 0 numtxqueues 1 numrxqueues 1 netns /run/lab/ns/host'
	])
})

test('a link is told to give itself no IPv6 address before it is brought up', t => {
	t.deepEqual(lines({do: 'set-link', namespace: 'vpc', end: web.ends[0]}), [
		'link set dev web addrgenmode none',
		'link set dev web address 02:ff:00:00:00:01 mtu 9001 group 536870915 up'
	])
	t.false(lines({do: 'set-link', namespace: 'vpc', end: web.ends[0], keepsMac: true}).join().includes(web.ends[0].mac))
	t.deepEqual(lines({do: 'set-link', namespace: 'vpc', end: db.ends[0]}), [
		'link set dev db address 02:ff:00:00:00:01 mtu 1500 group 0 down'
	])
})

test('links are deleted at once, as a group', t => {
	t.deepEqual(deleteLinksLines(['a', 'b']), [
		'link set dev a group 2147483646',
		'link set dev b group 2147483646',
		'link delete group 2147483646'
	])
})

test('every shape of a route has its line', t => {
	t.deepEqual(
		routes.flatMap(route => lines({do: 'replace-route', namespace: 'vpc', route})),
		[
			'route replace unicast 10.0.0.10/32 table 254 proto static dev web',
			'route replace unicast 2600:1f18::10/128 table 254 proto static mtu 1400 dev web',
			'route replace local 52.216.0.0/15 table 254 proto static dev lo',
			'route replace local 2600:1fa0:8000::/39 table 254 proto static dev lo',
			'route replace throw 10.0.0.0/16 table 1001 proto static',
			'route replace throw 2600:1f18::/56 table 1001 proto static',
			'route replace unicast 0.0.0.0/0 table 1001 proto static src 10.0.0.1 mtu 1500 via 10.0.0.10 dev web onlink',
			'route replace unicast ::/0 table 1001 proto static src 2600:1f18::1 via 2600:1f18::10 dev web onlink',
			'route replace blackhole 192.0.2.0/24 table 1001 proto static',
			'route replace blackhole 2001:db8::/32 table 1001 proto static',
			'route replace unreachable 198.51.100.0/24 table 1001 proto static',
			'route replace unreachable 2001:db8:1::/48 table 1001 proto static',
			'route replace unicast 172.16.0.0/12 table 70000 proto static nexthop via 10.0.0.10 dev web onlink weight 2 nexthop via 10.0.0.11 dev lo onlink weight 1',
			'route replace unicast 2001:db8:2::/48 table 70000 proto static nexthop via 2600:1f18::10 dev web onlink weight 1 nexthop via 2600:1f18::11 dev web onlink weight 1',
			'route replace unicast 203.0.113.0/24 table 200 proto static via inet6 fe80::1 dev web onlink'
		]
	)
	t.deepEqual(lines({do: 'replace-route', namespace: 'vpc', route: {...routes[0]!, mtuBytes: 1400, hopLimit: 255}}), [
		'route replace unicast 10.0.0.10/32 table 254 proto static mtu 1400 hoplimit 255 dev web'
	])
	t.deepEqual(lines({do: 'delete-route', namespace: 'vpc', route: routes[0]!}), ['route delete 10.0.0.10/32 table 254'])
})

test('rules, addresses and neighbors have their lines', t => {
	t.deepEqual(
		rules.flatMap(rule => lines({do: 'add-rule', namespace: 'vpc', rule})),
		[
			'rule add priority 100 from 10.0.0.0/24 iif web lookup 1001',
			'rule add priority 100 from 10.0.0.0/24 lookup 1001',
			'rule add priority 100 from 10.0.0.0/24 to 10.0.9.0/24 fwmark 7 lookup 70000',
			'rule add priority 200 iif not-there-yet lookup 200',
			'rule add priority 100 from 2600:1f18::/64 lookup 1001',
			'rule add priority 200 lookup 70000'
		]
	)
	t.is(deleteRuleLine(rules[0]!), 'rule delete priority 100 from 10.0.0.0/24 iif web lookup 1001')
	const neighbor = {link: 'web', address: '10.0.0.10', mac: '02:00:00:00:00:02'}
	t.deepEqual(lines({do: 'replace-neighbor', namespace: 'vpc', neighbor}), [
		'neighbor replace 10.0.0.10 lladdr 02:00:00:00:00:02 dev web nud permanent'
	])
	t.deepEqual(lines({do: 'delete-neighbor', namespace: 'vpc', neighbor}), ['neighbor flush to 10.0.0.10 dev web nud permanent'])
	t.deepEqual(raise.filter(step => step.do === 'add-address').flatMap(lines), [
		'address replace 10.0.0.1/32 dev lo noprefixroute',
		'address replace 2600:1f18::1/128 dev lo noprefixroute nodad',
		'address replace 10.0.0.10/24 dev eth0 noprefixroute',
		'address replace 10.0.0.12/24 dev eth0 noprefixroute',
		'address replace 2600:1f18::10/64 dev eth0 noprefixroute nodad'
	])
})

test('what ip complains of is found by its line', t => {
	t.deepEqual(
		readRefusals(`Error: ipv4: Address not found.
Command failed -:1
RTNETLINK answers: File exists
Command failed -:10
Cannot find device "n9"
Command failed -:15
`),
		[
			{line: 0, words: 'ipv4: Address not found.'},
			{line: 9, words: 'File exists'},
			{line: 14, words: 'Cannot find device "n9"'}
		]
	)
	t.deepEqual(readRefusals('nsenter: cannot open /run/lab/ns/x: No such file or directory\n'), [
		{line: undefined, words: 'nsenter: cannot open /run/lab/ns/x: No such file or directory'}
	])
})

test('a complaint that there is nothing left to do is success, any other is not', t => {
	const of = (wanted: Step['do']) => raise.find(step => step.do === wanted)!
	const deletion: Step = {do: 'delete-address', namespace: 'host', address: {link: 'eth0', address: '10.0.0.5/32'}}
	t.true(isSettled(of('add-rule'), 'File exists'))
	t.true(isSettled(deletion, 'ipv4: Address not found.'))
	t.true(isSettled(deletion, 'ipv6: address not found.'))
	t.true(isSettled(deletion, 'Cannot find device "eth0"'))
	t.true(isSettled({do: 'delete-route', namespace: 'vpc', route: routes[0]!}, 'FIB table does not exist.'))
	t.false(isSettled(of('replace-route'), 'Nexthop has invalid gateway.'))
	t.false(isSettled(of('add-address'), 'Cannot find device "eth0"'))
	t.false(isSettled(of('set-link'), 'Cannot assign requested address'))
})
