import {readdir, stat} from 'node:fs/promises'
import test from 'ava'
import {
	type Backend,
	destroy,
	type Kernel,
	KernelError,
	type NamespaceState,
	namespacePath,
	observe
} from '../../src/kernel/kernel.ts'
import {run} from '../../src/kernel/program.ts'
import type {Link, Route, Step} from '../../src/plan/types.ts'
import {db, emptyLab, end, firewall4, raise, routes, rules, web} from './lab.ts'

type Lab = {readonly stateDir: string; readonly kernel: Kernel}
const labs = new Map<Backend, Lab>()
const backends: readonly Backend[] = ['netlink', 'batch']

/** What both namespaces of `raise` hold. */
const see = async ({stateDir}: Lab) => ({
	vpc: await observe(stateDir, 'vpc', {sysctls: ['net.ipv4.ip_forward', 'net.ipv6.conf.all.forwarding']}),
	host: await observe(stateDir, 'host', {sysctls: ['net.ipv4.ip_default_ttl']})
})

const inside = async ({stateDir}: Lab, namespace: string, ...argv: string[]) =>
	run({argv: ['nsenter', `--net=${namespacePath(stateDir, namespace)}`, ...argv], timeoutMs: 10_000})

/** What the first backend gave under a title; the second must give the same. */
const seen = new Map<string, unknown>()

/** The same test with each backend, and the same state of the kernel at the end of each. */
function byBothBackends(title: string, body: (t: import('ava').ExecutionContext, lab: Lab) => Promise<unknown>) {
	for (const backend of backends) {
		test.serial(`${backend}: ${title}`, async t => {
			const got = await body(t, labs.get(backend)!)
			if (backend === 'netlink') {
				seen.set(title, got)
			} else {
				t.deepEqual(got, seen.get(title))
			}
		})
	}
}

test.before(async () => {
	for (const backend of backends) labs.set(backend, await emptyLab(backend))
})

test.after.always(async () => {
	for (const {stateDir, kernel} of labs.values()) {
		await kernel.close()
		await destroy(stateDir)
	}
})

byBothBackends('a lab is raised whole', async (t, lab) => {
	await lab.kernel.apply(raise)
	const {vpc, host} = await see(lab)
	t.is(
		vpc.links,
		`db down mtu 1500 group default mac 02:ff:00:00:00:01 addrgenmode eui64
lo up mtu 65536 group default mac 00:00:00:00:00:00 addrgenmode eui64
web up mtu 9001 group 536870915 mac 02:ff:00:00:00:01 addrgenmode none`
	)
	t.is(
		host.addresses,
		`eth0 10.0.0.10/24 noprefixroute
eth0 10.0.0.12/24 noprefixroute
eth0 2600:1f18::10/64 noprefixroute nodad
lo 127.0.0.1/8
lo ::1/128`
	)
	t.deepEqual(ownRoutes(vpc), [
		'blackhole 192.0.2.0/24 table 1001 proto static scope global',
		'blackhole 2001:db8::/32 dev lo table 1001 proto static scope global metric 1024 pref medium',
		'local 2600:1fa0:8000::/39 dev lo table main proto static scope global metric 1024 pref medium',
		'local 52.216.0.0/15 dev lo table main proto static scope host',
		'throw 10.0.0.0/16 table 1001 proto static scope global',
		'throw 2600:1f18::/56 dev lo table 1001 proto static scope global metric 1024 pref medium',
		'unicast 10.0.0.10 dev web table main proto static scope link',
		'unicast 172.16.0.0/12 table 70000 proto static scope global nexthop via 10.0.0.10 dev web weight 2 onlink nexthop via 10.0.0.11 dev lo weight 1 onlink',
		'unicast 2001:db8:2::/48 table 70000 proto static scope global metric 1024 pref medium nexthop via 2600:1f18::10 dev web weight 1 onlink nexthop via 2600:1f18::11 dev web weight 1 onlink',
		'unicast 203.0.113.0/24 via inet6 fe80::1 dev web table 200 proto static scope global onlink',
		'unicast 2600:1f18::10 dev web table main proto static scope global metric 1024 mtu 1400 pref medium',
		'unicast default via 10.0.0.10 dev web table 1001 proto static scope global src 10.0.0.1 onlink mtu 1500',
		'unicast default via 2600:1f18::10 dev web table 1001 proto static scope global src 2600:1f18::1 metric 1024 onlink pref medium',
		'unreachable 198.51.100.0/24 table 1001 proto static scope global',
		'unreachable 2001:db8:1::/48 dev lo table 1001 proto static scope global metric 1024 pref medium'
	])
	t.is(
		vpc.rules,
		`0: from all lookup local
100: from 10.0.0.0/24 iif web lookup 1001
100: from 10.0.0.0/24 lookup 1001
100: from 10.0.0.0/24 to 10.0.9.0/24 fwmark 0x7 lookup 70000
200: from all iif not-there-yet [detached] lookup 200
32766: from all lookup main
32767: from all lookup default
0: from all lookup local
100: from 2600:1f18::/64 lookup 1001
200: from all lookup 70000
32766: from all lookup main`
	)
	t.is(
		vpc.neighbors,
		'10.0.0.10 dev web lladdr 02:00:00:00:00:02 PERMANENT\n2600:1f18::10 dev web lladdr 02:00:00:00:00:02 PERMANENT'
	)
	t.regex(vpc.firewall.ipv4, /^-A FORWARD -m devgroup --src-group 0x3\/0xffff -j ingress-1$/m)
	t.regex(vpc.firewall.ipv6, /^-A FORWARD -m set --match-set blocks src -j ACCEPT$/m)
	t.regex(vpc.sets, /^add links 10\.0\.0\.0\/24,web$/m)
	t.deepEqual(vpc.sysctls, {'net.ipv4.ip_forward': '1', 'net.ipv6.conf.all.forwarding': '1'})
	t.deepEqual(host.sysctls, {'net.ipv4.ip_default_ttl': '255'})
	t.deepEqual(host.firewall, {ipv4: '', ipv6: ''}, 'a firewall that nobody asked for is never touched')
	return {vpc, host}
})

