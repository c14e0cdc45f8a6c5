/** Load balancers and names of templates where something is amiss: refused in AWS's words, or named with what follows. */
import test from 'ava'
import {labOf, refusals} from './templates.ts'

const network = `
  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
  A: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Main, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [0, !GetAZs '']}}
  B: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Main, CidrBlock: 10.0.2.0/24, AvailabilityZone: !Select [1, !GetAZs '']}}
  Group: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {VpcId: !Ref Main, Protocol: HTTP, Port: 80}}
  Front: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Scheme: internal, Subnets: [!Ref A, !Ref B]}}
`
const listener = `
  Web:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: {LoadBalancerArn: !Ref Front, Port: 80, Protocol: HTTP, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Group}]}
`

test('two rules of one priority, two groups of one name, a record outside its zone and twice the same one are refused', t => {
	t.deepEqual(
		refusals(`
Resources:${network}${listener}
  One:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref Web
      Priority: 5
      Conditions: [{Field: path-pattern, Values: [/a]}]
      Actions: [{Type: forward, TargetGroupArn: !Ref Group}]
  Two:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref Web
      Priority: '5'
      Conditions: [{Field: path-pattern, Values: [/b]}]
      Actions: [{Type: forward, TargetGroupArn: nothing}]
  Same1: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {Name: same, VpcId: !Ref Main, Protocol: HTTP, Port: 80}}
  Same2: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {Name: same, VpcId: !Ref Main, Protocol: HTTP, Port: 81}}
  NoPort: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {VpcId: !Ref Main, Protocol: HTTP}}
  Zone: {Type: 'AWS::Route53::HostedZone', Properties: {Name: corp.internal, VPCs: [{VPCId: !Ref Main, VPCRegion: us-east-1}]}}
  Outside: {Type: 'AWS::Route53::RecordSet', Properties: {HostedZoneId: !Ref Zone, Name: web.example.com, Type: A, TTL: 60, ResourceRecords: [10.0.1.9]}}
  First: {Type: 'AWS::Route53::RecordSet', Properties: {HostedZoneId: !Ref Zone, Name: web.corp.internal, Type: A, TTL: 60, ResourceRecords: [10.0.1.9]}}
  Again: {Type: 'AWS::Route53::RecordSet', Properties: {HostedZoneName: corp.internal., Name: web.corp.internal., Type: A, TTL: 60, ResourceRecords: [10.0.1.8]}}
`),
		[
			"Resources.Two.Properties.Priority: Priority '5' is currently in use [PriorityInUse]",
			'Resources.Two.Properties.Actions: One or more target groups not found [TargetGroupNotFound]',
			"Resources.Same2.Properties.Name: A target group with the same name 'same' exists, but with different settings [DuplicateTargetGroupName]",
			'Resources.NoPort.Properties: A port must be specified [ValidationError]',
			'Resources.Outside.Properties.Name: RRSet with DNS name web.example.com. is not permitted in zone corp.internal. [InvalidChangeBatch]',
			"Resources.Again.Properties.Name: Tried to create resource record set [name='web.corp.internal.', type='A'] but it already exists [InvalidChangeBatch]"
		]
	)
})

test('what is not emulated of load balancers and names is named, each with what follows', t => {
	const {notes, assumptions} = labOf(`
Resources:${network}${listener}
  Function: {Type: 'AWS::Lambda::Function', Properties: {}}
  Functions: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: {TargetType: lambda, Targets: [{Id: !GetAtt Function.Arn}]}}
  Secure:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Front
      Port: 443
      Protocol: HTTPS
      Certificates: [{CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/x'}]
      DefaultActions:
        - {Type: authenticate-cognito, Order: 1, AuthenticateCognitoConfig: {UserPoolArn: x, UserPoolClientId: x, UserPoolDomain: x}}
        - {Type: forward, Order: 2, TargetGroupArn: !Ref Group}
  ToFunctions:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref Secure
      Priority: 1
      Conditions: [{Field: path-pattern, Values: [/f]}]
      Actions: [{Type: forward, TargetGroupArn: !Ref Functions}]
  Elsewhere: {Type: 'AWS::Route53::RecordSet', Properties: {HostedZoneName: example.com., Name: www.example.com, Type: A, TTL: 60, ResourceRecords: [10.0.1.9]}}
  Zone: {Type: 'AWS::Route53::HostedZone', Properties: {Name: corp.example}}
  Check: {Type: 'AWS::Route53::HealthCheck', Properties: {HealthCheckConfig: {Type: TCP}}}
  Edge:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !Ref Zone
      Name: www.corp.example
      Type: A
      AliasTarget: {DNSName: d111111abcdef8.cloudfront.net, HostedZoneId: Z2FDTNDATAQYW2}
`)
	t.deepEqual(notes, [
		'AWS::Lambda::Function Function: functions are not emulated: those in a VPC have no network interface, and nothing asks from there',
		'AWS::ElasticLoadBalancingV2::TargetGroup Functions: it is left out: targets of type lambda are not emulated',
		'AWS::ElasticLoadBalancingV2::Listener Secure: DefaultActions: nobody is asked who he is',
		'AWS::ElasticLoadBalancingV2::ListenerRule ToFunctions: it is left out: Actions depends on Functions, which is left out',
		'AWS::Route53::RecordSet Elsewhere: it is left out: the zone example.com. is not in the lab',
		'AWS::Route53::HealthCheck Check: it is not emulated: the network is without it',
		'AWS::Route53::RecordSet Edge: www.corp.example A is left out: nothing in the lab is called d111111abcdef8.cloudfront.net'
	])
	t.true(assumptions?.some(one => /^Secure: its certificate is for internal-front-\d+\.us-east-1\.elb\.amazonaws\.com/.test(one)))
})

test('zones that CDK did not look up are those of the Region, and that is said', t => {
	const {lab, assumptions} = labOf(
		`
Resources:
  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
  B: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Main, CidrBlock: 10.0.2.0/24, AvailabilityZone: dummy1b}}
`,
		{region: 'eu-west-1'}
	)
	t.is(lab.vpcs[0]?.subnets[0]?.zone, 'eu-west-1b')
	t.deepEqual(assumptions, ['B: dummy1b, for which CDK knew no zone, is eu-west-1b (cdk synth with the account’s context)'])
})
