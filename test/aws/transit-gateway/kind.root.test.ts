import test from 'ava'
import {BadLab, type LabDocument, useLab} from '../../../src/index.ts'

const open = {
	open: {
		ingress: [
			{all: true as const, from: '0.0.0.0/0'},
			{all: true as const, from: '::/0'}
		]
	}
}

const openAcl = {
	ingress: {100: {allow: 'all' as const, from: '0.0.0.0/0'}, 110: {allow: 'all' as const, from: '::/0'}},
	egress: {100: {allow: 'all' as const, to: '0.0.0.0/0'}, 110: {allow: 'all' as const, to: '::/0'}}
}

/** A VPC with one subnet for its host and for the gateway. */
const spoke = (cidr: string, block: string, more: object = {}) => ({
	cidr,
	subnets: {one: {zone: 'a', cidr: block, routes: {'10.0.0.0/8': 'hub'}}},
	securityGroups: open,
	...more
})
const host = (securityGroups: string[] = ['open']) => ({subnet: 'one', securityGroups, serves: ['http' as const]})

const document: LabDocument = {
	account: '111111111111',
	vpcs: {
		services: {
			...spoke('10.0.0.0/16', '10.0.0.0/24'),
			// Only members of this group of another VPC.
			securityGroups: {...open, api: {ingress: [{tcp: 80, from: 'dev.clients'}]}},
			instances: {services: host(), api: host(['api'])}
		},
		dev: {
			...spoke('10.1.0.0/16', '10.1.0.0/24'),
			securityGroups: {...open, clients: {}},
			instances: {dev: host(), client: host(['clients'])}
		},
		// One block with the same addresses, and later; another of its own.
		copy: {
			...spoke('10.1.0.0/16', '10.1.0.0/24'),
			cidr: ['10.1.0.0/16', '10.3.0.0/24'],
			ipv6: '2600:1f18:0:300::/56',
			subnets: {
				one: {zone: 'a', cidr: '10.1.0.0/24', routes: {'10.0.0.0/8': 'hub'}},
				own: {
					zone: 'a',
					cidr: '10.3.0.0/24',
					ipv6: '2600:1f18:0:300::/64',
					routes: {'10.0.0.0/8': 'hub', '2600:1f18:0:400::/56': 'hub'}
				}
			},
			instances: {
				copy: {...host(), privateIp: '10.1.0.77'},
				own: {...host(), subnet: 'own', ipv6: true}
			}
		},
		six: {
			cidr: '10.4.0.0/16',
			ipv6: '2600:1f18:0:400::/56',
			subnets: {
				one: {
					zone: 'a',
					cidr: '10.4.0.0/24',
					ipv6: '2600:1f18:0:400::/64',
					routes: {'10.0.0.0/8': 'hub', '2600:1f18:0:300::/56': 'hub'},
					networkAcl: 'all'
				},
				edge: {zone: 'a', cidr: '10.4.1.0/24'}
			},
			networkAcls: {all: openAcl},
			securityGroups: {quiet: {}},
			instances: {six: {...host(['quiet']), ipv6: true}}
		},
		partner: {...spoke('10.2.0.0/16', '10.2.0.0/24', {account: '222222222222'}), instances: {partner: host()}}
	},
	transitGateways: {
		hub: {
			securityGroupReferencing: true,
			attachments: {
				services: ['one'],
				dev: {subnets: ['one']},
				copy: ['own'],
				six: [{subnet: 'edge', privateIp: '10.4.1.10'}],
				partner: {subnets: ['one'], accepted: false}
			}
		}
	}
}

const lab = useLab(test, document)

test.serial('attached VPCs reach each other by the default table', async t => {
	t.like(await lab.http('dev', 'services.private'), {got: 'answer', status: 200})
	t.like(await lab.ping('services', 'dev.private'), {got: 'reply', ttl: 254})
})

test.serial('TGW-4: of two VPCs with the same block that of the second is not propagated, and its other blocks are', async t => {
	t.like(await lab.ping('services', '10.1.0.77', {timeoutMs: 400}), {got: 'timeout'})
	t.like(await lab.ping('copy', 'services.private', {timeoutMs: 400}), {got: 'timeout'})
	t.like(await lab.ping('services', 'own.private'), {got: 'reply', ttl: 254})
	await lab.change({transitGateways: {hub: {routeTables: {default: {routes: {'10.1.0.77/32': 'copy'}}}}}})
	t.like(await lab.ping('services', '10.1.0.77'), {got: 'reply', ttl: 254})
})

