import test from 'ava'
import {analysisOf} from '../../src/explain/analysis.ts'
import {explain} from '../../src/explain/explain.ts'
import type {Explanation} from '../../src/explain/types.ts'
import {patchLab, readLab} from '../../src/lab/read.ts'

const text = `vpcs:
  main:
    cidr: 10.0.0.0/16
    internetGateway: true
    subnets:
      public: {zone: a, cidr: 10.0.0.0/24, routes: {0.0.0.0/0: internet-gateway}}
      private: {zone: a, cidr: 10.0.1.0/24, networkAcl: strict}
    natGateways: {nat: {subnet: public}}
    networkAcls:
      strict:
        ingress: {100: {allow: all, from: 0.0.0.0/0}}
        egress: {100: {allow: tcp, ports: 443, to: 0.0.0.0/0}}
    securityGroups:
      web: {ingress: [{tcp: 80, from: 0.0.0.0/0}, {icmp: all, from: 0.0.0.0/0}]}
      db: {ingress: [{tcp: 5432, from: web}]}
    instances:
      web: {subnet: public, publicIp: true, securityGroups: [web], serves: [http]}
      db: {subnet: private, securityGroups: [db], serves: ['tcp:5432']}
  other:
    cidr: 10.1.0.0/16
    subnets: {app: {zone: a, cidr: 10.1.0.0/24, routes: {10.0.0.0/16: link}}}
    instances: {app: {subnet: app}}
peerings: {link: {requester: other, accepter: main, accepted: false}}
internet: {laptop: 203.0.113.10}
`

const loaded = readLab(text, {file: 'demo.yaml', name: 'demo'})

function ask(from: string, to: string, protocol?: 'tcp' | 'udp' | 'icmp'): Explanation {
	const found = explain({from, to, protocol}, loaded)
	if ('message' in found) throw new Error(found.message)
	return found
}

function refusal(from: string, to: string, protocol?: 'tcp' | 'udp' | 'icmp'): string {
	const found = explain({from, to, protocol}, loaded)
	return 'message' in found ? `${found.message}: ${found.fix}` : found.sentence
}

const patches = ({fixes}: Explanation) => fixes.map(({patch}) => patch)

test('what is open says so, with the rule that let it in and its line in the file', t => {
	const {verdict, sentence, forward, fixes} = ask('laptop', 'http://web/')
	t.is(verdict, 'answer')
	t.is(sentence, 'laptop reaches web (TCP 80), and the answer comes back.')
	const group = forward.find(({at}) => at.kind === 'security-group')
	t.is(group?.text, 'lets tcp 80 in from 0.0.0.0/0')
	t.like(group?.place, {path: 'vpcs.main.securityGroups.web.ingress[0]', file: 'demo.yaml', line: 14})
	t.deepEqual(fixes, [])
})

test('the internet gateway shows what it translates', t => {
	const gateway = ask('laptop', 'web:80').forward.find(({at}) => at.kind === 'internet-gateway')
	t.regex(gateway?.changes?.[0] ?? '', /^destination 54\.\S+ becomes 10\.0\.0\.\d+$/)
})

test('NACL-4: an answer that an ACL drops is lost on the way back, and an entry for ephemeral ports fixes it', t => {
	const explanation = ask('web', 'db:5432')
	t.is(explanation.code, 'SUBNET_ACL_RESTRICTION')
	t.is(
		explanation.sentence,
		'web gets no answer from db (TCP 5432): the request arrives, but the answer is lost on its way back: network ACL main.strict denies TCP 49152 out of subnet main.private by its last entry, *: no other one matches.'
	)
	const web = explanation.asked.source
	t.deepEqual(patches(explanation)[0], {
		vpcs: {main: {networkAcls: {strict: {egress: {110: {allow: 'tcp', ports: '1024-65535', to: `${web}/32`}}}}}}
	})
})

test('a rule that is missing is offered for the group of the client, then for its address', t => {
	const explanation = ask('web', 'db:22')
	t.is(explanation.code, 'ENI_SG_RULES_MISMATCH')
	t.deepEqual(explanation.forward.at(-1)?.others, ['main.db: tcp 5432 in from group main.web'])
	const [first] = patches(explanation)
	t.like(first, {vpcs: {main: {securityGroups: {db: {ingress: {add: [{tcp: 22, from: 'web'}]}}}}}})
})

