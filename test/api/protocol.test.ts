import test from 'ava'
import {isList, isMap, shapeOf} from '../../src/api/model.ts'
import {modelOf} from '../../src/api/models.ts'
import {apiParts} from '../../src/aws/actions.ts'
import {type Item, viewOf} from '../../src/aws/view.ts'
import {directoryOfLab} from '../../src/lab/draft-of.ts'
import {smallLab} from '../life/small-lab.ts'
import {door, secret, textOf, textsOf} from './door.ts'
import {signed} from './sign.ts'

const ec2 = modelOf('ec2')

test('what is signed with the lab’s secret is answered, and nothing else', async t => {
	const {raw, answer} = door(smallLab)
	const body = 'Action=DescribeVpcs&Version=2016-11-15'
	t.is((await raw(body)).status, 200)
	const refused = async (headers: Record<string, string>, text = body) => {
		const {status, body: xml} = await answer({method: 'POST', url: '/', headers, body: Buffer.from(text)})
		return `${status} ${textOf(xml, 'Code')}`
	}
	t.is(await refused({host: '127.0.0.1'}), '403 MissingAuthenticationToken')
	t.is(await refused({...signed(body, {secret}), authorization: 'Basic YTpi'}), '403 IncompleteSignature')
	t.is(await refused(signed(body, {secret: 'another'})), '401 AuthFailure')
	t.is(await refused(signed(body, {secret}), 'Action=DeleteVpc&VpcId=vpc-1'), '401 AuthFailure')
	t.is(await refused({...signed(body, {secret}), host: 'localhost'}), '401 AuthFailure')
	t.is(await refused(signed(body, {secret, date: new Date(Date.now() - 3_600_000)})), '400 RequestExpired')
	t.is(await refused(signed(body, {secret, service: 'dynamodb'})), '400 InvalidAction')
})

test('an access key of twelve digits, or a name of accounts, is that account; any other is the lab’s', async t => {
	const {call} = door({account: '111111111111', accounts: {prod: '222222222222'}})
	const who = async (accessKey: string) => textOf(await call('GetCallerIdentity', {}, {service: 'sts', accessKey}), 'Account')
	t.is(await who('333333333333'), '333333333333')
	t.is(await who('prod'), '222222222222')
	t.is(await who('AKIAIOSFODNN7EXAMPLE'), '111111111111')
	const role = {RoleArn: 'arn:aws:iam::222222222222:role/admin', RoleSessionName: 'me'}
	t.is(await who(textOf(await call('AssumeRole', role, {service: 'sts'}), 'AccessKeyId')), '222222222222')
})

test('malformed requests are errors of AWS, and none of the server’s', async t => {
	const {raw, said} = door(smallLab)
	const code = async (body: string) => {
		const answered = await raw(body)
		return `${answered.status} ${textOf(answered.body, 'Code')}`
	}
	t.is(await code('Action=NoSuchThing'), '400 InvalidAction')
	t.is(await code(''), '400 InvalidAction')
	t.is(await code('Action=__proto__'), '400 InvalidAction')
	t.is(await code('Action=DeleteVpc'), '400 MissingParameter')
	t.is(await code('Action=DescribeVpcs&Color=red'), '400 UnknownParameter')
	t.is(await code('Action=DescribeVpcs&VpcId.x=vpc-1'), '400 InvalidParameterValue')
	t.is(await code('Action=DescribeVpcs&VpcId.1.deep=vpc-1'), '400 InvalidParameterValue')
	t.is(await code('Action=DescribeVpcs&MaxResults=many'), '400 InvalidParameterValue')
	t.is(await code('Action=DescribeVpcs&NextToken=zzz'), '400 InvalidNextToken')
	t.is(await code(`Action=DescribeVpcs&${'Filter.'.repeat(50)}1=x`), '400 MalformedQueryString')
	t.is(await code(`Action=DescribeVpcs&${'VpcId.1=x&'.repeat(6000)}`), '400 MalformedQueryString')
	t.is(await code('Action=DescribeVpcs&Filter.1.Name=color&Filter.1.Value.1=red'), '400 InvalidParameterValue')
	t.deepEqual(said, [])
})

test('filters: AND across names, OR within one, wildcards, and a backslash before what is meant', async t => {
	const {call} = door(smallLab)
	const ids = async (...filters: [string, ...string[]][]) =>
		textsOf(
			await call(
				'DescribeSubnets',
				Object.fromEntries(
					filters.flatMap(([name, ...values], n) => [
						[`Filter.${n + 1}.Name`, name],
						...values.map((value, v) => [`Filter.${n + 1}.Value.${v + 1}`, value])
					])
				)
			),
			'cidrBlock'
		)
	t.deepEqual(await ids(['tag:Name', 'public', 'private']), ['10.0.0.0/24', '10.0.1.0/24'])
	t.deepEqual(await ids(['tag:Name', 'p?????'], ['cidr', '10.0.0*']), ['10.0.0.0/24'])
	t.deepEqual(await ids(['tag:Name', '*'], ['cidrBlock', '10.0.1.0/24']), ['10.0.1.0/24'])
	t.deepEqual(await ids(['tag:Name', 'pub\\*']), [])
	t.deepEqual(await ids(['tag-key', 'Name']), ['10.0.0.0/24', '10.0.1.0/24'])
	t.deepEqual(await ids(['tag:Name', `${'*a'.repeat(60)}`]), [])
})

test('pages hold so many, and their tokens lead through all', async t => {
	const {call} = door(smallLab)
	const first = await call('DescribeSecurityGroups', {MaxResults: '2'})
	const second = await call('DescribeSecurityGroups', {MaxResults: '2', NextToken: textOf(first, 'nextToken')})
	t.deepEqual(
		[...textsOf(first, 'groupName'), ...textsOf(second, 'groupName')].filter(name => name !== ''),
		['default', 'web', 'db']
	)
	t.is(textOf(second, 'nextToken'), '')
})

test('what is described has no key that AWS does not have', t => {
	const {loaded} = door(smallLab)
	const view = viewOf(loaded(), directoryOfLab(loaded()), {region: 'us-east-1', account: '123456789012'})
	const strange = (value: unknown, type: string, at: string): string[] => {
		const shape = ec2.shapes[type] && shapeOf(ec2, type)
		if (!shape) return []
		if (isList(shape)) return (value as unknown[]).flatMap(one => strange(one, shape.list, `${at}[]`))
		if (isMap(shape)) return []
		return Object.entries(value as Item).flatMap(([key, inner]) => {
			const member = shape.members[key]
			return member ? strange(inner, member[0], `${at}.${key}`) : [`${at}.${key}`]
		})
	}
	const around = {nowMs: 0, newId: () => '', gone: () => [], observed: {}}
	for (const {ec2: actions = {}} of apiParts) {
		for (const [action, run] of Object.entries(actions)) {
			const asks = shapeOf(ec2, ec2.operations[action]?.input ?? '')
			if (!action.startsWith('Describe') || !('members' in asks) || asks.required) continue
			// It requires a version or a template, which its shape does not show.
			const input = action === 'DescribeLaunchTemplateVersions' ? {Versions: ['$Latest']} : {}
			const {answer} = (run as (call: object) => {answer: Item})({action, input, view, ...around})
			t.deepEqual(strange(answer, ec2.operations[action]?.output ?? '', action), [])
		}
	}
})
