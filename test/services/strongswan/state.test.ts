import test from 'ava'
import {readStates} from '../../../src/services/strongswan/state.ts'

/** From `list-sas` of strongSwan 5.9.8. */
const child = (uniqueid: string, state = 'INSTALLED') => ({
	name: 'vpn-a',
	uniqueid,
	state,
	encap: 'yes',
	'spi-in': '24730837',
	'spi-out': '5d634a55',
	'encr-alg': 'AES_CBC',
	'encr-keysize': '128',
	'integ-alg': 'HMAC_SHA2_256_128',
	'bytes-in': '252',
	'packets-in': '3',
	'bytes-out': '84',
	'packets-out': '1',
	'rekey-time': '3065',
	'life-time': '3600',
	'install-time': '7',
	'local-ts': ['0.0.0.0/0'],
	'remote-ts': ['0.0.0.0/0']
})
const ike = (uniqueid: string, state: string, children: Readonly<Record<string, ReturnType<typeof child>>>) => ({
	uniqueid,
	version: '2',
	state,
	'local-host': '198.51.100.1',
	'local-port': '4500',
	'local-id': '198.51.100.1',
	'remote-host': '203.0.113.10',
	'remote-port': '4500',
	'remote-id': '203.0.113.10',
	'encr-alg': 'AES_CBC',
	'encr-keysize': '128',
	'integ-alg': 'HMAC_SHA2_256_128',
	'prf-alg': 'PRF_HMAC_SHA2_256',
	'dh-group': 'MODP_2048',
	established: '7',
	'rekey-time': '28513',
	'child-sas': children
})

test('a tunnel that is up, with all that charon knows of it', t => {
	t.deepEqual(readStates(['vpn-a'], [{'vpn-a': ike('1', 'ESTABLISHED', {'vpn-a-1': child('1')})}]), [
		{
			name: 'vpn-a',
			isUp: true,
			ike: {
				uniqueId: 1,
				state: 'ESTABLISHED',
				version: 2,
				initiator: false,
				local: {address: '198.51.100.1', port: 4500, id: '198.51.100.1'},
				remote: {address: '203.0.113.10', port: 4500, id: '203.0.113.10'},
				proposal: 'AES_CBC-128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048',
				establishedSeconds: 7,
				rekeyInSeconds: 28513
			},
			children: [
				{
					uniqueId: 1,
					state: 'INSTALLED',
					isEncapsulated: true,
					proposal: 'AES_CBC-128/HMAC_SHA2_256_128',
					spiIn: '24730837',
					spiOut: '5d634a55',
					bytesIn: 252,
					packetsIn: 3,
					bytesOut: 84,
					packetsOut: 1,
					ageSeconds: 7,
					rekeyInSeconds: 3065,
					expiresInSeconds: 3600,
					localSelectors: ['0.0.0.0/0'],
					remoteSelectors: ['0.0.0.0/0']
				}
			]
		}
	])
})

test('an IKE_SA without a child looks established and carries nothing', t => {
	t.like(readStates(['vpn-a'], [{'vpn-a': ike('1', 'ESTABLISHED', {})}])[0], {isUp: false, children: []})
})

test('a tunnel that charon has nothing of is down; one of another name is not asked for', t => {
	t.deepEqual(readStates(['vpn-b'], [{'vpn-a': ike('1', 'ESTABLISHED', {x: child('1')})}]), [
		{name: 'vpn-b', isUp: false, children: []}
	])
})

test('children of an IKE_SA that is being deleted still stand as installed, and are gone', t => {
	t.like(readStates(['vpn-a'], [{'vpn-a': ike('1', 'DELETING', {x: child('1')})}])[0], {isUp: false, children: []})
})

test('while one is replaced by another there are two, and the tunnel is up', t => {
	const [state] = readStates(
		['vpn-a'],
		[{'vpn-a': ike('1', 'DELETING', {})}, {'vpn-a': ike('2', 'ESTABLISHED', {x: child('2'), y: child('1', 'REKEYED')})}]
	)
	t.true(state?.isUp)
	t.is(state?.ike?.uniqueId, 2)
	t.deepEqual(
		state?.children.map(({uniqueId}) => uniqueId),
		[1, 2]
	)
})
