import test from 'ava'
import {BadLab} from '../../../src/lab/problem.ts'
import {resolve} from '../../../src/lab/read.ts'

/** That many sites, each with a connection to its own Region's transit gateway. */
function labOf(perRegion: Readonly<Record<string, number>>) {
	const entries = Object.entries(perRegion).flatMap(([region, count]) =>
		Array.from({length: count}, (_, n) => ({region, name: `${region}-${n}`}))
	)
	const sites = entries.map(({name}, n) => [name, {publicIp: `198.51.100.${n + 1}`, cidr: `192.168.${n}.0/24`}])
	const connections = entries.map(({name, region}) => [name, {site: name, gateway: {transitGateway: region}}])
	return {
		transitGateways: Object.fromEntries(Object.keys(perRegion).map(region => [region, {region}])),
		sites: Object.fromEntries(sites),
		vpnConnections: Object.fromEntries(connections)
	}
}

function codesOf(document: unknown) {
	try {
		resolve(document, {name: 'quotas'})
		return []
	} catch (error) {
		return error instanceof BadLab ? error.problems.map(({code}) => code) : [String(error)]
	}
}

test('a Region takes 50 VPN connections and customer gateways, and another Region as many again (VPN-1)', t => {
	t.deepEqual(codesOf(labOf({'us-east-1': 50, 'eu-west-1': 50})), [])
	t.deepEqual(codesOf(labOf({'us-east-1': 51, 'eu-west-1': 1})).toSorted(), [
		'CustomerGatewayLimitExceeded',
		'VpnConnectionLimitExceeded'
	])
})

test('of virtual private gateways it takes five, each with ten connections, unless the account has more (VPN-1)', t => {
	const vpcs = Object.fromEntries(Array.from({length: 6}, (_, n) => [`v${n}`, {cidr: `10.${n}.0.0/16`, vpnGateway: true}]))
	t.deepEqual(codesOf({quotas: {vpcsPerRegion: 6}, vpcs}), ['VpnGatewayLimitExceeded'])
	t.deepEqual(codesOf({quotas: {vpcsPerRegion: 6, vpnGatewaysPerRegion: 6}, vpcs}), [])
	const {sites, vpnConnections} = labOf({'us-east-1': 11})
	const one = {
		vpcs: {main: {cidr: '10.0.0.0/16', vpnGateway: true}},
		sites,
		vpnConnections: Object.fromEntries(
			Object.keys(vpnConnections).map(name => [name, {site: name, gateway: {vpnGateway: 'main'}}])
		)
	}
	t.deepEqual(codesOf(one), ['VpnConnectionLimitExceeded'])
	t.deepEqual(codesOf({...one, quotas: {vpnConnectionsPerVpnGateway: 11}}), [])
})