test('every change that is offered lets the packet through once it is made, together with what else it needs', t => {
	for (const [from, to] of [
		['web', 'db:22'],
		['web', 'db:5432'],
		['laptop', 'db:5432'],
		['app', 'web.private:80'],
		['laptop', 'web:443']
	] as const) {
		const {fixes, verdict} = ask(from, to)
		t.not(verdict, 'answer')
		t.true(fixes.length > 0, `${from} ${to}`)
		for (const {patch} of fixes) {
			const after = explain({from, to}, patchLab(loaded, patch))
			t.is('verdict' in after && after.verdict, 'answer', JSON.stringify(patch))
		}
	}
})

test('PCX-1: a peering that waits for acceptance is a blackhole, and accepting it is part of what fixes it', t => {
	const {code, forward, fixes} = ask('app', 'web.private:80')
	t.is(code, 'BAD_STATE_ROUTE')
	t.is(forward.at(-1)?.place?.line, 21)
	t.like(fixes[0]?.patch, {peerings: {link: {accepted: true}}})
	t.true(fixes[0]?.changes.includes('peering link is accepted'))
})

test('what nothing serves is refused, and not called lost', t => {
	const {verdict, sentence, code} = ask('laptop', 'web', 'icmp')
	t.is(verdict, 'answer')
	t.is(code, undefined)
	t.is(sentence, 'laptop reaches web (ping), and the answer comes back.')
})

test('ids and addresses are names, the Internet is its first host', t => {
	const [vpc] = loaded.lab.vpcs
	const [web] = vpc?.instances ?? []
	const [eni] = vpc?.interfaces ?? []
	t.is(ask('internet', `${web?.id}:80`).asked.from, 'laptop')
	t.is(ask(eni?.privateIps[0]?.address ?? '', 'laptop').asked.to, 'laptop')
	t.is(ask(web?.id ?? '', 'laptop').asked.from, 'web')
})

test('RA-1: as AWS has it, a path that is not found has a code, a component and the way up to it', t => {
	const {NetworkPathFound, Explanations, ForwardPathComponents, ReturnPathComponents} = analysisOf(ask('web', 'db:22'))
	t.false(NetworkPathFound)
	t.like(Explanations[0], {ExplanationCode: 'ENI_SG_RULES_MISMATCH', Direction: 'ingress', Port: 22})
	const acl = ForwardPathComponents.find(one => 'AclRule' in one)
	t.like(acl, {AclRule: {Egress: true, RuleNumber: 100, RuleAction: 'allow', Cidr: '0.0.0.0/0'}})
	const route = ForwardPathComponents.find(one => 'RouteTableRoute' in one)
	t.like(route, {RouteTableRoute: {DestinationCidr: '10.0.0.0/16', GatewayId: 'local', State: 'active'}})
	t.deepEqual(ReturnPathComponents, [])
	t.true(analysisOf(ask('laptop', 'web:80')).NetworkPathFound)
})

test('unknown names get suggestions, and what sends no packets says whom to ask', t => {
	t.is(refusal('laptpo', 'web:80'), 'no host is named "laptpo": did you mean "laptop"?')
	t.is(refusal('laptop', 'wbe:80'), 'no host is named "wbe": did you mean "web"?')
	t.is(refusal('private', 'web:80'), '"private" is a subnet, and sends no packets: name a host that has to do with it: main.db')
	t.regex(refusal('web', 'strict'), /^"strict" is a network ACL, and takes no packets: name a host: /)
	const group = loaded.lab.vpcs[0]?.securityGroups.find(({name}) => name === 'web')?.id ?? ''
	t.is(
		refusal(group, 'web'),
		`"${group}" is a security group, and sends no packets: name a host that has to do with it: main.web`
	)
	t.is(refusal('laptop', 'web', 'tcp'), '"web" has no port: write host:port, such as web:443')
	t.is(refusal('laptop', 'web:80', 'icmp'), 'ICMP has no ports, and web:80 names one: leave the port or --protocol out')
	t.is(refusal('laptop', 'web:99999'), '99999 is not a port: ports are 1 to 65535')
})
