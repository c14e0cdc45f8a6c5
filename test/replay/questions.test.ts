import test from 'ava'
import {convert} from '../../src/import/convert.ts'
import {readSnapshot} from '../../src/import/read.ts'
import {patchDocument, readLab} from '../../src/lab/read.ts'
import {directoryOf} from '../../src/replay/directory.ts'
import {impliedBy} from '../../src/replay/implied.ts'
import {isMismatch, judge, notEmulated, type Replayed, renderMismatch, renderScore, score} from '../../src/replay/judge.ts'
import {questionsOf} from '../../src/replay/questions.ts'
import {readRecordings} from '../../src/replay/recordings.ts'
import {attachedTo, eni, filesOf, id, mainTable, reservation, small, vpc} from '../import/account.ts'
import {type Recorded, recordedFiles} from './recorded.ts'

const recordingsOf = (all: readonly Recorded[]) =>
	readRecordings(Object.entries(recordedFiles(all)).map(([file, text]) => ({file: `show/${file}`, text}))).recordings

function prepare(all: readonly Recorded[], things: Readonly<Record<string, readonly object[]>> = small) {
	const {document, notes} = convert(readSnapshot(filesOf(things)))
	const recordings = recordingsOf(all)
	const described = readLab(document, {name: 'demo'}).lab
	const implied = impliedBy(recordings, described, directoryOf(described))
	const {lab} = readLab(patchDocument(document, implied) as object, {name: 'demo'})
	return {implied, lab, ...questionsOf(recordings, lab, notes, directoryOf(lab))}
}

test('every instance runs sshd, and whatever port was found open on any of its addresses', t => {
	const {implied, lab} = prepare([
		['10.0.1.10', '10.0.0.10', 255, 80, 'open'],
		['10.0.0.10', '52.0.0.10', 254, 8443, 'open'],
		['10.0.0.10', '10.0.1.10', 'silence', 5432, 'filtered']
	])
	t.deepEqual(implied.vpcs.main?.instances, {db: {serves: ['tcp:22']}, web: {serves: ['tcp:22', 'http', 'tcp:8443']}})
	t.deepEqual(
		lab.vpcs[0]?.instances.map(({key, services}) => [key, services.map(({port}) => port)]),
		[
			['main.db', [22]],
			['main.web', [22, 80, 8443]]
		]
	)
})

test('an instance whose sshd answered with RST has none, unless it was seen open', t => {
	t.deepEqual(prepare([['10.0.1.10', '10.0.0.10', undefined, 22, 'closed']]).implied.vpcs.main?.instances.web, {serves: []})
	const both = prepare([
		['10.0.1.10', '10.0.0.10', undefined, 22, 'closed'],
		['10.0.0.10', '10.0.0.10', undefined, 22, 'open']
	])
	t.deepEqual(both.implied.vpcs.main?.instances.web, {serves: ['tcp:22']})
})

test('an instance whose answers began with another TTL than Amazon Linux’s begins with that', t => {
	const {implied, lab} = prepare([
		['10.0.0.10', '10.0.1.10', 63],
		['10.0.1.10', '10.0.1.10', 64],
		['10.0.1.10', '10.0.0.10', 128],
		['10.0.1.10', '52.0.0.10', 126]
	])
	t.deepEqual(implied.vpcs.main?.instances, {
		db: {serves: ['tcp:22'], guest: {ttl: 64}},
		web: {serves: ['tcp:22'], guest: {ttl: 128}}
	})
	t.deepEqual(
		lab.vpcs[0]?.instances.map(({guest}) => guest.ttl),
		[64, 128]
	)
})

test('outside, an address that answered is a host, and does what it was seen to do; others are nobody', t => {
	const {implied, lab} = prepare([
		['10.0.0.10', '8.8.8.8', 'silence', 443, 'filtered'],
		['10.0.0.10', '1.1.1.1', 57, 53, 'open'],
		['10.0.0.10', '9.9.9.9', 'silence', 22, 'filtered'],
		['10.0.0.10', '198.51.100.7', 'silence', 25, 'open'],
		['10.0.1.10', '198.51.100.8', undefined, 25, 'closed'],
		['203.0.113.5', '52.0.0.10', 230],
		['10.0.0.10', '10.99.0.1', 255]
	])
	t.deepEqual(implied.internet, {
		'internet-203-0-113-5': {ipv4: '203.0.113.5', closedPorts: 'drop'},
		'internet-8-8-8-8': {ipv4: '8.8.8.8', serves: ['tcp:443'], closedPorts: 'drop'},
		'internet-1-1-1-1': {ipv4: '1.1.1.1', serves: ['tcp:53'], closedPorts: 'drop'},
		'internet-198-51-100-7': {ipv4: '198.51.100.7', serves: ['tcp:25'], answersPing: false, closedPorts: 'drop'},
		'internet-198-51-100-8': {ipv4: '198.51.100.8'}
	})
	t.is(lab.internetHosts.length, 5)
})

test('the TTL counts for private destinations and public ones of the own region', t => {
	const {questions} = prepare(
		[
			['10.0.0.10', '10.0.1.10', 255],
			['10.0.0.10', '52.0.0.10', 254],
			['10.0.0.10', '8.8.8.8', 113],
			['10.0.0.10', '54.0.0.1', 230],
			['8.8.8.8', '52.0.0.10', 222]
		],
		{
			...small,
			Addresses: [...(small.Addresses ?? []), {PublicIp: '54.0.0.1', AllocationId: id('eipalloc', 'free')}]
		}
	)
	t.deepEqual(
		questions.map(({recording: {destination}, judgesTtl}) => [destination, judgesTtl] as unknown),
		[
			['10.0.1.10', true],
			['52.0.0.10', true],
			['8.8.8.8', false],
			['54.0.0.1', false],
			['52.0.0.10', false]
		]
	)
})

