import test, {type ExecutionContext} from 'ava'
import {zoneIdsOf} from '../../src/aws/regions.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {type Action, act, type LoadedLab, patchLab, readLab} from '../../src/lab/read.ts'
import type {Lab} from '../../src/model/model.ts'

const base = () => ({
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {
				public: {zone: 'a', cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}},
				private: {
					zone: 'b',
					cidr: '10.0.1.0/24',
					routes: {'0.0.0.0/0': 'nat', '10.1.0.0/16': 'to-other', '10.9.0.0/16': {instance: 'fw'}}
				}
			},
			natGateways: {nat: {subnet: 'public'}},
			securityGroups: {
				web: {
					ingress: [
						{tcp: 80, from: '0.0.0.0/0'},
						{tcp: 22, from: 'other.admin'}
					]
				}
			},
			networkInterfaces: {spare: {subnet: 'public'}},
			instances: {
				web: {subnet: 'public', publicIp: true, securityGroups: ['web'], interfaces: ['spare', {subnet: 'public'}]},
				fw: {subnet: 'public', elasticIp: 'shop'},
				app: {subnet: 'private'}
			}
		},
		other: {cidr: '10.1.0.0/16', securityGroups: {admin: {}}}
	},
	elasticIps: {shop: null},
	peerings: {'to-other': {requester: 'main', accepter: 'other'}}
})

// Two interfaces and a public address do not go together (SUB-3), so it has none here.
function loaded(): LoadedLab {
	const document = base()
	const {publicIp: _, ...web} = document.vpcs.main.instances.web
	return readLab(
		{...document, vpcs: {...document.vpcs, main: {...document.vpcs.main, instances: {...document.vpcs.main.instances, web}}}},
		{name: 'demo'}
	)
}

const main = (patch: unknown) => ({vpcs: {main: patch}})
const routesOf = ({vpcs: [vpc]}: Lab, table: string) =>
	Object.fromEntries(
		vpc?.routeTables
			.find(({key}) => key === `main.${table}`)
			?.routes.map(({destination, state, target}) => [destination, `${state} ${target.kind}`]) ?? []
	)
const interfaceOf = ({vpcs: [vpc]}: Lab, key: string) => vpc?.interfaces.find(one => one.key === key)
const codes = (t: ExecutionContext, lab: LoadedLab, patch: unknown) =>
	t.throws(() => patchLab(lab, patch), {instanceOf: BadLab})?.problems.map(({code}) => code)

test('a route to what goes becomes a blackhole, and stays one when the name comes back (RT-7)', t => {
	const without = patchLab(loaded(), main({natGateways: {nat: null}, instances: {fw: null}}))
	t.like(routesOf(without.lab, 'private'), {'0.0.0.0/0': 'blackhole gone', '10.9.0.0/16': 'blackhole gone'})
	const again = patchLab(without, main({natGateways: {nat: {subnet: 'public'}}}))
	t.is(routesOf(again.lab, 'private')['0.0.0.0/0'], 'blackhole gone')
	const repaired = patchLab(again, main({subnets: {private: {routes: {'0.0.0.0/0': 'nat'}}}}))
	t.is(routesOf(repaired.lab, 'private')['0.0.0.0/0'], 'active nat-gateway')
})

test('a stopped instance is a blackhole while it is stopped', t => {
	const stopped = act(loaded(), {kind: 'stop', instance: 'fw'})
	t.is(routesOf(stopped.lab, 'private')['10.9.0.0/16'], 'blackhole network-interface')
	const started = act(stopped, {kind: 'start', instance: 'main.fw'})
	t.is(routesOf(started.lab, 'private')['10.9.0.0/16'], 'active network-interface')
	t.is(interfaceOf(stopped.lab, 'main.fw')?.privateIps[0]?.publicIp?.elasticIp, 'shop', 'an elastic address stays')
})

test('a peering that goes leaves stale rules and blackholes (SG-8)', t => {
	const {lab} = patchLab(loaded(), {peerings: {'to-other': null}})
	t.is(routesOf(lab, 'private')['10.1.0.0/16'], 'blackhole gone')
	t.deepEqual(
		lab.vpcs[0]?.securityGroups.find(({name}) => name === 'web')?.ingress.map(({peer}) => peer.kind),
		['cidr', 'stale']
	)
})

