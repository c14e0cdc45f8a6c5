import test from 'ava'
import fc from 'fast-check'
import {diff, repair} from '../../src/plan/diff.ts'
import type {Link, NamespacePlan, Plan, Vlan} from '../../src/plan/types.ts'
import {look, run, settled, simulatedKernel} from './simulated-kernel.ts'

type Shape = {
	readonly peer: string | undefined
	readonly vlans: readonly (readonly [name: string, vlanId: number, mtuBytes: number])[]
}

const namespace = (vlans: readonly Vlan[]): NamespacePlan => ({
	kind: 'test',
	sysctls: {},
	addresses: vlans.map(({name, vlanId}) => ({link: name, address: `10.0.${vlanId}.1/24`})),
	neighbors: [],
	routes: vlans.map(({name, vlanId}) => ({
		table: 254,
		destination: `10.0.${vlanId}.0/24`,
		type: 'unicast',
		nexthops: [{link: name}]
	})),
	rules: [],
	sets: {},
	firewall: {},
	listeners: [],
	vlans
})

/** A cable to one of two places, or none, and VLAN interfaces on it. */
const planOf = ({peer, vlans}: Shape): Plan => {
	const end = {name: 'wire', mac: '02:00:00:00:00:01', mtuBytes: 9000, group: 0, up: true}
	const link: Link | undefined =
		peer === undefined
			? undefined
			: {
					ends: [
						{...end, namespace: 'left'},
						{...end, namespace: peer}
					]
				}
	return {
		lab: 'wire',
		namespaces: {
			left: namespace(link ? vlans.map(([name, vlanId, mtuBytes]) => ({...end, parent: 'wire', name, vlanId, mtuBytes})) : []),
			...(peer !== undefined && {[peer]: namespace([])})
		},
		links: link ? {'left/wire': link} : {},
		hosts: {},
		points: {}
	}
}

const shapes = fc.record({
	peer: fc.constantFrom('right', 'other', undefined),
	vlans: fc.uniqueArray(
		fc.tuple(fc.constantFrom('one', 'two', 'three'), fc.constantFrom(101, 102, 103), fc.constantFrom(1500, 9000)),
		{comparator: (a, b) => a[0] === b[0] || a[1] === b[1]}
	)
})

test('VLAN interfaces and what stands on them become as planned from any other plan, whatever becomes of the cable', t => {
	fc.assert(
		fc.property(shapes, shapes, (one, other) => {
			const [before, after] = [planOf(one), planOf(other)]
			const kernel = run(run(simulatedKernel(), diff(undefined, before)), diff(before, after))
			t.deepEqual(kernel.complaints, [])
			t.deepEqual(look(kernel), look(settled(after)))
		})
	)
})

test('an interrupted change of VLAN interfaces is repaired, forwards and backwards', t => {
	fc.assert(
		fc.property(shapes, shapes, fc.nat(), fc.boolean(), (one, other, cut, forwards) => {
			const [before, target] = [planOf(one), planOf(other)]
			const steps = diff(before, target)
			const kernel = run(run(simulatedKernel(), diff(undefined, before)), steps.slice(0, cut % (steps.length + 1)))
			run(kernel, repair(before, target, forwards ? target : undefined))
			t.deepEqual(kernel.complaints, [])
			t.deepEqual(look(kernel), look(settled(forwards ? target : before)))
		})
	)
})

test('a VLAN interface with another MTU is changed where it stands', t => {
	const steps = diff(planOf({peer: 'right', vlans: [['one', 101, 1500]]}), planOf({peer: 'right', vlans: [['one', 101, 9000]]}))
	t.deepEqual(
		steps.map(step => step.do),
		['set-link']
	)
})