test('what a load balancer or an endpoint would answer is not asked; what goes another way to the same place is', t => {
	const {questions} = prepare(
		[
			['10.0.0.10', '10.0.0.51', 'silence', 80, 'open'],
			['8.8.8.8', '52.0.0.51', 'silence'],
			['10.0.1.10', '52.216.0.1', 57],
			['10.0.0.10', '52.216.0.1', 57]
		],
		{
			...small,
			RouteTables: [
				mainTable('main', [{DestinationPrefixListId: 'pl-11111111', GatewayId: id('vpce', 's3')}]),
				...(small.RouteTables ?? []).slice(1)
			],
			PrefixLists: [{PrefixListId: 'pl-11111111', PrefixListName: 'com.amazonaws.us-east-1.s3', Cidrs: ['52.216.0.0/15']}],
			NetworkInterfaces: [
				...(small.NetworkInterfaces ?? []),
				eni('nlb', 'public', '10.0.0.51', {
					InterfaceType: 'network_load_balancer',
					PrivateIpAddresses: [{PrivateIpAddress: '10.0.0.51', Association: {PublicIp: '52.0.0.51'}}]
				})
			]
		}
	)
	t.deepEqual(
		questions.map(
			({recording: {source, destination, kind}, notEmulated: gone}) => `${source} ${destination} ${kind} ${gone?.kind}`
		),
		[
			'10.0.0.10 10.0.0.51 ping load balancer interface',
			'10.0.0.10 10.0.0.51 tcp load balancer interface',
			'8.8.8.8 52.0.0.51 ping load balancer interface',
			'10.0.1.10 52.216.0.1 ping VPC endpoint',
			'10.0.0.10 52.216.0.1 ping undefined'
		]
	)
})

test('a source that nobody has, or that several have, makes a recording unusable', t => {
	const twice = {
		...small,
		Vpcs: [...(small.Vpcs ?? []), vpc('copy', '10.0.0.0/16')],
		Subnets: [
			...(small.Subnets ?? []),
			{SubnetId: id('subnet', 'copy'), VpcId: id('vpc', 'copy'), CidrBlock: '10.0.0.0/24', AvailabilityZone: 'us-east-1a'}
		],
		SecurityGroups: [
			...(small.SecurityGroups ?? []),
			{GroupId: id('sg', 'copy'), GroupName: 'default', VpcId: id('vpc', 'copy')}
		],
		NetworkInterfaces: [...(small.NetworkInterfaces ?? []), eni('copy', 'copy', '10.0.0.10', attachedTo('copy'))],
		Reservations: [...(small.Reservations ?? []), reservation('copy')]
	}
	const {questions, unusable} = prepare(
		[
			['10.0.0.10', '10.0.1.10', 255],
			['10.0.7.7', '10.0.1.10', 255],
			['10.0.1.10', '10.0.0.10', 255]
		],
		twice
	)
	t.deepEqual(
		unusable.map(({reason}) => reason),
		['2 instances have the address 10.0.0.10: main.web, copy.copy', 'no running instance has the address 10.0.7.7']
	)
	t.is(questions.length, 1)
	t.is(
		prepare([['10.0.0.10', '10.0.1.10', 255]], {
			...twice,
			Reservations: [reservation('web'), reservation('db'), reservation('copy', {State: {Name: 'stopped'}})]
		}).questions.length,
		1
	)
})

test('verdicts and TTLs are judged apart, and told with both sides', t => {
	const {questions} = prepare([
		['10.0.0.10', '10.0.1.10', 255, 22, 'open'],
		['10.0.0.10', '10.0.1.11', 'silence', 22, 'closed']
	])
	const [ping, open, silence, closed] = questions as [never, never, never, never]
	const judged = (question: never, observation: Replayed) => judge(question, observation)
	const right = judged(ping, {verdict: 'answer', ttl: 255})
	t.deepEqual([right.verdict, right.ttl, isMismatch(right)], ['match', 'match', false])
	const late = judged(ping, {verdict: 'answer', ttl: 254})
	t.deepEqual([late.verdict, late.ttl, isMismatch(late)], ['match', 'mismatch', true])
	t.is(renderMismatch(late), '10.0.0.10 -> 10.0.1.10 ping: AWS answer with TTL 255, here answer with TTL 254')
	t.is(renderMismatch(judged(open, {verdict: 'rst'})), '10.0.0.10 -> 10.0.1.10 tcp 22: AWS answer, here RST')
	t.is(
		renderMismatch(judged(silence, {verdict: 'unreachable', from: '10.0.0.1'})),
		'10.0.0.10 -> 10.0.1.11 ping: AWS silence, here unreachable (from 10.0.0.1)'
	)
	t.is(
		renderMismatch(judged(closed, {verdict: 'failed', message: 'ping is not installed'})),
		'10.0.0.10 -> 10.0.1.11 tcp 22: AWS RST, here the probe failed: ping is not installed'
	)
	const all = [right, late, judged(open, {verdict: 'answer'}), judged(ping, {verdict: 'silence'}), notEmulated(closed)]
	t.is(renderScore(score(all)), '3 of 4 verdicts match, 1 of 3 TTLs match, 1 not emulated')
})