test('so does a transit gateway that lets go of the VPC, and a virtual private gateway (RT-7, SG-8)', t => {
	const hub = {securityGroupReferencing: true, attachments: {main: ['public'], other: ['own']}}
	const lab = readLab(
		{
			vpcs: {
				main: {
					cidr: '10.0.0.0/16',
					ipv6: true,
					vpnGateway: {id: 'vgw-0123456789abcdef0'},
					egressOnlyInternetGateway: {id: 'eigw-0123456789abcdef0'},
					subnets: {
						public: {
							cidr: '10.0.0.0/24',
							ipv6: true,
							routes: {'10.1.0.0/16': 'hub', '192.168.0.0/16': 'vpn-gateway', '::/0': 'egress-only-internet-gateway'}
						}
					},
					securityGroups: {web: {ingress: [{tcp: 22, from: 'other.admin'}]}},
					defaultSecurityGroup: {ingress: [{tcp: 22, from: ['self', 'other.admin']}]}
				},
				other: {cidr: '10.1.0.0/16', subnets: {own: {cidr: '10.1.0.0/24'}}, securityGroups: {admin: {}}}
			},
			transitGateways: {hub}
		},
		{name: 'demo'}
	)
	const after = patchLab(lab, {transitGateways: {hub: {attachments: {main: null}}}, vpcs: {main: {vpnGateway: null}}})
	t.like(routesOf(after.lab, 'public'), {
		'10.1.0.0/16': 'blackhole gone',
		'192.168.0.0/16': 'blackhole gone',
		'::/0': 'active egress-only-internet-gateway'
	})
	const peersOf = ({lab: {vpcs}}: LoadedLab) => vpcs[0]?.securityGroups.flatMap(({ingress}) => ingress.map(({peer}) => peer.kind))
	t.deepEqual(peersOf(lab), ['group', 'group', 'group'])
	t.deepEqual(peersOf(after), ['group', 'stale', 'stale'])
	const unconcerned = patchLab(lab, {transitGateways: {hub: {asn: 64_600}}})
	t.like(routesOf(unconcerned.lab, 'public'), {'10.1.0.0/16': 'active transit-gateway'})
	t.deepEqual(peersOf(unconcerned), ['group', 'group', 'group'])
})

test('a transit gateway’s static route to an attachment that goes is a blackhole, one to what never was is refused (TGW-3)', t => {
	const lab = readLab(
		{
			vpcs: {
				a: {cidr: '10.0.0.0/16', subnets: {own: {cidr: '10.0.0.0/24'}}},
				b: {cidr: '10.1.0.0/16', subnets: {own: {cidr: '10.1.0.0/24'}}}
			},
			transitGateways: {
				hub: {
					attachments: {a: ['own'], b: ['own']},
					routeTables: {default: {routes: {'10.8.0.0/16': 'a', '10.9.0.0/16': {attachment: 'b'}}}}
				}
			}
		},
		{name: 'demo'}
	)
	const after = patchLab(lab, {transitGateways: {hub: {attachments: {b: null}}}})
	const routes = after.lab.transitGateways[0]?.routeTables[0]?.routes.filter(({origin}) => origin === 'static')
	t.deepEqual(
		routes?.map(({destination, attachment = 'blackhole'}) => `${destination} ${attachment}`),
		['10.8.0.0/16 hub.a', '10.9.0.0/16 blackhole']
	)
	t.deepEqual(codes(t, lab, {transitGateways: {hub: {routeTables: {default: {routes: {'10.7.0.0/16': 'c'}}}}}}), [
		'InvalidTransitGatewayAttachmentID.NotFound'
	])
})

test('the internet gateway goes only without mapped addresses; then routes to it are blackholes (IGW-3)', t => {
	t.true(codes(t, loaded(), main({internetGateway: null}))?.includes('DependencyViolation'))
	const {lab} = patchLab(loaded(), main({internetGateway: null, natGateways: {nat: null}, instances: {fw: {elasticIp: null}}}))
	t.is(routesOf(lab, 'public')['0.0.0.0/0'], 'blackhole gone')
})

test('what is still used is not deleted', t => {
	t.deepEqual(codes(t, loaded(), main({securityGroups: {web: null}})), ['DependencyViolation'])
	t.deepEqual(codes(t, loaded(), {elasticIps: {shop: null}}), ['InvalidIPAddress.InUse'])
	t.true(codes(t, loaded(), main({subnets: {public: null}}))?.every(code => code === 'DependencyViolation'))
	t.deepEqual(codes(t, loaded(), main({networkInterfaces: {spare: null}})), ['DependencyViolation'])
})

test('changes that AWS refuses although the result would be a right network (VPC-3, VPC-5, PCX-1)', t => {
	t.deepEqual(codes(t, loaded(), main({cidr: '10.0.0.0/17'})), ['OperationNotPermitted'])
	t.deepEqual(codes(t, loaded(), {peerings: {'to-other': {accepted: false}}}), ['InvalidStateTransition'])
	t.deepEqual(codes(t, loaded(), main({cidr: ['10.0.0.0/16', '10.1.0.0/24']})), ['InvalidVpc.Range'])
	const asked = patchLab(patchLab(loaded(), {peerings: {'to-other': null}}), {
		peerings: {again: {requester: 'main', accepter: 'other', accepted: false}}
	})
	t.deepEqual(codes(t, asked, main({cidr: ['10.0.0.0/16', '10.2.0.0/16']})), ['OperationNotPermitted'])
	const accepted = patchLab(asked, {peerings: {again: {accepted: true}}})
	t.is(accepted.lab.peerings[0]?.state, 'active')
})

