import {writeFileSync} from 'node:fs'
import test from 'ava'
import {open} from '../../src/index.ts'
import {openStream} from '../end-to-end/stream.ts'
import {useVpclab} from './vpclab.ts'

// A template on a running lab: an edit is an update of the stack.

const {work, attempt, run} = useVpclab(test, 'template')
const file = `${work}/site.yaml`

const template = ({more = '', port = 5432, outputs = ''}) => `
Parameters: {Block: {Type: String}}
Resources:
  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: !Ref Block}}
  Igw: {Type: 'AWS::EC2::InternetGateway'}
  Attach: {Type: 'AWS::EC2::VPCGatewayAttachment', Properties: {VpcId: !Ref Main, InternetGatewayId: !Ref Igw}}
  App: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Main, CidrBlock: !Select [0, !Cidr [!Ref Block, 4, 8]], AvailabilityZone: us-east-1a, MapPublicIpOnLaunch: true}}
  Table: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref Main}}
  Out: {Type: 'AWS::EC2::Route', DependsOn: Attach, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Igw}}
  Uses: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: {SubnetId: !Ref App, RouteTableId: !Ref Table}}
${more}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Main
      GroupDescription: db
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: ${port}, ToPort: ${port}, CidrIp: 203.0.113.0/24}]
  Db: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref App, SecurityGroupIds: [!Ref Group], Tags: [{Key: 'vpclab:serves', Value: 'tcp:5432 tcp:5433'}]}}
  Eip: {Type: 'AWS::EC2::EIP'}
Outputs:
  Address: {Value: !GetAtt Db.PublicIp}
${outputs}
`

const another = `
  Another: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref App, SecurityGroupIds: [!Ref Group]}}
`

test.serial(
	'an edited template is applied as a difference: ids, addresses and a connection stay; a refused one touches nothing',
	async t => {
		writeFileSync(`${work}/site.checks.yaml`, 'internet: {laptop: 203.0.113.10}\n')
		writeFileSync(file, template({}))
		t.regex(await run('up', file, '--parameter', 'Block=10.7.0.0/16'), /Address +\d+\./)
		const lab = await open('site')
		const before = lab.inspect().lab
		const stream = await openStream(lab, 'laptop', lab.address('Db', {from: 'laptop'}), 5432)
		t.teardown(stream.end)
		t.is(await stream.say(), 'echo')

		// Resources before it in the template take neither its address nor its id.
		writeFileSync(file, template({more: another, port: 5433, outputs: '  Other: {Value: !GetAtt Another.PrivateIp}'}))
		// The parameter that it was raised with holds.
		const planned = await run('plan', file, '--changes')
		t.regex(planned, /Another +AWS::EC2::Instance +it is made/)
		t.regex(planned, /Group +AWS::EC2::SecurityGroup +no interruption +SecurityGroupIngress/)
		const replacing = JSON.parse(await run('plan', file, '--changes', '--json', '--parameter', 'Block=10.8.0.0/16'))
		t.like(
			replacing[0].changes.find(({logicalId}: {logicalId: string}) => logicalId === 'Main'),
			{replacement: 'yes', properties: ['CidrBlock']}
		)
		const updated = await run('up', file)
		t.regex(updated, /Another/)
		t.regex(updated, /Other +10\.7\./)
		const after = (await open('site')).inspect().lab
		const known = <T extends {readonly key: string}>(all: readonly T[] = [], was: readonly T[] = []) =>
			all.filter(({key}) => was.some(one => one.key === key))
		t.deepEqual(known(after.vpcs[0]?.interfaces, before.vpcs[0]?.interfaces), before.vpcs[0]?.interfaces)
		t.deepEqual(after.elasticIps, before.elasticIps)
		t.is(after.vpcs[0]?.id, before.vpcs[0]?.id)
		t.is(after.vpcs[0]?.instances.length, 2)
		// SG-3: the rule that let it in is gone, and the connection is tracked.
		t.is(await stream.say(), 'echo')
		t.is((await lab.tcp('laptop', 'Db:5432', {timeoutMs: 1000})).got, 'timeout')
		t.is((await lab.tcp('laptop', 'Db:5433')).got, 'connect')

		writeFileSync(
			file,
			template({
				more: '  Bad: {Type: "AWS::EC2::Subnet", Properties: {VpcId: !Ref Main, CidrBlock: 10.8.0.0/24}}',
				outputs: '  No: {Value: !Ref Nothing}'
			})
		)
		const refused = await attempt('up', 'site')
		t.is(refused.exitCode, 2, refused.stderr)
		t.regex(refused.stderr, /InvalidSubnet\.Range/)
		t.regex(refused.stderr, /Unresolved resource dependencies \[Nothing\]/)
		t.deepEqual((await open('site')).inspect().lab, after)
		t.is(await stream.say(), 'echo')

		writeFileSync(file, template({more: another, port: 5433, outputs: '  Other: {Value: !GetAtt Another.PrivateIp}'}))
		t.regex(await run('up', 'site'), /nothing to change: 0 steps/)
	}
)
