import test from 'ava'
import {get, patchBetween, put} from '../../scripts/mutants/document.ts'
import {mutantsOf, targetsOf} from '../../scripts/mutants/mutants.ts'
import {prohibitionsOf} from '../../scripts/mutants/prohibitions.ts'
import {type LoadedLab, readLab} from '../../src/lab/read.ts'

const labOf = (checks: readonly object[]): LoadedLab =>
	readLab(
		{
			vpcs: {
				main: {
					cidr: '10.0.0.0/16',
					internetGateway: true,
					subnets: {
						public: {zone: 'a', cidr: '10.0.0.0/24', networkAcl: 'strict', routes: {'0.0.0.0/0': 'internet-gateway'}},
						private: {zone: 'a', cidr: '10.0.1.0/24'}
					},
					networkAcls: {
						strict: {ingress: {100: {allow: 'tcp', ports: 80, from: '0.0.0.0/0'}}, egress: {100: {allow: 'all', to: '0.0.0.0/0'}}}
					},
					securityGroups: {web: {ingress: [{tcp: 80, from: '0.0.0.0/0'}]}},
					instances: {
						web: {subnet: 'public', publicIp: true, securityGroups: ['web'], serves: ['http', 'tcp:22']},
						db: {subnet: 'private', serves: ['tcp:22']}
					}
				}
			},
			internet: {laptop: '203.0.113.10'},
			checks
		},
		{name: 'mutated'}
	)

const ssh = {tcp: {from: 'laptop', to: 'web:22', expect: 'timeout'}}
const labels = (lab: LoadedLab) =>
	targetsOf(lab).map(({placed}) => placed?.map(({mutation, at}) => `${at}: ${mutation.label}`).sort())

test('what expects silence, refusal or absence is found; what expects an answer is not', t => {
	const lab = labOf([
		{http: {from: 'laptop', to: 'web', expect: 200}},
		ssh,
		{route: {at: 'main.private', to: 'laptop', expect: 'none'}},
		{
			capture: {
				at: ['web'],
				during: {ping: {from: 'laptop', to: 'web', expect: 'timeout'}},
				expect: [
					{at: 'web', missing: {src: 'laptop'}},
					{at: 'web', sees: {src: 'web'}}
				]
			}
		},
		{change: {vpcs: {main: {subnets: {public: {networkAcl: 'none'}}}}}, refused: 'InvalidNetworkAclID.NotFound'}
	])
	t.deepEqual(
		prohibitionsOf(lab.checks).map(({index, forbids}) => `${index} ${forbids.kind}`),
		['1 answer', '2 route', '3 answer', '3 packet', '4 change']
	)
})

test('a flow that two filters bar needs a mutation of each', t => {
	t.deepEqual(labels(labOf([ssh])), [
		['start: network ACL main.strict allows everything, ingress', 'start: security group main.web admits everything']
	])
})

test('an instance without a public address gets one, a way in, and a group that lets in', t => {
	const [found] = labels(labOf([{tcp: {from: 'laptop', to: 'db:22', expect: 'timeout'}}]))
	t.deepEqual(found, [
		'start: db has a public address',
		'start: db has a security group that admits everything',
		'start: subnet main.private has a route for 203.0.113.10 to internet-gateway'
	])
})

test('a private address that the Internet does not know is reached by no mutant', t => {
	t.deepEqual(labels(labOf([{tcp: {from: 'laptop', to: 'db.private:22', expect: 'timeout'}}])), [undefined])
})

test('what an action takes away is left in the action: no edit of the file alone would reach the check', t => {
	const lab = labOf([
		{http: {from: 'laptop', to: 'web', expect: 200}},
		{change: {vpcs: {main: {securityGroups: {web: {ingress: []}}}}}},
		{http: {from: 'laptop', to: 'web', expect: 'timeout'}}
	])
	t.deepEqual(labels(lab), [['1: vpcs.main.securityGroups.web.ingress stays as it was']])
	const [mutant] = mutantsOf(lab, targetsOf(lab))
	t.deepEqual(mutant?.positions, [0, 2])
	t.deepEqual(
		mutant?.document.checks?.map(check => get(check, ['http', 'expect'])),
		[200, 'timeout']
	)
})

test('one network serves several checks, which stay in their order, with what is waited for before them', t => {
	const lab = labOf([
		{http: {from: 'laptop', to: 'web', expect: 200}},
		{mtu: {from: 'web', to: 'laptop', expect: 1500}},
		ssh,
		{ping: {from: 'laptop', to: 'web', expect: 'timeout'}}
	])
	const mutants = mutantsOf(lab, targetsOf(lab))
	t.is(mutants.length, 1)
	t.deepEqual(mutants[0]?.positions, [0, 2, 3])
	t.deepEqual(
		mutants[0]?.targets.map(({index}) => index),
		[2, 3]
	)
})

test('what is observed and what is asked share a network as well', t => {
	const lab = labOf([{route: {at: 'main.private', to: 'laptop', expect: 'none'}}, ssh])
	const mutants = mutantsOf(lab, targetsOf(lab))
	t.deepEqual(
		mutants.map(({targets}) => targets.map(({forbids}) => forbids.kind)),
		[['route', 'answer']]
	)
})

test('documents are edited without being changed, and the patch between two makes one of the other', t => {
	const before = {vpcs: {main: {cidr: '10.0.0.0/16', subnets: {a: {zone: 'a', cidr: '10.0.0.0/24'}}}}}
	const after = put(
		put(before, ['vpcs', 'main', 'subnets', 'a', 'propagate'], true),
		['vpcs', 'main', 'subnets', 'a', 'zone'],
		undefined
	)
	t.deepEqual(patchBetween(before, after), {vpcs: {main: {subnets: {a: {propagate: true, zone: null}}}}})
	t.deepEqual(patchBetween(before, before), {})
	t.is(get(before, ['vpcs', 'main', 'subnets', 'a', 'zone']), 'a')
})
