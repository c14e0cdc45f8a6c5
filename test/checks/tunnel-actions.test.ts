import test from 'ava'
import {patchOf} from '../../src/checks/actions.ts'
import type {LabDocument} from '../../src/lab/schema.ts'

const document = (tunnels?: unknown) =>
	({sites: {shop: {}}, vpnConnections: {shop: {site: 'shop', gateway: 'main', tunnels}}}) as unknown as LabDocument
const at = {path: 'checks[0]'}
const fail = (how: 'drop' | 'delete', tunnel = 'shop:2') => ({kind: 'fail', what: {tunnel, how}, at}) as const
const heal = {kind: 'heal', what: {tunnel: 'shop:2', how: 'drop'}, at} as const

test('a tunnel fails and is healed by a patch of its fault', t => {
	t.deepEqual(patchOf(fail('drop'), document()), {vpnConnections: {shop: {tunnels: {2: {fault: 'drop'}}}}})
	t.deepEqual(patchOf(heal, document({2: {fault: 'drop'}})), {vpnConnections: {shop: {tunnels: {2: {fault: null}}}}})
	t.deepEqual(patchOf(heal, document()), {})
	t.deepEqual(patchOf(fail('drop'), document({2: {fault: 'drop'}})), {})
})

test('tunnels that are written as a list stay a list', t => {
	const list = [{psk: 'one_one_one'}, {psk: 'two_two_two'}]
	t.deepEqual(patchOf(fail('drop'), document(list)), {
		vpnConnections: {shop: {tunnels: [{psk: 'one_one_one'}, {psk: 'two_two_two', fault: 'drop'}]}}
	})
	t.deepEqual(patchOf(heal, document([{}, {fault: 'drop', psk: 'two_two_two'}])), {
		vpnConnections: {shop: {tunnels: [{}, {psk: 'two_two_two'}]}}
	})
})

test('a DELETE changes nothing of the lab, and neither do actions that end where they began', t => {
	t.deepEqual(patchOf(fail('delete'), document()), {})
	t.deepEqual(patchOf({kind: 'reboot', site: 'shop', at}, document()), {})
	t.deepEqual(patchOf({kind: 'maintenance', tunnel: 'shop:1', at}, document()), {})
})

test('a site loses its power, and gets it back', t => {
	t.deepEqual(patchOf({kind: 'fail', what: {site: 'shop'}, at}, document()), {sites: {shop: {state: 'failed'}}})
	t.deepEqual(patchOf({kind: 'heal', what: {site: 'shop'}, at}, document()), {})
	const two = {...document(), sites: {shop: {devices: {a: {}, b: {state: 'failed'}}}}} as unknown as LabDocument
	t.deepEqual(patchOf({kind: 'fail', what: {site: 'shop.a'}, at}, two), {sites: {shop: {devices: {a: {state: 'failed'}}}}})
	t.deepEqual(patchOf({kind: 'heal', what: {site: 'shop.b'}, at}, two), {sites: {shop: {devices: {b: {state: null}}}}})
	t.throws(() => patchOf({kind: 'fail', what: {site: 'shop.c'}, at}, two), {message: 'no site is named "shop.c"'})
	t.throws(() => patchOf({kind: 'fail', what: {site: 'nobody'}, at}, document()), {message: 'no site is named "nobody"'})
	t.throws(() => patchOf(fail('drop', 'shop:3'), document()), {message: 'no tunnel is named "shop:3"'})
})
