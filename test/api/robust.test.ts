import {setTimeout as later} from 'node:timers/promises'
import test from 'ava'
import fc from 'fast-check'
import {groupCommit} from '../../src/api/group-commit.ts'
import {isScalar, type Structure, sentName, shapeOf} from '../../src/api/model.ts'
import {modelOf} from '../../src/api/models.ts'
import {smallLab} from '../life/small-lab.ts'
import {door, textOf, textsOf} from './door.ts'

const ec2 = modelOf('ec2')

/** Names of parameters of an operation, some levels deep. */
function parametersOf(type: string, prefix = '', depth = 0): string[] {
	if (isScalar(type) || depth > 4) return [prefix]
	const shape = shapeOf(ec2, type)
	if ('list' in shape) return parametersOf(shape.list, `${prefix}.1`, depth + 1)
	return Object.entries((shape as Structure).members).flatMap(([key, member]) => {
		const name = sentName(key, member)
		return parametersOf(member[0], prefix === '' ? name : `${prefix}.${name}`, depth + 1)
	})
}

test('whatever is asked, the answer is AWS’s: no fault of the server’s, and no word of its inside', async t => {
	const {raw, said, loaded} = door(smallLab)
	const {
		vpcs: [vpc]
	} = loaded().lab
	const ids = [
		vpc?.id,
		vpc?.subnets[0]?.id,
		vpc?.routeTables[0]?.id,
		vpc?.securityGroups[1]?.id,
		vpc?.networkAcls[0]?.id,
		vpc?.instances[0]?.id,
		vpc?.interfaces[0]?.id
	]
	const value = fc.oneof(
		fc.constantFrom(
			...ids.map(String),
			'10.0.0.0/24',
			'0.0.0.0/0',
			'::/0',
			'tcp',
			'-1',
			'80',
			'2000000000',
			'true',
			'tag:Name',
			'default',
			'available'
		),
		fc.string(),
		fc.integer().map(String)
	)
	const fitting: Readonly<Record<string, string | undefined>> = {
		VpcId: vpc?.id,
		SubnetId: vpc?.subnets[0]?.id,
		RouteTableId: vpc?.routeTables[0]?.id,
		GroupId: vpc?.securityGroups[1]?.id,
		NetworkAclId: vpc?.networkAcls[0]?.id,
		InstanceId: vpc?.instances[0]?.id,
		NetworkInterfaceId: vpc?.interfaces[0]?.id,
		DestinationCidrBlock: '0.0.0.0/0'
	}
	/** What the operation requires, mostly with an id of the right kind. */
	const requiredOf = (action: string) => {
		const shape = shapeOf(ec2, ec2.operations[action]?.input ?? '')
		const needed =
			'members' in shape
				? (shape.required ?? []).flatMap(key => {
						const member = shape.members[key]
						return member ? parametersOf(member[0], sentName(key, member)).slice(0, 2) : []
					})
				: []
		return fc.tuple(
			...needed.map(name =>
				fc.tuple(
					fc.constant(name),
					fc.oneof({weight: 4, arbitrary: fc.constant(fitting[name.split('.')[0] ?? ''] ?? '1')}, value)
				)
			)
		)
	}
	const call = fc.constantFrom(...Object.keys(ec2.operations).filter(action => ec2.operations[action]?.input)).chain(action => {
		const names = parametersOf(ec2.operations[action]?.input ?? 'text').filter(name => !/DryRun/.test(name))
		return fc.record({
			action: fc.constant(action),
			required: requiredOf(action),
			more: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names, 'x'), fc.string()), value), {maxLength: 6})
		})
	})
	const answered = new Set<string>()
	await fc.assert(
		fc.asyncProperty(call, async ({action, required, more}) => {
			const fields = [...required, ...more]
			const {status, body} = await raw(String(new URLSearchParams([['Action', action], ...fields])))
			if (status === 200) answered.add(action)
			t.true(status === 200 || (status < 500 && textOf(body, 'Code') !== ''), `${action} ${JSON.stringify(fields)}\n${body}`)
			t.notRegex(body, /node:|\.ts:\d|undefined/, `${action} ${JSON.stringify(fields)}`)
		}),
		{numRuns: 5000}
	)
	t.deepEqual(said, [])
	// Not all is refused at the door.
	t.true(answered.size > 40, [...answered].join(' '))
})

test('a count is refused by its quota before so many are made', async t => {
	const {call, loaded} = door(smallLab)
	const [one] = loaded().lab.vpcs[0]?.interfaces ?? []
	for (const [action, count] of [
		['AssignIpv6Addresses', 'Ipv6AddressCount'],
		['AssignPrivateIpAddresses', 'SecondaryPrivateIpAddressCount']
	] as const) {
		const asked = call(action, {NetworkInterfaceId: one?.id ?? '', [count]: '2000000000'})
		await t.throwsAsync(asked, {message: /^PrivateIpAddressLimitExceeded/}, action)
	}
})

test('ten clients at once lose no write, and each sees its own', async t => {
	const {call, loaded} = door(smallLab)
	const group = loaded().lab.vpcs[0]?.securityGroups.find(({name}) => name === 'db')?.id ?? ''
	const rule = (port: number) => ({
		GroupId: group,
		IpProtocol: 'tcp',
		FromPort: String(port),
		ToPort: String(port),
		CidrIp: '10.0.0.0/8'
	})
	const client = async (n: number) => {
		for (let port = 1000 + n * 10; port < 1004 + n * 10; port++) {
			await call('AuthorizeSecurityGroupIngress', rule(port))
			t.regex(await call('DescribeSecurityGroups', {'GroupId.1': group}), new RegExp(`<fromPort>${port}<`))
		}
		await call('RevokeSecurityGroupIngress', rule(1000 + n * 10))
	}
	await Promise.all(Array.from({length: 10}, (_, n) => client(n)))
	t.is(
		textsOf(
			await call('DescribeSecurityGroupRules', {'Filter.1.Name': 'group-id', 'Filter.1.Value.1': group}),
			'securityGroupRuleId'
		).length,
		3 + 30
	)
})

test('edits that come meanwhile are applied together; one that is refused holds up nobody', async t => {
	let state = 0
	let commits = 0
	const {edit} = groupCommit<number>(async next => {
		commits++
		await later(5)
		state = next(state)
	})
	const add = (n: number) =>
		edit(current => {
			if (n === 7) throw new RangeError('seven')
			return {state: current + n, result: n}
		})
	const results = await Promise.allSettled(Array.from({length: 20}, (_, n) => add(n)))
	t.is(state, 190 - 7)
	t.true(commits <= 3, `${commits} commits`)
	t.deepEqual(results.filter(({status}) => status === 'rejected').length, 1)
	await t.throwsAsync(
		edit(() => {
			throw new RangeError('alone')
		}),
		{message: 'alone'}
	)
	const failing = groupCommit<number>(async () => {
		throw new Error('the kernel refuses')
	})
	await t.throwsAsync(
		failing.edit(current => ({state: current + 1, result: 1})),
		{message: 'the kernel refuses'}
	)
})
