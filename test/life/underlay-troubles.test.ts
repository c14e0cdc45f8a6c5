import test from 'ava'
import {readLab} from '../../src/lab/read.ts'
import type {TunnelTrouble} from '../../src/life/tunnel-troubles.ts'
import {onUnderlay} from '../../src/life/underlay-troubles.ts'
import {applianceDocument} from '../control/appliance.ts'

const unreachable: TunnelTrouble = {
	tunnel: 'branch:1',
	about: 'tunnel',
	kind: 'unreachable',
	words: 'the peer does not answer',
	line: 'retransmit 1 of request with message ID 0',
	path: ['vpnConnections', 'branch', 'tunnels', '1']
}
function told(parts: Parameters<typeof applianceDocument>[0], trouble = unreachable) {
	const {words, path} = onUnderlay(trouble, readLab(applianceDocument(parts), {name: 'appliance'}))
	return [words, path.join('.')]
}

test('of an instance that AWS does not answer it is told where IKE is lost, and where that is written', t => {
	t.deepEqual(told({group: {egress: []}}), [
		'the peer does not answer: IKE (UDP 500 and 4500) is lost at security group branch.router, egress (SG_HAS_NO_RULES)',
		'vpcs.branch.securityGroups.router'
	])
	const networkAcls = {
		edge: {ingress: {90: {deny: 'udp', ports: 500, from: '0.0.0.0/0'}}, egress: {100: {allow: 'all', to: '0.0.0.0/0'}}}
	}
	t.deepEqual(told({edge: {networkAcl: 'edge'}, branch: {networkAcls}}), [
		"the peer does not answer: AWS's answer (from UDP 500 and 4500) is lost at network ACL branch.edge, entry 90, ingress (SUBNET_ACL_RESTRICTION)",
		'vpcs.branch.networkAcls.edge'
	])
	t.deepEqual(told({edge: {routes: {}}}), [
		'the peer does not answer: IKE (UDP 500 and 4500) is lost at route table branch.edge (NO_ROUTE_TO_DESTINATION)',
		'vpcs.branch.subnets.edge'
	])
})

test('what has another reason keeps it', t => {
	t.deepEqual(told({}), ['the peer does not answer', 'vpnConnections.branch.tunnels.1'])
	const cut = {connection: {tunnels: {1: {fault: 'drop'}, 2: {}}}}
	t.deepEqual(told(cut), ['the peer does not answer', 'vpnConnections.branch.tunnels.1'])
	t.is(told({group: {egress: []}}, {...unreachable, kind: 'wrong-psk', words: 'another key'})[0], 'another key')
})
