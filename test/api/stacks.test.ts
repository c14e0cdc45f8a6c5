/** CloudFormation's calls: one commit a stack, and a stack that fails changes nothing. */
import test from 'ava'
import {door} from './door.ts'

const service = 'cloudformation'

const network = `
Description: A network
Parameters: {Block: {Type: String, Default: 10.1.0.0/16}, Secret: {Type: String, NoEcho: true, Default: hush}}
Resources:
  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: !Ref Block}}
  App: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Main, CidrBlock: !Select [0, !Cidr [!Ref Block, 2, 8]]}}
Outputs: {Vpc: {Value: !Ref Main, Export: {Name: !Sub '\${AWS::StackName}-vpc'}}, Where: {Value: !Ref AWS::Region}}
`
const group = `
Resources:
  Web: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !ImportValue net-vpc, GroupDescription: web}}
`

function stacks(document: object = {}) {
	const lab = door(document)
	const call = (action: string, fields: Readonly<Record<string, string>> = {}, region?: string) =>
		lab.call(action, fields, {service, ...(region && {region})})
	return {...lab, call}
}
const textsIn = (xml: string, tag: string): readonly string[] =>
	[...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text = '']) => text)

test('a stack is made, described, changed and deleted, in the Region of the call', async t => {
	const {call, loaded} = stacks()
	await call(
		'CreateStack',
		{StackName: 'net', TemplateBody: network, 'Tags.member.1.Key': 'Team', 'Tags.member.1.Value': 'blue'},
		'eu-west-1'
	)
	const [vpc] = loaded().lab.vpcs
	t.like(vpc, {region: 'eu-west-1', cidrs: ['10.1.0.0/16'], subnets: [{cidr: '10.1.0.0/24'}]})
	t.like(loaded().document.vpcs?.Main?.tags, {Team: 'blue', 'aws:cloudformation:stack-name': 'net'})
	const described = await call('DescribeStacks', {StackName: 'net'}, 'eu-west-1')
	t.deepEqual(textsIn(described, 'StackStatus'), ['CREATE_COMPLETE'])
	t.deepEqual(textsIn(described, 'OutputValue'), [vpc?.id ?? '', 'eu-west-1'])
	t.deepEqual(textsIn(described, 'ParameterValue'), ['10.1.0.0/16', '****'])
	t.deepEqual(textsIn(described, 'Description'), ['A network'])
	await t.throwsAsync(call('DescribeStacks', {StackName: 'net'}), {message: 'ValidationError: Stack with id net does not exist'})
	t.deepEqual(textsIn(await call('ListExports', {}, 'eu-west-1'), 'Name'), ['net-vpc'])
	t.deepEqual(textsIn(await call('DescribeStackResources', {StackName: 'net'}, 'eu-west-1'), 'LogicalResourceId'), [
		'Main',
		'App'
	])
	t.deepEqual(textsIn(await call('DescribeStackEvents', {StackName: 'net'}, 'eu-west-1'), 'ResourceStatus'), [
		'CREATE_COMPLETE',
		'CREATE_COMPLETE',
		'CREATE_IN_PROGRESS',
		'CREATE_COMPLETE',
		'CREATE_IN_PROGRESS',
		'CREATE_IN_PROGRESS'
	])

	// What another stack imports stays, and so does what it is in.
	await call('CreateStack', {StackName: 'app', TemplateBody: group}, 'eu-west-1')
	t.deepEqual(textsIn(await call('ListImports', {ExportName: 'net-vpc'}, 'eu-west-1'), 'member'), ['app'])
	await t.throwsAsync(call('DeleteStack', {StackName: 'net'}, 'eu-west-1'), {
		message: 'ValidationError: Export net-vpc cannot be deleted as it is in use by app'
	})
	await call('UpdateStack', {StackName: 'net', TemplateBody: network.replace('2, 8]]', '2, 4]]')}, 'eu-west-1')
	const [after] = loaded().lab.vpcs
	t.like(after, {id: vpc?.id, subnets: [{cidr: '10.1.0.0/28'}]})
	t.is(after?.securityGroups.length, 2, 'the other stack’s group is there still')
	await t.throwsAsync(call('UpdateStack', {StackName: 'net', UsePreviousTemplate: 'true'}, 'eu-west-1'), {
		message: 'ValidationError: No updates are to be performed.'
	})

	await call('DeleteStack', {StackName: 'app'}, 'eu-west-1')
	await call('DeleteStack', {StackName: 'net'}, 'eu-west-1')
	t.deepEqual(loaded().lab.vpcs, [])
	t.deepEqual(textsIn(await call('ListStacks', {}, 'eu-west-1'), 'StackStatus'), ['DELETE_COMPLETE', 'DELETE_COMPLETE'])
	t.deepEqual(textsIn(await call('DescribeStacks', {}, 'eu-west-1'), 'StackStatus'), [])
	await call('DeleteStack', {StackName: 'net'}, 'eu-west-1')
	await call('CreateStack', {StackName: 'net', TemplateBody: network}, 'eu-west-1')
	t.is(loaded().lab.vpcs.length, 1)
})

