import test from 'ava'
import {regionNames, zoneIdsOf, zoneNamed, zonesOf} from '../../src/aws/regions.ts'

test('zones of every account are the real zones in some order (MOD-1)', t => {
	for (const region of regionNames) {
		const orders = ['111111111111', '222222222222', '123456789012', '999999999999'].map(account => zoneIdsOf(region, account))
		for (const order of orders) t.deepEqual([...order].sort(), [...(orders[0] ?? [])].sort(), region)
		t.is(new Set(orders[0]).size, zonesOf(region).length)
	}
	t.not(zoneIdsOf('us-east-1', '111111111111')[0], zoneIdsOf('us-east-1', '222222222222')[0], 'the same letter is another place')
})

test('a zone is named by its letter, its name or its id', t => {
	const ids = new Map(zonesOf('eu-west-1').map((zone, index) => [zone, zoneIdsOf('eu-west-1', '123456789012')[index] ?? '']))
	const id = ids.get('eu-west-1a') ?? ''
	for (const written of ['a', 'eu-west-1a', id]) t.is(zoneNamed(written, 'eu-west-1', ids), 'eu-west-1a')
	for (const written of ['d', 'us-east-1a', 'use1-az1', '', 'A']) t.is(zoneNamed(written, 'eu-west-1', ids), undefined)
})
