import test from 'ava'
import {labOf, refusals} from './templates.ts'

const main = `Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}`

test('the blocks of a VPC are empty until the resource that fills them is made: DependsOn is real', t => {
	const template = (more: string) => `
Resources:
  ${main}
  V6: {Type: 'AWS::EC2::VPCCidrBlock', Properties: {VpcId: !Ref Main, AmazonProvidedIpv6CidrBlock: true}}
  App:
    Type: AWS::EC2::Subnet
    ${more}
    Properties:
      VpcId: !Ref Main
      CidrBlock: 10.0.0.0/24
      Ipv6CidrBlock: !Select [1, !Cidr [!Select [0, !GetAtt Main.Ipv6CidrBlocks], 2, 64]]
`
	const {lab} = labOf(template('DependsOn: V6'))
	t.true(lab.vpcs[0]?.subnets[0]?.ipv6Cidr?.endsWith('01::/64'), lab.vpcs[0]?.subnets[0]?.ipv6Cidr)
	// App is before V6 only where nothing says otherwise.
	const reordered =
		template('').replace(/ {2}V6:.*\n/, '') +
		`  V6: {Type: 'AWS::EC2::VPCCidrBlock', Properties: {VpcId: !Ref Main, AmazonProvidedIpv6CidrBlock: true}}\n`
	t.regex(refusals(reordered)[0] ?? '', /Fn::Select cannot select nonexistent value at index 0/)
})

test('a group lets out IPv4 alone, unless its property says otherwise; a rule of its own is added', t => {
	const {lab} = labOf(`
Resources:
  ${main}
  V6: {Type: 'AWS::EC2::VPCCidrBlock', Properties: {VpcId: !Ref Main, AmazonProvidedIpv6CidrBlock: true}}
  A: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !Ref Main, GroupDescription: a}}
  Rule: {Type: 'AWS::EC2::SecurityGroupIngress', Properties: {GroupId: !GetAtt A.GroupId, IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: !Ref A}}
`)
	const group = lab.vpcs[0]?.securityGroups.find(({name}) => name === 'A')
	t.like(group, {egress: [{protocol: 'all', peer: {cidr: '0.0.0.0/0'}}], ingress: [{protocol: 'tcp', peer: {key: 'Main.A'}}]})
	t.is(group?.egress.length, 1)
})

test('a route to what is not emulated is a named blackhole, and a type is named once', t => {
	const {document, notes} = labOf(`
Resources:
  ${main}
  Table: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref Main}}
  Core: {Type: 'AWS::NetworkManager::CoreNetwork', Properties: {}}
  Route: {Type: 'AWS::EC2::Route', Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 10.0.0.0/8, CoreNetworkArn: !GetAtt Core.CoreNetworkArn}}
  One: {Type: 'AWS::Lambda::Function', Properties: {}}
  Two: {Type: 'AWS::Lambda::Function', Properties: {}}
`)
	t.like(document, {vpcs: {Main: {routeTables: {Table: {routes: {'10.0.0.0/8': 'blackhole'}}}}}})
	t.is(notes.filter(note => note.startsWith('AWS::Lambda::Function One, Two: ')).length, 1)
	t.true(notes.some(note => note.startsWith('AWS::EC2::Route Route: its route is a blackhole: Cloud WAN')))
})

test('endpoints of gateways and interfaces', t => {
	const {document} = labOf(`
Resources:
  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
  App: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Main, CidrBlock: 10.0.0.0/24}}
  Table: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref Main}}
  S3: {Type: 'AWS::EC2::VPCEndpoint', Properties: {VpcId: !Ref Main, ServiceName: com.amazonaws.us-east-1.s3, RouteTableIds: [!Ref Table]}}
  Ssm: {Type: 'AWS::EC2::VPCEndpoint', Properties: {VpcId: !Ref Main, VpcEndpointType: Interface, ServiceName: com.amazonaws.us-east-1.ssm, SubnetIds: [!Ref App]}}
`)
	t.like(document, {
		vpcs: {Main: {vpcEndpoints: {S3: {service: 's3', routeTables: ['Table']}, Ssm: {type: 'interface', subnets: ['App']}}}}
	})
})
