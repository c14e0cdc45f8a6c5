import test from 'ava'
import fc from 'fast-check'
import {diff, repair} from '../../src/plan/diff.ts'
import type {Link, NamespacePlan, Plan, Vlan} from '../../src/plan/types.ts'
import {look, run, settled, simulatedKernel} from './simulated-kernel.ts'

type Shape = {
	readonly peer: string | undefined
	readonly delayMs?: number | undefined
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
function planOf({peer, delayMs, vlans}: Shape): Plan {
	const end = {name: 'wire', mac: '02:00:00:00:00:01', mtuBytes: 9000, group: 0, up: true}
	const link: Link | undefined =
		peer === undefined
			? undefined
			: {
					ends: [
						{...end, namespace: 'left', ...(delayMs !== undefined && {shape: {delayMs}})},
						{...end, namespace: peer, ...(delayMs === 20 && {shape: {lossPercent: 1}})}
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
	delayMs: fc.constantFrom(10, 20, undefined),
	vlans: fc.uniqueArray(
		fc.tuple(fc.constantFrom('one', 'two', 'three'), fc.constantFrom(101, 102, 103), fc.constantFrom(1500, 9000)),
		{comparator: (a, b) => a[0] === b[0] || a[1] === b[1]}
	)
})

test('VLAN interfaces, what stands on them, and shapes become as planned from any other plan, whatever becomes of the cable', t => {
	fc.assert(
		fc.property(shapes, shapes, (one, other) => {
			const [before, after] = [planOf(one), planOf(other)]
			const kernel = run(run(simulatedKernel(), diff(undefined, before)), diff(before, after))
			t.deepEqual(kernel.complaints, [])
			t.deepEqual(look(kernel), look(settled(after)))
		})
	)
})

test('an interrupted change of VLAN interfaces and shapes is repaired, forwards and backwards', t => {
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

test('a link with another shape is shaped where it stands, and loses its shape before it goes', t => {
	const [before, after] = [planOf({peer: 'right', vlans: []}), planOf({peer: 'right', delayMs: 10, vlans: []})]
	t.deepEqual(diff(before, after), [{do: 'set-shape', namespace: 'left', name: 'wire', shape: {delayMs: 10}}])
	t.deepEqual(diff(after, before), [{do: 'set-shape', namespace: 'left', name: 'wire'}])
	t.deepEqual(diff(after, {...before, links: {}}).slice(0, 2), [
		{do: 'set-shape', namespace: 'left', name: 'wire'},
		{do: 'delete-link', namespace: 'left', name: 'wire'}
	])
})
