import test from 'ava'
import {execa} from 'execa'
import {explain, useLab} from '../../src/index.ts'

const document = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			internetGateway: true,
			subnets: {
				public: {zone: 'a', cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}},
				private: {zone: 'a', cidr: '10.0.1.0/24', networkAcl: 'strict', routes: {'0.0.0.0/0': 'nat'}}
			},
			natGateways: {nat: {subnet: 'public'}},
			networkAcls: {
				strict: {
					ingress: {100: {allow: 'all', from: '0.0.0.0/0'}},
					egress: {100: {allow: 'tcp', ports: 80, to: '0.0.0.0/0'}}
				}
			},
			securityGroups: {
				web: {ingress: [{tcp: 80, from: '0.0.0.0/0'}]},
				db: {ingress: [{tcp: 5432, from: 'web'}]}
			},
			instances: {
				web: {subnet: 'public', publicIp: true, securityGroups: ['web'], serves: ['http']},
				db: {subnet: 'private', securityGroups: ['db'], serves: ['tcp:5432']}
			}
		}
	},
	internet: {laptop: {ipv4: '203.0.113.10', serves: ['http']}}
} as const

const lab = useLab(test, document as never)

const seenAt = (hops: Awaited<ReturnType<typeof lab.explain>>['forward']) =>
	hops.flatMap(({seen}) => (seen ? [`${seen.points.join()} ${seen.packets > 0}`] : []))

test.serial('what gets through is seen at every point of its way, behind the translations too', async t => {
	const {verdict, measured, forward, reply} = await lab.explain('db', 'laptop:80')
	t.is(verdict, 'answer')
	t.deepEqual(measured, {got: 'connect', verdict: 'answer', by: 'captures', disagreements: []})
	t.deepEqual(seenAt(forward), ['eni:main.db true', 'nat:main.nat true', 'igw:main true', 'laptop true'])
	t.deepEqual(seenAt(reply), ['laptop true', 'igw:main true', 'nat:main.nat true', 'eni:main.db true'])
})

test.serial('NACL-5: a request that arrives and an answer that is lost are seen as such', async t => {
	const {code, measured, forward, reply} = await lab.explain('web', 'db:5432')
	t.is(code, 'SUBNET_ACL_RESTRICTION')
	t.deepEqual(measured?.disagreements, [])
	t.deepEqual(seenAt(forward), ['eni:main.web true', 'eni:main.db true'])
	t.deepEqual(seenAt(reply), ['eni:main.db true'])
})

test.serial('of a lab that is not up the same is predicted', async t => {
	const {code, measured} = await explain(document as never, 'web', 'db:5432')
	t.is(code, 'SUBNET_ACL_RESTRICTION')
	t.is(measured, undefined)
})

test.serial('a change that is offered works when it is made', async t => {
	const {fixes} = await lab.explain('web', 'db:5432', {sends: false})
	await lab.change(fixes[0]?.patch ?? {})
	const {verdict, measured} = await lab.explain('web', 'db:5432')
	t.is(verdict, 'answer')
	t.deepEqual(measured?.disagreements, [])
})

test.serial('where the kernel does something else than predicted, that is said', async t => {
	const vpc = lab.namespacePath('web').replace(/[^/]*$/, 'vpc.main')
	await execa('nsenter', [`--net=${vpc}`, 'iptables', '-I', 'FORWARD', '-p', 'tcp', '--dport', '80', '-j', 'DROP'])
	const {verdict, measured} = await lab.explain('laptop', 'web:80')
	t.is(verdict, 'answer')
	t.is(measured?.verdict, 'silence')
	t.true(measured?.disagreements.some(sentence => sentence.includes('eni:main.web')))
	await execa('nsenter', [`--net=${vpc}`, 'iptables', '-D', 'FORWARD', '-p', 'tcp', '--dport', '80', '-j', 'DROP'])
})
