import test from 'ava'
import {resolve} from '../../../src/lab/read.ts'

const labOf = (given: object) => ({
	vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true}},
	sites: {dc: {publicIp: '198.51.100.20', cidr: '192.168.0.0/24'}},
	directConnects: {
		primary: {
			location: 'EqDC2',
			site: 'dc',
			virtualInterfaces: {automatic: {vlan: 101, gateway: 'main'}, given: {vlan: 102, gateway: 'main', ...given}}
		}
	}
})

const addressesOf = (document: unknown) =>
	resolve(document, {name: 'addresses'}).directConnect?.connections[0]?.interfaces.map(one => one.amazonAddress) ?? []

test('an automatic peer address keeps off those that the file gives, wherever they stand (DX-2)', t => {
	const [first] = addressesOf(labOf({}))
	const [moved, given] = addressesOf(
		labOf({amazonAddress: `${first}/30`, customerAddress: `${first?.replace(/\d+$/, last => String(Number(last) + 1))}/30`})
	)
	t.is(given, first)
	t.not(moved, first)
})