test('a stack that AWS would roll back leaves the lab as it was, and its events say why', async t => {
	const {call, loaded} = stacks({vpcs: {other: {cidr: '10.9.0.0/16'}}})
	const before = JSON.stringify(loaded().document)
	const bad = network.replace('!Select [0, !Cidr [!Ref Block, 2, 8]]', '10.2.0.0/24')
	await call('CreateStack', {StackName: 'net', TemplateBody: bad})
	t.is(JSON.stringify(loaded().document), before)
	t.deepEqual(textsIn(await call('DescribeStacks'), 'StackStatus'), ['ROLLBACK_COMPLETE'])
	const events = await call('DescribeStackEvents', {StackName: 'net'})
	t.deepEqual(textsIn(events, 'ResourceStatus'), [
		'ROLLBACK_COMPLETE',
		'ROLLBACK_IN_PROGRESS',
		'CREATE_FAILED',
		'CREATE_IN_PROGRESS'
	])
	t.regex(events, /<LogicalResourceId>App<.*10\.2\.0\.0\/24 is outside.*InvalidSubnet\.Range/s)
	await t.throwsAsync(call('CreateStack', {StackName: 'net', TemplateBody: network}), {message: /^AlreadyExistsException: /})
	await call('DeleteStack', {StackName: 'net'})
	await call('CreateStack', {StackName: 'net', TemplateBody: network})
	const made = JSON.stringify(loaded().document)
	await call('UpdateStack', {StackName: 'net', TemplateBody: bad})
	t.is(JSON.stringify(loaded().document), made)
	t.deepEqual(textsIn(await call('DescribeStacks'), 'StackStatus'), ['UPDATE_ROLLBACK_COMPLETE'])
})

test('what is no template, lacks a capability or is not there is refused at once', async t => {
	const {call, loaded} = stacks()
	const refused = (fields: Readonly<Record<string, string>>) => call('CreateStack', {StackName: 'net', ...fields})
	await t.throwsAsync(refused({TemplateBody: 'Resources: {}'}), {
		message: 'ValidationError: Template format error: At least one Resources member must be defined.'
	})
	await t.throwsAsync(refused({}), {message: 'ValidationError: Either Template URL or Template Body must be specified.'})
	await t.throwsAsync(refused({TemplateURL: 'https://s3.amazonaws.com/x/y.yaml'}), {
		message: /^ValidationError: S3 error: Access Denied/
	})
	await t.throwsAsync(refused({TemplateBody: network, StackName: '1'}), {
		message: /^ValidationError: 1 validation error detected/
	})
	const role = `${network.replace('Resources:', "Resources:\n  Role: {Type: 'AWS::IAM::Role', Properties: {RoleName: x, AssumeRolePolicyDocument: {}}}")}`
	await t.throwsAsync(refused({TemplateBody: role, 'Capabilities.member.1': 'CAPABILITY_IAM'}), {
		message: 'InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]'
	})
	await t.throwsAsync(
		refused({TemplateBody: network, 'Parameters.member.1.ParameterKey': 'Blok', 'Parameters.member.1.ParameterValue': 'x'}),
		{message: 'ValidationError: Parameters: [Blok] do not exist in the template'}
	)
	t.deepEqual(loaded().lab.vpcs, [])
	const summary = await call('GetTemplateSummary', {TemplateBody: role})
	t.deepEqual(textsIn(summary, 'ParameterKey'), ['Block', 'Secret'])
	t.deepEqual(textsIn(await call('ValidateTemplate', {TemplateBody: network}), 'DefaultValue'), ['10.1.0.0/16', 'hush'])
})

test('a change set says what becomes of each resource, and is executed once', async t => {
	const {call, loaded} = stacks()
	const asked = {StackName: 'net', ChangeSetName: 'first'}
	await call('CreateChangeSet', {...asked, ChangeSetType: 'CREATE', TemplateBody: network})
	t.deepEqual(loaded().lab.vpcs, [])
	t.deepEqual(textsIn(await call('DescribeStacks'), 'StackStatus'), ['REVIEW_IN_PROGRESS'])
	t.deepEqual(textsIn(await call('DescribeChangeSet', asked), 'Action'), ['Add', 'Add'])
	await call('ExecuteChangeSet', asked)
	t.is(loaded().lab.vpcs.length, 1)
	await t.throwsAsync(call('ExecuteChangeSet', asked), {message: /^InvalidChangeSetStatus: /})

	const same = {StackName: 'net', ChangeSetName: 'same'}
	await call('CreateChangeSet', {...same, UsePreviousTemplate: 'true'})
	const described = await call('DescribeChangeSet', same)
	t.deepEqual(textsIn(described, 'Status'), ['FAILED'])
	t.regex(described, /didn&(?:#39|apos);t contain changes|didn't contain changes/)
	await call('DeleteChangeSet', same)

	const other = {StackName: 'net', ChangeSetName: 'other'}
	await call('CreateChangeSet', {
		...other,
		UsePreviousTemplate: 'true',
		'Parameters.member.1.ParameterKey': 'Block',
		'Parameters.member.1.ParameterValue': '10.2.0.0/16'
	})
	const changes = await call('DescribeChangeSet', other)
	t.deepEqual(textsIn(changes, 'Replacement'), ['True', 'True'], 'a VPC’s block replaces it, and with it the subnet')
	t.deepEqual(textsIn(await call('ListChangeSets', {StackName: 'net'}), 'ChangeSetName'), ['first', 'other'])
	await call('ExecuteChangeSet', other)
	t.like(loaded().lab.vpcs[0], {cidrs: ['10.2.0.0/16'], subnets: [{cidr: '10.2.0.0/24'}]})
})
