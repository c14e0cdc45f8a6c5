import test from 'ava'
import {convert, outputsOf, refusals} from './templates.ts'

/** Values of expressions, each an output of one template. */
function values(expressions: Readonly<Record<string, string>>, more = '', given = {}): Readonly<Record<string, unknown>> {
	const outputs = Object.entries(expressions).map(([name, value]) => `  ${name}: {Value: ${value}}`)
	return outputsOf(
		`${more}\nResources:\n  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}\n  Role: {Type: 'AWS::IAM::Role'}\nOutputs:\n${outputs.join('\n')}`,
		given
	)
}

test('functions in their short and long forms, nested', t => {
	const found = values(
		{
			Join: "!Join ['-', [a, !Ref 'AWS::Region', 1, true]]",
			JoinList: "!Join [',', [!GetAZs '', x]]",
			Select: "!Select [1, !Split ['|', 'a|b|c']]",
			SelectText: "!Select ['2', [a, b, c]]",
			Sub: '!Sub "${AWS::AccountId} ${Main.CidrBlock} ${!Literal}"',
			SubMap: "{'Fn::Sub': ['${A}/${AWS::Region}', {A: !Select [0, [x]]}]}",
			Cidr: '!Select [2, !Cidr [!GetAtt Main.CidrBlock, 4, 8]]',
			Cidr6: "!Select [1, !Cidr ['2001:db8::/56', 2, 64]]",
			Base64: "{'Fn::Base64': hello}",
			Zones: '!GetAZs',
			OtherZones: '!GetAZs eu-central-1',
			Map: '!FindInMap [M, a, b]',
			MapDynamic: "!FindInMap [M, !Ref 'AWS::Region', list]",
			If: '!If [IsOne, 1, 2]',
			NoValue: "[a, !If [IsOther, b, !Ref 'AWS::NoValue'], c]",
			Partition: "!Ref 'AWS::Partition'",
			Suffix: "!Ref 'AWS::URLSuffix'",
			Arn: '!GetAtt Role.Arn',
			Dynamic: "'{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023}}'"
		},
		`
Mappings: {M: {a: {b: found}, us-east-1: {list: [1, 2]}}}
Conditions:
  IsOne: !And [!Equals [1, '1'], !Not [!Condition IsOther]]
  IsOther: !Or [!Equals [a, b], !Equals [!Ref AWS::Region, eu-west-1]]
`
	)
	t.like(found, {
		Join: 'a-us-east-1-1-true',
		JoinList: 'us-east-1a,us-east-1b,us-east-1c,us-east-1d,us-east-1e,us-east-1f,x',
		Select: 'b',
		SelectText: 'c',
		// biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own.
		Sub: '123456789012 10.0.0.0/16 ${Literal}',
		SubMap: 'x/us-east-1',
		Cidr: '10.0.2.0/24',
		Cidr6: '2001:db8:0:1::/64',
		Base64: 'aGVsbG8=',
		Zones: ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d', 'us-east-1e', 'us-east-1f'],
		OtherZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
		Map: 'found',
		MapDynamic: [1, 2],
		If: 1,
		NoValue: ['a', 'c'],
		Partition: 'aws',
		Suffix: 'amazonaws.com',
		Dynamic: 'ami-0abcdef1234567890'
	})
	t.regex(String(found.Arn), /^arn:aws:iam:us-east-1:123456789012:stack-Role-[0-9A-F]{12}$/)
})