byBothBackends('packets pass, of both families', async (t, lab) => {
	for (const address of ['10.0.0.1', '2600:1f18::1']) {
		const {exitCode, stdout} = await inside(lab, 'host', 'ping', '-n', '-c1', '-W2', address)
		t.is(exitCode, 0, stdout)
	}
})

byBothBackends("what a host sends has its route's hop limit, of both families", async (t, lab) => {
	// The firewall of the router adds one to IPv4.
	for (const address of ['10.0.0.10', '2600:1f18::10']) {
		const {stdout} = await inside(lab, 'vpc', 'ping', '-n', '-c1', '-W2', address)
		t.regex(stdout, /ttl=78\b/)
	}
})

byBothBackends('the same steps again change nothing', async (t, lab) => {
	const before = await see(lab)
	await lab.kernel.apply(raise)
	const after = await see(lab)
	t.deepEqual(after, before)
	return after
})

byBothBackends('a route is replaced by any other of its table and destination', async (t, lab) => {
	const unicast: Route = {table: 2000, destination: '', type: 'unicast', nexthops: [{link: 'web'}]}
	const shapes: readonly Partial<Route>[] = [
		{},
		{type: 'throw', nexthops: []},
		{nexthops: [{link: 'web', via: 'GATEWAY'}]},
		{type: 'blackhole', nexthops: []},
		{
			nexthops: [
				{link: 'web', via: 'GATEWAY'},
				{link: 'web', via: 'OTHER'}
			]
		},
		{type: 'unreachable', nexthops: []},
		{mtuBytes: 1300},
		{
			nexthops: [
				{link: 'web', via: 'GATEWAY'},
				{link: 'web', via: 'OTHER'}
			]
		},
		{nexthops: [{link: 'web', via: 'OTHER'}]},
		{nexthops: [{link: 'web', via: 'GATEWAY'}]}
	]
	const all: string[][] = []
	for (const family of [4, 6] as const) {
		const destination = family === 4 ? '10.8.0.0/16' : '2001:db8:8::/48'
		const gateway = (via: string) =>
			family === 4 ? `10.0.0.${via === 'GATEWAY' ? 10 : 11}` : `2600:1f18::${via === 'GATEWAY' ? 10 : 11}`
		for (const shape of shapes) {
			const route = {...unicast, ...shape, destination}
			const nexthops = route.nexthops.map(({via, ...rest}) => ({...rest, ...(via && {via: gateway(via)})}))
			await lab.kernel.apply([{do: 'replace-route', namespace: 'vpc', route: {...route, nexthops}}])
			const found = ownRoutes(await observe(lab.stateDir, 'vpc')).filter(line => line.includes('table 2000'))
			all.push(found.filter(line => line.includes(destination)))
			t.is(all.at(-1)!.length, 1, `${JSON.stringify(shape)} left ${found.join('; ')}`)
			t.true(found.at(-1)?.startsWith(route.type))
		}
		const route = {...unicast, destination, type: 'throw', nexthops: []} as const
		await lab.kernel.apply([{do: 'delete-route', namespace: 'vpc', route}])
		t.false(ownRoutes(await observe(lab.stateDir, 'vpc')).some(line => line.includes(destination)))
	}
	return all
})

