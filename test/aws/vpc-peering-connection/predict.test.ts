import test from 'ava'
import {fate} from '../../control/asking.ts'
import {group, instance, lab, route, rule, vpc} from '../../plan/lab-fixture.ts'

const services = [{protocol: 'tcp', port: 80} as const]
const [from, there] = ['10.1.0.10', '10.2.0.10']

function peered(routes: {there?: boolean; back?: boolean} = {}, state: 'active' | 'pending-acceptance' = 'active') {
	const one = (key: string, number: number, other: number, routed: boolean) =>
		vpc(
			key,
			`10.${number}.0.0/16`,
			{
				a: {
					cidr: `10.${number}.0.0/24`,
					routes: routed
						? [
								route(`10.${other}.0.0/16`, {kind: 'vpc-peering-connection', key: 'p'}),
								route('10.8.0.0/16', {kind: 'vpc-peering-connection', key: 'p'})
							]
						: []
				}
			},
			[instance(key, 'host', {subnet: 'a', ip: `10.${number}.0.10`, services})],
			{securityGroups: [group(`${key}.open`, [rule('all', '0.0.0.0/0')])]}
		)
	const {there: forth = true, back = true} = routes
	return lab([one('v1', 1, 2, forth), one('v2', 2, 1, back)], {
		peerings: [{key: 'p', id: 'pcx-0', requester: 'v1', accepter: 'v2', state}]
	})
}

test('MOD-7, PCX-2: a peering is not a hop, and takes a route on both sides', t => {
	t.is(fate(peered(), from, there), 'answer 255')
	t.is(fate(peered({there: false}), from, there), 'silence: NO_ROUTE_TO_DESTINATION at route-table v1.a (forward)')
	t.is(fate(peered({back: false}), from, there), 'silence: NO_ROUTE_TO_DESTINATION at route-table v2.a (reply)')
})

test('PCX-1: before it is accepted the route is a blackhole', t => {
	t.is(fate(peered({}, 'pending-acceptance'), from, there), 'silence: BAD_STATE_ROUTE at route-table v1.a (forward)')
})

test('PCX-3: it is the way to the peer and to nothing beyond', t => {
	t.is(fate(peered(), from, '10.8.0.1'), 'silence: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR at vpc v2 (forward)')
	t.is(fate(peered(), from, '10.2.0.77'), 'silence: NO_POSSIBLE_DESTINATION at vpc v2 (forward)')
})