test('LanguageExtensions: loops, lengths, JSON, defaults of mappings', t => {
	const found = values(
		{
			Length: '!Length [a, b, c]',
			Json: '!ToJsonString {a: [1, two], b: !Ref AWS::Region}',
			Default: '!FindInMap [M, x, y, {DefaultValue: otherwise}]'
		},
		'Transform: AWS::LanguageExtensions\nMappings: {M: {a: {b: c}}}'
	)
	t.deepEqual(found, {Length: 3, Json: '{"a":[1,"two"],"b":"us-east-1"}', Default: 'otherwise'})
	const {source, problems} = convert({
		stack: `
Transform: AWS::LanguageExtensions
Parameters: {Zones: {Type: CommaDelimitedList, Default: 'a,b'}}
Resources:
  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}
  Fn::ForEach::Subnets:
    - Zone
    - !Ref Zones
    - Subnet\${Zone}:
        Type: AWS::EC2::Subnet
        Properties:
          VpcId: !Ref Main
          AvailabilityZone: !Sub '\${AWS::Region}\${Zone}'
          CidrBlock: !Select [!FindInMap [At, !Ref Zone, index], !Cidr [10.0.0.0/16, 4, 8]]
  Fn::ForEach::Groups:
    - Name
    - [web-1, db.2]
    - Group&{Name}: {Type: 'AWS::EC2::SecurityGroup', Properties: {GroupDescription: '\${Name}', VpcId: !Ref Main}}
Mappings: {At: {a: {index: 0}, b: {index: 1}}}
`
	})
	t.deepEqual(problems, [])
	t.like(source.document, {
		vpcs: {
			Main: {
				subnets: {Subneta: {zone: 'us-east-1a', cidr: '10.0.0.0/24'}, Subnetb: {zone: 'us-east-1b', cidr: '10.0.1.0/24'}},
				securityGroups: {Groupweb1: {description: 'web-1'}, Groupdb2: {description: 'db.2'}}
			}
		}
	})
})

test('YAML 1.1: unquoted words are booleans, zeros at the front stay, dates are texts', t => {
	const found = values(
		{
			Word: 'No',
			Quoted: "'No'",
			Account: '012345678901',
			Date: '2012-10-17',
			Version: '1.10',
			Octal: '0777',
			Equal: '!If [Same, 1, 2]'
		},
		`
AWSTemplateFormatVersion: 2010-09-09
Conditions: {Same: !Equals [yes, 'true']}
`
	)
	t.deepEqual(found, {
		Word: false,
		Quoted: 'No',
		Account: '012345678901',
		Date: '2012-10-17',
		Version: '1.10',
		Octal: '0777',
		Equal: 1
	})
})

const faulty: Readonly<Record<string, readonly [value: string, words: RegExp]>> = {
	'an unknown resource': ['!Ref Mian', /Unresolved resource dependencies \[Mian\] in the Outputs block/],
	'an unknown attribute': ['!GetAtt Main.Cidr', /resource Main does not support attribute type Cidr in Fn::GetAtt/],
	'an attribute of nothing': ['!GetAtt Mian.CidrBlock', /Fn::GetAtt references undefined resource Mian/],
	'an index beyond the list': ['!Select [5, [a, b]]', /Fn::Select cannot select nonexistent value at index 5/],
	'an empty list of blocks': ['!Select [0, !GetAtt Main.Ipv6CidrBlocks]', /nonexistent value at index 0/],
	'an unknown map': ['!FindInMap [Nope, a, b]', /Mapping named 'Nope' is not present/],
	'an unknown key': ['!FindInMap [M, a, z]', /Unable to get mapping for M::a::z/],
	'an unknown condition': ['!If [Nope, a, b]', /Unresolved condition Nope/],
	'an unknown function': ["{'Fn::Subb': x}", /Fn::Subb is no function of CloudFormation/],
	'a block too small': ['!Cidr [10.0.0.0/28, 4, 8]', /cannot be divided into 4 blocks of 8 host bits/],
	'an export that there is not': ['!ImportValue nope', /No export named nope found/],
	'an extension without its transform': ['!Length [a]', /of the transform AWS::LanguageExtensions/],
	'a join of no list': ["!Join ['-', text]", /every Fn::Join object requires two parameters/]
}

for (const [what, [value, words]] of Object.entries(faulty)) {
	test(`refused with CloudFormation's words: ${what}`, t => {
		const found = refusals(`
Mappings: {M: {a: {b: c}}}
Resources: {Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}}
Outputs: {Out: {Value: ${value}}}
`)
		t.is(found.length, 1)
		t.regex(found[0] ?? '', words)
		t.regex(found[0] ?? '', /\[ValidationError\]$/)
	})
}

test('resources and conditions that need each other are named', t => {
	const group = (name: string, other: string) =>
		`  ${name}: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !Ref Main, GroupDescription: x, SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 1, ToPort: 1, SourceSecurityGroupId: !Ref ${other}}]}}`
	const found = refusals(
		`Conditions: {One: !Not [!Condition One]}\nResources:\n  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}\n${group('A', 'B')}\n${group('B', 'A')}`
	)
	t.true(
		found.some(line => line.includes('Circular dependency between resources: [A, B]')),
		found.join('\n')
	)
	t.true(
		found.some(line => line.includes('Circular dependency between conditions: One')),
		found.join('\n')
	)
})
