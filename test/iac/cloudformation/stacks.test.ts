import path from 'node:path'
import test from 'ava'
import {loadLab} from '../../../src/lab/load.ts'
import {BadLab} from '../../../src/lab/problem.ts'
import {readLab} from '../../../src/lab/read.ts'
import {convert, refusals, withoutStackTags} from './templates.ts'

const at = (name: string): string => path.join(import.meta.dirname, name)
const outputsOf = ({stacks = []}: Awaited<ReturnType<typeof loadLab>>) =>
	Object.fromEntries(
		stacks.map(({name, outputs}) => [name, Object.fromEntries(Object.entries(outputs).map(([key, {value}]) => [key, value]))])
	)

test('a lab file over several stacks: exports, a nested stack, outputs of a stack, another region and account, the file laid over them', async t => {
	const loaded = await loadLab(at('stacks'))
	const {lab} = readLab(
		`
accounts: {partner: '210987654321'}
vpcs:
  Main:
    cidr: 10.1.0.0/16
    internetGateway: {id: igw-03710dd5a4f667fb5}
    subnets:
      PublicSubnet: {zone: a, cidr: 10.1.0.0/24, mapPublicIpOnLaunch: true, routeTable: Table}
      PrivateSubnet: {zone: a, cidr: 10.1.1.0/24, routeTable: app-Table}
    routeTables: {Table: {routes: {0.0.0.0/0: internet-gateway}}, app-Table: {}}
    securityGroups: {WebGroup: {description: web, ingress: [{tcp: 80, from: 0.0.0.0/0}]}}
    instances: {Web: {subnet: PublicSubnet, securityGroups: [WebGroup], serves: [http, 'tcp:8443']}}
  Far: {region: eu-west-1, account: partner, cidr: 10.9.0.0/16, subnets: {FarSubnet: {zone: b, cidr: 10.9.0.0/24}}}
internet: {laptop: 203.0.113.10}
`,
		{name: 'stacks'}
	)
	t.deepEqual(withoutStackTags(loaded.lab), lab)
	t.is(loaded.checks.length, 2)
	t.deepEqual(loaded.notes, [])
	const [main] = lab.vpcs
	const [open, inner] = main?.subnets ?? []
	t.deepEqual(outputsOf(loaded), {
		'network-Subnets': {PublicId: open?.id, PrivateId: inner?.id},
		network: {VpcId: main?.id, Public: open?.id, Private: inner?.id},
		app: {Address: main?.interfaces.find(({key}) => key === 'Main.Web')?.privateIps[0]?.publicIp?.address},
		far: {}
	})
})

test('an assembly of CDK: stacks in the order of their dependencies, nested ones by assets, a stage, names by constructs, checks', async t => {
	const loaded = await loadLab(at('cdk-out'))
	const {lab} = readLab(
		`
vpcs:
  Vpc:
    cidr: 10.0.0.0/16
    enableDnsHostnames: true
    internetGateway: {id: igw-09cfb8fb5d5838a36}
    subnets: {Vpc-PublicSubnet1: {zone: a, cidr: 10.0.0.0/18, mapPublicIpOnLaunch: true, routeTable: Vpc-PublicSubnet1-RouteTable}}
    routeTables: {Vpc-PublicSubnet1-RouteTable: {routes: {0.0.0.0/0: internet-gateway}}}
    securityGroups: {Web-Group: {description: AppStack/Web/Group, ingress: [{tcp: 80, from: 0.0.0.0/0, description: from anywhere}], egress: [{all: true, to: 0.0.0.0/0, description: Allow all outbound traffic by default}]}}
    instances:
      Web-Server:
        subnet: Vpc-PublicSubnet1
        securityGroups: [Web-Group]
        serves: ['tcp:22', http]
        userData: "#!/bin/bash\\nyum install -y httpd"
  Net-Vpc: {region: eu-west-1, account: '210987654321', cidr: 10.50.0.0/16}
internet: {laptop: 203.0.113.10}
`,
		{name: 'cdk-out'}
	)
	t.deepEqual(withoutStackTags(loaded.lab), lab)
	t.is(loaded.checks.length, 2)
	t.deepEqual(loaded.notes, [])
	t.deepEqual(
		loaded.stacks?.map(({name}) => name),
		['net', 'AppStack-WebNestedStackResource', 'AppStack', 'Prod-Net']
	)
})

const exporting = (name: string) => `
Resources: {Main${name}: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.0.0.0/16}}}
Outputs: {Id: {Value: !Ref Main${name}, Export: {Name: vpc}}}
`
const importing = `
Resources: {App: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !ImportValue vpc, CidrBlock: 10.0.0.0/24}}}
`

test('a stack is imported from once it is there, in its own region alone, and an export has one name', t => {
	const messages = (stacks: Readonly<Record<string, string>>) =>
		convert(stacks).problems.map(({message, file}) => `${file}: ${message}`)
	t.deepEqual(messages({net: exporting('A'), app: importing}), [])
	t.deepEqual(messages({app: importing, net: exporting('A')}), [
		'app.yaml: No export named vpc found. Rollback requested by user.'
	])
	t.deepEqual(messages({one: exporting('A'), two: exporting('B')}), [
		'two.yaml: Export with name vpc is already exported by stack'
	])
})

test('a nested stack is refused where its template is not at hand, nests itself, or lacks what is asked of it', t => {
	const nesting = (url: string, more = '') => `
Resources:
  Child: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: ${url}${more}}}
`
	t.deepEqual(refusals(nesting('https://s3.amazonaws.com/b/other.yaml')), [
		'Resources.Child.Properties.TemplateURL: S3 error: https://s3.amazonaws.com/b/other.yaml is not at hand [ValidationError]'
	])
	const self = nesting('self.yaml')
	t.deepEqual(refusals(self, {nested: {'self.yaml': self}}), [
		'Resources.Child.Properties.TemplateURL: stacks are nested more than five deep [ValidationError]'
	])
	const child = `
Parameters: {Cidr: {Type: String}}
Resources: {Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: !Ref Cidr}}}
`
	t.deepEqual(refusals(nesting('child.yaml'), {nested: {'child.yaml': child}}), [
		'Parameters.Cidr: Parameters: [Cidr] must have values [ValidationError]'
	])
	t.deepEqual(refusals(nesting('child.yaml', ', Parameters: {Cidr: 10.0.0.0/16, Zone: a}'), {nested: {'child.yaml': child}}), [
		'Parameters: Parameters: [Zone] do not exist in the template [ValidationError]'
	])
	t.deepEqual(
		refusals(
			`${nesting('child.yaml', ', Parameters: {Cidr: 10.0.0.0/16}')}Outputs: {Id: {Value: !GetAtt Child.Outputs.VpcId}}\n`,
			{
				nested: {'child.yaml': child}
			}
		),
		[
			'Outputs.Id.Value["Fn::GetAtt"]: Template error: resource Child does not support attribute type Outputs.VpcId in Fn::GetAtt [ValidationError]'
		]
	)
})

test('what a stack of the file names is looked for beside it', async t => {
	const error = await t.throwsAsync(loadLab(at('stacks-missing.yaml')))
	t.true(error instanceof BadLab)
	t.regex(error?.message ?? '', /there is no file nowhere\.yaml/)
})
