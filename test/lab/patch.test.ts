import test from 'ava'
import fc from 'fast-check'
import {applyPatch, isSame, patchDocument} from '../../src/lab/patch.ts'
import {BadLab} from '../../src/lab/problem.ts'

test('a patch merges objects, replaces values and deletes with null', t => {
	t.deepEqual(patchDocument({a: {b: 1, c: 2}, d: [1]}, {a: {b: null, e: 3}, d: [2]}), {a: {c: 2, e: 3}, d: [2]})
})

test('a list is edited by what is added and taken away', t => {
	const document = {
		ingress: [
			{tcp: 80, from: 'web'},
			{tcp: 443, from: 'web'}
		]
	}
	const patch = {ingress: {remove: [{from: 'web', tcp: 80}], add: [{tcp: 22, from: 'bastion'}]}}
	t.deepEqual(patchDocument(document, patch), {
		ingress: [
			{tcp: 443, from: 'web'},
			{tcp: 22, from: 'bastion'}
		]
	})
	t.deepEqual(patchDocument({}, {securityGroups: {add: ['web']}}), {securityGroups: ['web']})
})

test('things may be called add and remove where no list is', t => {
	t.deepEqual(patchDocument({instances: {web: {}}}, {instances: {add: {subnet: 'a'}}}), {
		instances: {web: {}, add: {subnet: 'a'}}
	})
})

test('taking away what is not there is refused as AWS refuses it', t => {
	const codes = (patch: unknown) =>
		t
			.throws(() => patchDocument({vpcs: {main: {securityGroups: {web: {ingress: []}}}}}, patch), {instanceOf: BadLab})
			?.problems.map(({code}) => code)
	const main = (patch: unknown) => ({vpcs: {main: patch}})
	t.deepEqual(codes(main({securityGroups: {web: {ingress: {remove: [{tcp: 1, from: 'self'}]}}}})), ['InvalidPermission.NotFound'])
	t.deepEqual(codes(main({subnets: {a: {routes: {'0.0.0.0/0': null}}}})), ['InvalidRoute.NotFound'])
	t.deepEqual(codes(main({networkAcls: {strict: {ingress: {100: null}}}})), ['InvalidNetworkAclEntry.NotFound'])
	t.deepEqual(codes({elasticIps: {shop: null}}), ['InvalidAllocationID.NotFound'])
	t.deepEqual(codes({peerings: {'a-b': null}}), ['InvalidVpcPeeringConnectionID.NotFound'])
	t.deepEqual(codes({vpnConnections: {office: null}}), ['InvalidVpnConnectionID.NotFound'])
	t.deepEqual(applyPatch({}, {'vpnConnections.office': null}).findings, [
		{
			path: ['vpnConnections.office'],
			at: 'key',
			message: '"vpnConnections.office" is not a key of a lab file',
			fix: 'write one key inside the other: vpnConnections: {office: null}'
		}
	])
	t.notThrows(() => patchDocument({}, main({subnets: {a: {routeTable: null}}})))
})

const json = fc.letrec(tie => ({
	value: fc.oneof(fc.integer(), fc.string({maxLength: 3}), fc.boolean(), fc.array(fc.integer(), {maxLength: 3}), tie('object')),
	object: fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), tie('value'), {maxKeys: 3})
})).object

test('a document stays as it was, an empty patch changes nothing, a whole document as patch of nothing gives itself', t => {
	fc.assert(
		fc.property(json, json, (document, patch) => {
			const before = JSON.stringify(document)
			patchDocument(document, patch)
			return (
				JSON.stringify(document) === before &&
				isSame(patchDocument(document, {}), document) &&
				isSame(patchDocument({}, document), document)
			)
		})
	)
	t.pass()
})

test('applying a patch twice is applying it once', t => {
	fc.assert(
		fc.property(json, json, (document, patch) => {
			const once = patchDocument(document, patch)
			return isSame(patchDocument(once, patch), once)
		})
	)
	t.pass()
})
