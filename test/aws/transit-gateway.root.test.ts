import test from 'ava'
import {BadLab, type LabDocument, useLab} from '../../src/index.ts'

const open = {open: {ingress: [{all: true as const, from: '0.0.0.0/0'}]}}

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
		// The same addresses, and later.
		copy: {...spoke('10.1.0.0/16', '10.1.0.0/24'), instances: {copy: {...host(), privateIp: '10.1.0.77'}}},
		partner: {...spoke('10.2.0.0/16', '10.2.0.0/24', {account: '222222222222'}), instances: {partner: host()}}
	},
	transitGateways: {
		hub: {
			securityGroupReferencing: true,
			attachments: {
				services: ['one'],
				dev: {subnets: ['one']},
				copy: ['one'],
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

test.serial('TGW-4: of two VPCs with the same addresses the second is not propagated', async t => {
	t.like(await lab.ping('services', '10.1.0.77', {timeoutMs: 400}), {got: 'timeout'})
	t.like(await lab.ping('copy', 'services.private', {timeoutMs: 400}), {got: 'timeout'})
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