byBothBackends('a route with several ways is deleted whole', async (t, lab) => {
	const several = routes.filter(({nexthops}) => nexthops.length > 1)
	await lab.kernel.apply(several.map((route): Step => ({do: 'delete-route', namespace: 'vpc', route})))
	t.false((await observe(lab.stateDir, 'vpc')).routes.includes('nexthop'))
	await lab.kernel.apply(several.map((route): Step => ({do: 'replace-route', namespace: 'vpc', route})))
})

byBothBackends('an end that keeps its MAC keeps its permanent neighbors', async (t, lab) => {
	const {neighbors} = (await see(lab)).vpc
	t.regex(neighbors, /^10\.0\.0\.10 dev web .*PERMANENT$/m)
	await lab.kernel.apply([{do: 'set-link', namespace: 'vpc', end: {...web.ends[0], group: 8}, keepsMac: true}])
	const now = await see(lab)
	t.regex(now.vpc.links, /^web up .* group 8 /m)
	t.is(now.vpc.neighbors, neighbors)
	return now
})

byBothBackends('links, neighbors, sysctls, sets and firewall are changed where they stand', async (t, lab) => {
	await lab.kernel.apply([
		{do: 'set-link', namespace: 'vpc', end: {...web.ends[0], group: 9, mtuBytes: 1500, mac: '02:ff:00:00:00:09'}},
		{do: 'set-link', namespace: 'host', end: {...web.ends[1], mtuBytes: 1400}},
		{do: 'replace-neighbor', namespace: 'vpc', neighbor: {link: 'web', address: '10.0.0.10', mac: '02:00:00:00:00:99'}},
		{do: 'set-sysctl', namespace: 'vpc', key: 'net.ipv4.ip_forward', value: '0'},
		{do: 'restore-sets', namespace: 'vpc', text: 'add members 10.0.0.12\ndel members 10.0.0.10\ndel members 10.0.0.99\n'},
		{do: 'restore-firewall', namespace: 'vpc', family: 4, text: '*filter\n:FORWARD ACCEPT [0:0]\nCOMMIT\n'}
	])
	const now = await see(lab)
	t.regex(now.vpc.links, /^web up mtu 1500 group 9 mac 02:ff:00:00:00:09 addrgenmode none$/m)
	t.regex(now.host.links, /^eth0 up mtu 1400 /m)
	t.regex(now.vpc.neighbors, /^10\.0\.0\.10 dev web lladdr 02:00:00:00:00:99 PERMANENT$/m)
	t.is(now.vpc.sysctls['net.ipv4.ip_forward'], '0')
	t.deepEqual(now.vpc.sets.match(/^add members \d.*$/gm), ['add members 10.0.0.11', 'add members 10.0.0.12'])
	t.notRegex(now.vpc.firewall.ipv4, /ingress-1/, 'a table that is named is replaced whole')
	t.regex(now.vpc.firewall.ipv4, /--ttl-inc/, 'a table that is not named stays')
	return now
})

byBothBackends('a firewall with one bad line changes nothing, and says which', async (t, lab) => {
	const before = (await observe(lab.stateDir, 'vpc')).firewall
	const text = firewall4.replace('-A ingress-1', '-A FORWARD -j no-such-chain\n-A ingress-1')
	const error = await t.throwsAsync(lab.kernel.apply([{do: 'restore-firewall', namespace: 'vpc', family: 4, text}]), {
		instanceOf: KernelError
	})
	t.regex(error!.message, /^vpc: restore-firewall \(IPv4\): .*no-such-chain/)
	t.deepEqual((await observe(lab.stateDir, 'vpc')).firewall, before)
})

byBothBackends('an address that is deleted takes no other of its subnet with it', async (t, lab) => {
	const deletion: Step = {do: 'delete-address', namespace: 'host', address: {link: 'eth0', address: '10.0.0.10/24'}}
	await lab.kernel.apply([deletion])
	await lab.kernel.apply([deletion])
	const {addresses} = await observe(lab.stateDir, 'host')
	t.notRegex(addresses, /10\.0\.0\.10/)
	t.regex(addresses, /10\.0\.0\.12/)
	return addresses
})

byBothBackends('exactly the rule that is meant is deleted, however alike others are', async (t, lab) => {
	const [, plain] = rules
	const deletion: Step = {do: 'delete-rule', namespace: 'vpc', rule: plain!}
	await lab.kernel.apply([deletion])
	await lab.kernel.apply([deletion])
	const {rules: left} = await observe(lab.stateDir, 'vpc')
	t.notRegex(left, /^100: from 10\.0\.0\.0\/24 lookup 1001$/m)
	t.regex(left, /^100: from 10\.0\.0\.0\/24 iif web lookup 1001$/m)
	return left
})

