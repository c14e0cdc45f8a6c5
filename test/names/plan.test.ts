import test from 'ava'
import fc from 'fast-check'
import {BadLab} from '../../src/lab/problem.ts'
import {readLab} from '../../src/lab/read.ts'
import {compile} from '../../src/plan/compile.ts'
import type {Plan} from '../../src/plan/types.ts'
import {anyNames, labOf, longestNames, type Names, plainNames} from './any-names.ts'

const read = (names: Names) => readLab(JSON.stringify(labOf(names), null, 1), {file: 'lab.yaml', name: 'lab'})

/** The plan, or nothing where the lab file is refused, which says where and what to write. */
function planOf(names: Names): Plan | undefined {
	try {
		return compile(read(names).lab)
	} catch (error) {
		if (!(error instanceof BadLab)) throw error
		if (error.problems.some(({line, fix}) => line === undefined || fix === undefined)) throw error
		return undefined
	}
}

const linkNames = ({links}: Plan) =>
	Object.values(links)
		.flatMap(({ends}) => ends)
		.map(({namespace, name}) => ({namespace, name}))
const tunnelNames = ({namespaces}: Plan) =>
	Object.values(namespaces)
		.flatMap(({daemons = []}) => daemons)
		.flatMap(daemon =>
			daemon.kind === 'ipsec' ? daemon.config.ends.map(({link}) => ({namespace: daemon.router, name: link.name})) : []
		)
const vlanNames = ({namespaces}: Plan) =>
	Object.entries(namespaces).flatMap(([namespace, {vlans = []}]) => vlans.map(({name}) => ({namespace, name})))
const devices = (plan: Plan) => [...linkNames(plan), ...tunnelNames(plan), ...vlanNames(plan)]

/** How much there is of everything. */
const sizes = (plan: Plan) => ({
	namespaces: Object.keys(plan.namespaces).length,
	links: Object.keys(plan.links).length,
	devices: devices(plan).length,
	hosts: new Set(Object.values(plan.hosts).map(({namespace}) => namespace)).size,
	points: new Set(Object.values(plan.points).map(({namespace, link}) => `${namespace}/${link}`)).size,
	tunnels: Object.keys(plan.vpn ?? {}).length
})

test('whatever things are called, the plan has as many namespaces, links, tunnels and hosts: no name hides another’s', t => {
	const expected = sizes(compile(read(plainNames).lab))
	let [tried, planned] = [0, 0]
	fc.assert(
		fc.property(anyNames, names => {
			tried++
			const plan = planOf(names)
			if (!plan) return
			planned++
			t.deepEqual(sizes(plan), expected)
		}),
		{numRuns: 50}
	)
	t.true(planned > tried * 0.5, `${planned} of ${tried} labs were accepted`)
})

test('two interfaces of one namespace never share a name, and none has one that the kernel or tcpdump takes for something else', t => {
	fc.assert(
		fc.property(anyNames, names => {
			const plan = planOf(names)
			if (!plan) return
			const all = devices(plan)
			t.is(new Set(all.map(({namespace, name}) => `${namespace}/${name}`)).size, all.length)
			for (const {name} of all) {
				t.regex(name, /^[A-Za-z0-9][\w.-]{0,14}$/)
				t.notRegex(name, /^(all|default|lo|any|\d+|nflog|nfqueue|usbmon\d*|bluetooth\d*|dbus-.*)$/)
			}
		}),
		{numRuns: 50}
	)
})

test('thousands of long names that begin alike are as many interfaces', t => {
	const instances = Object.fromEntries(Array.from({length: 3000}, (_, index) => [`${'a'.repeat(40)}${index}`, {subnet: 'a'}]))
	const plan = compile(
		readLab({vpcs: {main: {cidr: '10.0.0.0/16', subnets: {a: {cidr: '10.0.0.0/18'}}, instances}}, quotas: {}}, {name: 'lab'}).lab
	)
	t.is(new Set(linkNames(plan).map(({namespace, name}) => `${namespace}/${name}`)).size, 6000)
})

test('lists and route maps of BGP have names that bgpd takes, and each is there under the name that refers to it', t => {
	const routers = Object.values(compile(read(longestNames).lab).namespaces)
		.flatMap(({daemons = []}) => daemons)
		.flatMap(daemon => (daemon.kind === 'bgp' ? [daemon.config] : []))
	t.is(routers.length, 7)
	for (const {neighbors, prefixLists = {}, routeMaps = {}} of routers) {
		for (const name of [...Object.keys(prefixLists), ...Object.keys(routeMaps)]) t.true(name.length <= 128, name)
		for (const {prefixListIn, prefixListOut, routeMapIn, routeMapOut} of neighbors) {
			for (const name of [prefixListIn, prefixListOut]) t.true(name === undefined || Object.hasOwn(prefixLists, name), name)
			for (const name of [routeMapIn, routeMapOut]) t.true(name === undefined || Object.hasOwn(routeMaps, name), name)
		}
	}
})