test('a refused change leaves the lab as it was', t => {
	const lab = loaded()
	const before = JSON.stringify(lab)
	codes(t, lab, main({subnets: {more: {cidr: '10.0.0.0/25'}}}))
	t.is(JSON.stringify(lab), before)
})

test('automatic addresses stay when others come and go', t => {
	const before = loaded()
	const added = Object.fromEntries(Array.from({length: 200}, (_, n) => [`new-${n}`, {subnet: 'public'}]))
	const after = patchLab(before, main({instances: {...added, web: {secondaryIps: 3}}}))
	for (const {key, privateIps} of before.lab.vpcs[0]?.interfaces ?? []) {
		t.deepEqual(interfaceOf(after.lab, key)?.privateIps.slice(0, privateIps.length), [...privateIps], key)
	}
	t.deepEqual(after.lab.vpcs[0]?.natGateways, before.lab.vpcs[0]?.natGateways)
	t.deepEqual(after.lab.elasticIps, before.lab.elasticIps)
})

test('the automatic public address goes with a stop, and another comes with the start (SUB-3)', t => {
	const lab = patchLab(loaded(), main({instances: {page: {subnet: 'public', publicIp: true}}}))
	const publicOf = (one: LoadedLab) => interfaceOf(one.lab, 'main.page')?.privateIps[0]?.publicIp?.address
	const stopped = act(lab, {kind: 'stop', instance: 'page'})
	const started = act(stopped, {kind: 'start', instance: 'page'})
	t.truthy(publicOf(lab))
	t.is(publicOf(stopped), undefined)
	t.truthy(publicOf(started))
	t.not(publicOf(started), publicOf(lab))
	t.is(interfaceOf(started.lab, 'main.page')?.privateIps[0]?.address, interfaceOf(lab.lab, 'main.page')?.privateIps[0]?.address)
})

const undone: readonly [title: string, fail: Action, heal: Action, seen: (lab: Lab) => unknown, failed: unknown][] = [
	[
		'a zone',
		{kind: 'fail', what: {zone: 'b'}},
		{kind: 'heal', what: {zone: 'us-east-1b'}},
		lab => lab.failedZones,
		[zoneIdsOf('us-east-1', '123456789012')[1]]
	],
	[
		'an instance',
		{kind: 'fail', what: {instance: 'web'}},
		{kind: 'heal', what: {instance: 'web'}},
		lab => ['main.web', 'main.spare', 'main.web.eth2'].map(key => interfaceOf(lab, key)?.linkUp),
		[false, false, false]
	],
	[
		'a primary link',
		{kind: 'fail', what: {link: 'web'}},
		{kind: 'heal', what: {link: 'main.web:eth0'}},
		lab => [interfaceOf(lab, 'main.web')?.linkUp, interfaceOf(lab, 'main.spare')?.linkUp],
		[false, true]
	],
	[
		'a link of an interface with a name',
		{kind: 'fail', what: {link: 'web:eth1'}},
		{kind: 'heal', what: {link: 'spare'}},
		lab => interfaceOf(lab, 'main.spare')?.linkUp,
		false
	],
	[
		'a link of an interface without',
		{kind: 'fail', what: {link: 'web:eth2'}},
		{kind: 'heal', what: {link: 'web:eth2'}},
		lab => interfaceOf(lab, 'main.web.eth2')?.linkUp,
		false
	]
]

for (const [title, fail, heal, seen, failed] of undone) {
	test(`${title} fails and is healed; failing twice or healing what is whole changes nothing`, t => {
		const before = loaded()
		const broken = act(before, fail)
		t.deepEqual(seen(broken.lab), failed)
		t.deepEqual(act(broken, fail).lab, broken.lab)
		const healed = act(broken, heal)
		t.deepEqual(healed.lab, before.lab)
		t.deepEqual(act(healed, heal).document, healed.document)
	})
}

test('an action that names nothing says so', t => {
	t.throws(() => act(loaded(), {kind: 'stop', instance: 'nobody'}), {message: 'no instance is named "nobody"'})
	t.throws(() => act(loaded(), {kind: 'fail', what: {link: 'web:eth7'}}), {message: '"web" has no interface eth7'})
	t.throws(() => act(loaded(), {kind: 'fail', what: {zone: 'q'}}), {message: 'no zone is named "q"'})
})

test('whether a VPN connection is accelerated is fixed when it is created (VPN-12)', t => {
	const hybrid = readLab(
		{
			transitGateways: {hub: {}},
			sites: {office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24'}},
			vpnConnections: {office: {site: 'office', gateway: 'hub'}}
		},
		{name: 'hybrid'}
	)
	t.deepEqual(codes(t, hybrid, {vpnConnections: {office: {accelerated: true}}}), ['InvalidParameterCombination'])
	t.is(patchLab(hybrid, {vpnConnections: {office: {accelerated: false}}}).lab.vpn?.connections[0]?.accelerated, false)
})