test.serial('SG-8: a rule names a group of another VPC while the gateway carries such references', async t => {
	t.like(await lab.http('client', 'api.private'), {got: 'answer'})
	t.like(await lab.http('dev', 'api.private', {timeoutMs: 400}), {got: 'timeout'})
	const error = await t.throwsAsync<BadLab>(lab.change({transitGateways: {hub: {securityGroupReferencing: null}}}), {
		instanceOf: BadLab
	})
	t.true(error?.message.includes('carries no references to groups (SG-8)'))
})

test.serial('TGW-11: what another account attaches waits for its acceptance', async t => {
	t.like(await lab.ping('partner', 'services.private', {timeoutMs: 400}), {got: 'timeout'})
	await lab.change({transitGateways: {hub: {attachments: {partner: {accepted: null}}}}})
	t.like(await lab.ping('partner', 'services.private'), {got: 'reply', ttl: 254})
	await lab.change({transitGateways: {hub: {attachments: {partner: {accepted: 'rejected'}}}}})
	t.like(await lab.ping('partner', 'services.private', {timeoutMs: 400}), {got: 'timeout'})
	await lab.change({transitGateways: {hub: {autoAcceptSharedAttachments: true, attachments: {partner: {accepted: false}}}}})
	t.like(await lab.ping('partner', 'services.private'), {got: 'reply'})
})

test.serial('TGW-3: an attachment propagates to several tables, and without an association nothing comes in by it', async t => {
	await lab.change({
		transitGateways: {
			hub: {
				routeTables: {quiet: {}},
				attachments: {partner: {association: 'quiet'}, services: {subnets: ['one'], propagations: ['default', 'quiet']}}
			}
		}
	})
	t.like(await lab.ping('partner', 'services.private'), {got: 'reply'})
	t.like(await lab.ping('partner', 'dev.private', {timeoutMs: 400}), {got: 'timeout'})
	await lab.change({transitGateways: {hub: {routeTables: {default: {routes: {'10.0.0.0/16': 'blackhole'}}}}}})
	t.like(await lab.ping('dev', 'services.private', {timeoutMs: 400}), {got: 'timeout'})
	await lab.change({transitGateways: {hub: {routeTables: {default: {routes: null}}, attachments: {dev: {association: false}}}}})
	t.like(await lab.ping('dev', 'services.private', {timeoutMs: 400}), {got: 'timeout'})
})

test.serial('TGW-3: a prefix list in a table wins over what is propagated, and takes in what is added to the list', async t => {
	t.is((await lab.ping('six', 'services.private')).got, 'reply')
	await lab.change({
		prefixLists: {barred: {entries: ['10.9.0.0/16'], maxEntries: 5}},
		transitGateways: {hub: {routeTables: {default: {routes: {barred: 'blackhole'}}}}}
	})
	t.is((await lab.ping('six', 'services.private')).got, 'reply')
	await lab.change({prefixLists: {barred: {entries: ['10.9.0.0/16', '10.0.0.0/16']}}})
	t.is((await lab.ping('six', 'services.private', {timeoutMs: 400})).got, 'timeout')
	await lab.change({transitGateways: {hub: {routeTables: {default: {routes: null}}}}})
	t.is((await lab.ping('six', 'services.private')).got, 'reply')
})

const tooLong = {sizeBytes: 8473, dontFragment: true, timeoutMs: 400} as const

test.serial(
	'TGW-8: who sends more than 8500 bytes from a VPC is told so by the gateway, without a rule of a security group',
	async t => {
		t.like(await lab.mtu('six', 'own.private'), {got: 'mtu', pathMtu: 8500, how: 'too-big'})
		t.like(await lab.mtu('six', 'own.ipv6'), {got: 'mtu', pathMtu: 8500, how: 'too-big'})
		t.like(await lab.ping('six', 'own.private', tooLong), {got: 'too-big', pathMtu: 8500, from: '10.4.1.10'})
	}
)

test.serial('TGW-8: what may be cut is cut, and passes', async t => {
	t.like(await lab.ping('six', 'own.private', {sizeBytes: 8900}), {got: 'reply'})
})

test.serial(
	'NACL-6: a network ACL between them without ICMP of type 3 and code 4 keeps the answer from the sender, which then sees silence',
	async t => {
		await lab.change({
			vpcs: {six: {networkAcls: {all: {ingress: {50: {deny: 'icmp', type: 3, code: 4, from: '0.0.0.0/0'}}}}}}
		})
		t.like(await lab.ping('six', 'own.private', tooLong), {got: 'timeout'})
		t.like(await lab.ping('six', 'own.private'), {got: 'reply'})
	}
)