byBothBackends('everything is deleted, and again without complaint', async (t, lab) => {
	const deletions: readonly Step[] = [
		...rules.map((rule): Step => ({do: 'delete-rule', namespace: 'vpc', rule})),
		...routes.map((route): Step => ({do: 'delete-route', namespace: 'vpc', route})),
		{do: 'delete-neighbor', namespace: 'vpc', neighbor: {link: 'web', address: '10.0.0.10', mac: '02:00:00:00:00:02'}},
		{do: 'delete-neighbor', namespace: 'vpc', neighbor: {link: 'web', address: '2600:1f18::10', mac: '02:00:00:00:00:02'}},
		{do: 'delete-address', namespace: 'vpc', address: {link: 'lo', address: '10.0.0.1/32'}},
		{do: 'delete-address', namespace: 'vpc', address: {link: 'lo', address: '2600:1f18::1/128'}},
		{do: 'forget-flows', namespace: 'vpc'},
		{do: 'delete-link', namespace: 'vpc', name: 'web'},
		{do: 'delete-link', namespace: 'vpc', name: 'db'}
	]
	await lab.kernel.apply(deletions)
	const now = await see(lab)
	t.is(now.vpc.links, 'lo up mtu 65536 group default mac 00:00:00:00:00:00 addrgenmode eui64')
	t.is(now.host.links, now.vpc.links, 'the other ends are gone with them')
	t.deepEqual(ownRoutes(now.vpc), [])
	t.is(now.vpc.addresses, 'lo 127.0.0.1/8\nlo ::1/128')
	t.is(now.vpc.neighbors, '')
	await lab.kernel.apply(deletions)
	t.deepEqual(await see(lab), now)
	return now
})

byBothBackends('a link whose half is in the way is made anew', async (t, lab) => {
	const stranger: Link = {ends: [end('vpc', 'web'), end('host', 'other')]}
	await lab.kernel.apply([{do: 'add-link', link: stranger}])
	await lab.kernel.apply([
		{do: 'add-link', link: web},
		{do: 'set-link', namespace: 'host', end: web.ends[1]},
		{do: 'add-link', link: db}
	])
	const now = await see(lab)
	t.notRegex(now.host.links, /^other /m)
	t.regex(now.host.links, /^eth0 up mtu 9001 /m)
	return now
})

byBothBackends('a link can be deleted and made again in one list', async (t, lab) => {
	const moved: Link = {ends: [web.ends[0], end('host', 'eth7', {mac: '02:00:00:00:00:07'})]}
	await lab.kernel.apply([
		{do: 'delete-link', namespace: 'vpc', name: 'web'},
		{do: 'add-link', link: moved},
		...moved.ends.map((one): Step => ({do: 'set-link', namespace: one.namespace, end: one})),
		{do: 'add-address', namespace: 'host', address: {link: 'eth7', address: '10.0.0.7/32'}}
	])
	const now = await see(lab)
	t.regex(now.host.links, /^eth7 up mtu 1500 group default mac 02:00:00:00:00:07 /m)
	t.regex(now.host.addresses, /^eth7 10\.0\.0\.7\/32 noprefixroute$/m)
	return now
})

