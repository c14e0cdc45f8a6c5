import test from 'ava'
import {zoneDirectory} from '../../../src/aws/zone/directory.ts'
import {describeAvailabilityZones} from '../../../src/aws/zone/wire.ts'
import {faultPatch} from '../../../src/checks/fault.ts'
import {patchDocument, readLab} from '../../../src/lab/read.ts'
import {compile} from '../../../src/plan/compile.ts'

const vpc = (second: number, account?: string) => ({
	cidr: `10.${second}.0.0/16`,
	...(account && {account}),
	subnets: {
		a: {zone: 'a', cidr: `10.${second}.0.0/24`},
		b: {zone: 'b', cidr: `10.${second}.1.0/24`}
	}
})
const document = {
	accounts: {partner: '222222222222'},
	zones: {
		a: {id: 'use1-az4'},
		'us-east-1b': {id: 'use1-az6'},
		'partner/us-east-1a': {id: 'use1-az6'},
		'222222222222/us-east-1b': {id: 'use1-az1'}
	},
	vpcs: {own: vpc(0), theirs: vpc(1, 'partner')}
}
const zonesOf = (zones: object) => readLab({...document, zones: {...document.zones, ...zones}}, {name: 'zones'}).lab

test('MOD-1: accounts map the same names to different zones', t => {
	const {vpcs} = readLab(document, {name: 'zones'}).lab
	t.deepEqual(
		vpcs.flatMap(({subnets}) => subnets.map(({key, zone, zoneId}) => [key, zone, zoneId])),
		[
			['own.a', 'us-east-1a', 'use1-az4'],
			['own.b', 'us-east-1b', 'use1-az6'],
			['theirs.a', 'us-east-1a', 'use1-az6'],
			['theirs.b', 'us-east-1b', 'use1-az1']
		]
	)
	for (const account of ['123456789012', '222222222222']) {
		const answered = describeAvailabilityZones({document, region: 'us-east-1', account} as never)
		t.is(new Set(answered.map(({ZoneId}) => ZoneId)).size, 6, 'each id belongs to one name')
		const own = vpcs.filter(one => one.account === account).flatMap(({subnets}) => subnets)
		for (const {zone, zoneId} of own) t.is(answered.find(({ZoneName}) => ZoneName === zone)?.ZoneId, zoneId)
	}
})

test('a zone is written by letter, name or id, or as another account names it', t => {
	const {idOf} = zoneDirectory(document)
	for (const written of ['b', 'us-east-1b', 'use1-az6', 'partner/a', 'partner/us-east-1a', '222222222222/a']) {
		t.is(idOf(written), 'use1-az6', written)
	}
	t.regex(idOf('eu-west-1a') ?? '', /^euw1-az\d$/)
	t.is(idOf('euw1-az2'), 'euw1-az2')
	for (const written of ['z', 'use1-az9', 'nobody/a', '333/a', '', '/a', 'partner/', 'us-east-1z'])
		t.is(idOf(written), undefined, written)
	const byId = {...document, vpcs: {theirs: {...vpc(1, 'partner'), subnets: {one: {zone: 'use1-az1', cidr: '10.1.0.0/24'}}}}}
	t.is(readLab(byId, {name: 'zones'}).lab.vpcs[0]?.subnets[0]?.zone, 'us-east-1b', 'of the account whose VPC it is')
})

test('a zone fails for every account, whatever they call it', t => {
	for (const [written, id] of [
		['a', 'use1-az4'],
		['b', 'use1-az6'],
		['partner/a', 'use1-az6'],
		['use1-az1', 'use1-az1'],
		['partner/us-east-1b', 'use1-az1']
	] as const) {
		const failed = patchDocument(document, faultPatch({zone: written}, true, document)) as typeof document
		t.deepEqual(readLab(failed, {name: 'zones'}).lab.failedZones, [id], written)
		const healed = patchDocument(failed, faultPatch({zone: id}, false, failed)) as typeof document
		t.deepEqual(healed.zones, document.zones, written)
	}
	t.deepEqual(
		zonesOf({'partner/us-east-1a': {id: 'use1-az2', state: 'failed'}}).failedZones,
		['use1-az2'],
		'an entry with an id is that zone'
	)
})

test('an entry of a zone or an account that there is not is refused at its key', t => {
	t.throws(() => zonesOf({z: {state: 'failed'}}), {message: /zones\.z: us-east-1 has no zone "z"/})
	t.throws(() => zonesOf({'partner/z': {state: 'failed'}}), {message: /us-east-1 has no zone "z"/})
	t.throws(() => zonesOf({'partnr/a': {state: 'failed'}}), {message: /no account is named "partnr"/})
})

test('what is in the zone is cut off in every account, and nothing else', t => {
	const instances = {one: {subnet: 'a'}, two: {subnet: 'b'}}
	const vpcs = {own: {...document.vpcs.own, instances}, theirs: {...document.vpcs.theirs, instances}}
	const {links} = compile(
		readLab({...document, zones: {...document.zones, 'use1-az6': {state: 'failed'}}, vpcs}, {name: 'zones'}).lab
	)
	const cutOff = Object.keys(links).filter(key => links[key]?.ends.some(({group}) => group === 0x10000000))
	t.deepEqual(cutOff, ['vpc.own/eni-two', 'vpc.theirs/eni-one'])
})