const refused: readonly {readonly title: string; readonly step: Step; readonly message: RegExp}[] = [
	{
		title: 'a route over a link that is not there',
		step: {
			do: 'replace-route',
			namespace: 'vpc',
			route: {table: 5, destination: '10.9.0.0/16', type: 'unicast', nexthops: [{link: 'nowhere'}]}
		},
		message: /^vpc: replace-route 10\.9\.0\.0\/16 dev nowhere table 5: .*"nowhere"/
	},
	{
		title: 'a route over a link that is down',
		step: {
			do: 'replace-route',
			namespace: 'vpc',
			route: {table: 5, destination: '10.9.0.0/16', type: 'unicast', nexthops: [{link: 'db', via: '10.0.0.9'}]}
		},
		message: /^vpc: replace-route 10\.9\.0\.0\/16 via 10\.0\.0\.9 dev db table 5: .*[Nn]exthop device is not up/
	},
	{
		title: 'an address on a link that is not there',
		step: {do: 'add-address', namespace: 'host', address: {link: 'eth9', address: '10.0.0.9/32'}},
		message: /^host: add-address 10\.0\.0\.9\/32 on eth9: .*"eth9"/
	},
	{
		title: 'a sysctl that the kernel does not have',
		step: {do: 'set-sysctl', namespace: 'host', key: 'net.ipv4.no_such_thing', value: '1'},
		message: /^host: set-sysctl net\.ipv4\.no_such_thing = 1: .*no such file/i
	},
	{
		title: 'a multicast address as a link address',
		step: {do: 'set-link', namespace: 'vpc', end: {...web.ends[0], mac: '01:00:00:00:00:01'}},
		message: /^vpc: set-link web: .*cannot assign requested address|^vpc: set-link web: .*address not available/i
	},
	{
		title: 'a neighbor on a link that is not there',
		step: {do: 'replace-neighbor', namespace: 'vpc', neighbor: {link: 'nowhere', address: '10.0.0.9', mac: '02:00:00:00:00:09'}},
		message: /^vpc: replace-neighbor 10\.0\.0\.9 on nowhere: .*"nowhere"/
	},
	{
		title: 'a set with an entry of the wrong kind',
		step: {do: 'restore-sets', namespace: 'vpc', text: 'add members 2600::1\n'},
		message: /^vpc: restore-sets: .*line 1/
	},
	{
		title: 'a step in a namespace that is not there',
		step: {do: 'add-rule', namespace: 'nowhere', rule: rules[0]!},
		message: /^nowhere: add-rule priority 100 from 10\.0\.0\.0\/24 iif web lookup 1001: .*no such file/i
	}
]

for (const {title, step, message} of refused) {
	byBothBackends(`${title} is refused with namespace, step and the kernel's words`, async (t, lab) => {
		const error = await t.throwsAsync(lab.kernel.apply([step]), {instanceOf: KernelError})
		t.regex(error!.message, message)
		t.deepEqual(error!.step, step)
		t.is(error!.namespace, step.do === 'add-link' ? '' : step.namespace)
	})
}

byBothBackends('a tunnel-dependent route is left out while the link is down or gone', async (t, lab) => {
	const before = (await see(lab)).vpc.routes
	for (const link of ['db', 'nowhere']) {
		for (const destination of ['10.9.0.0/16', '2600:9::/32'] as const) {
			await lab.kernel.apply([
				{
					do: 'replace-route',
					namespace: 'vpc',
					route: {table: 5, destination, type: 'unicast', nexthops: [{link}]},
					tunnelDependent: true
				}
			])
		}
	}
	const routes = (await see(lab)).vpc.routes
	t.is(routes, before)
	return routes
})

byBothBackends('after an error the rest can still be done', async (t, lab) => {
	const bad: Step = {do: 'add-address', namespace: 'vpc', address: {link: 'nowhere', address: '10.0.0.9/32'}}
	await t.throwsAsync(lab.kernel.apply([...raise.slice(0, 9), bad, ...raise.slice(9)]), {instanceOf: KernelError})
	await lab.kernel.apply([{do: 'delete-link', namespace: 'host', name: 'eth7'}])
	await lab.kernel.apply(raise)
	return see(lab)
})

byBothBackends('a namespace is deleted with what is in it, and again without complaint', async (t, lab) => {
	const deletion: Step = {do: 'delete-namespace', namespace: 'host'}
	await lab.kernel.apply([deletion])
	await lab.kernel.apply([deletion])
	t.deepEqual(await readdir(`${lab.stateDir}/ns`), ['vpc'])
	t.is((await observe(lab.stateDir, 'vpc')).links, 'lo up mtu 65536 group default mac 00:00:00:00:00:00 addrgenmode eui64')
	await lab.kernel.apply(raise)
	t.not((await stat(namespacePath(lab.stateDir, 'host'))).dev, (await stat(lab.stateDir)).dev)
	return see(lab)
})

byBothBackends('deleting things of a namespace that is gone succeeds', async (t, lab) => {
	const gone = raise.flatMap((step): Step[] => {
		if (!('namespace' in step) || step.namespace !== 'vpc') return []
		if (step.do === 'add-address') return [{...step, namespace: 'gone', do: 'delete-address'}]
		if (step.do === 'replace-route') return [{...step, namespace: 'gone', do: 'delete-route'}]
		if (step.do === 'replace-neighbor') return [{...step, namespace: 'gone', do: 'delete-neighbor'}]
		if (step.do === 'add-rule') return [{...step, namespace: 'gone', do: 'delete-rule'}]
		return []
	})
	await t.notThrowsAsync(lab.kernel.apply([...gone, {do: 'delete-link', namespace: 'gone', name: 'web'}]))
})

/** Routes that the plan asked for, without those that the kernel makes for addresses. */
const ownRoutes = ({routes: text}: NamespaceState): string[] => text.split('\n').filter(line => line.includes('proto static'))
