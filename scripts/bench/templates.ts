import {globSync, readFileSync} from 'node:fs'
import {parseDocument} from 'yaml'
import {convertStacks} from '../../src/iac/cloudformation/convert.ts'
import {readTemplateText} from '../../src/iac/cloudformation/text.ts'
import {readDocument} from '../../src/lab/source.ts'
import {type Measure, median, ms, ratioRow} from './row.ts'

/** Templates of CloudFormation become lab files, beside reading the same text as YAML alone. Processor time, which other programs do not lengthen. */
export const templates: Measure = async ({quick, report}) => {
	const files = globSync('test/iac/cloudformation/{public,same}/*{.template,}.{yaml,json}').filter(
		file => !/\.(?:lab|base)\.yaml$/.test(file)
	)
	const texts = files.map(file => ({file, text: readFileSync(file, 'utf8')}))
	const small = texts.map(({file, text}) => converted(text, file))
	report({what: `${texts.length} templates, median`, figure: ms(median(small)), goal: '≤ 20 ms', met: median(small) <= 20})
	report({
		what: `${texts.length} templates, worst`,
		figure: ms(Math.max(...small)),
		goal: '≤ 500 ms',
		met: Math.max(...small) <= 500
	})
	const resources = quick ? 400 : 2000
	const text = large(resources)
	const runs = Array.from({length: 5}, () => [converted(text, 'large.yaml'), cpuMs(() => parseDocument(text))] as const)
	report(
		ratioRow(
			`a template of ${resources} resources, against its YAML`,
			[median(runs.map(([whole]) => whole)), median(runs.map(([, yaml]) => yaml))],
			ms,
			{most: 3}
		)
	)
}

function cpuMs(work: () => unknown): number {
	const before = process.cpuUsage()
	work()
	const {user, system} = process.cpuUsage(before)
	return (user + system) / 1000
}

const converted = (text: string, file: string): number =>
	cpuMs(() =>
		convertStacks([{name: 'bench', text: readTemplateText(text, file)}], readDocument({}, 'bench'), {
			name: 'bench',
			tagsStacks: true,
			nested: url => ({missing: url, fix: ''})
		})
	)

/** VPCs of 20 subnets, each with a table, its association, a rule and an instance. */
function large(resources: number): string {
	const vpcs = Array.from({length: Math.ceil(resources / 102)}, (_, vpc) => [
		`  V${vpc}: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.${vpc}.0.0/16}}`,
		`  G${vpc}: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !Ref V${vpc}, GroupDescription: g}}`,
		...Array.from({length: 20}, (_, n) => [
			`  S${vpc}x${n}: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref V${vpc}, CidrBlock: 10.${vpc}.${n}.0/24}}`,
			`  T${vpc}x${n}: {Type: 'AWS::EC2::RouteTable', Properties: {VpcId: !Ref V${vpc}}}`,
			`  A${vpc}x${n}: {Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: {SubnetId: !Ref S${vpc}x${n}, RouteTableId: !Ref T${vpc}x${n}}}`,
			`  R${vpc}x${n}: {Type: 'AWS::EC2::SecurityGroupIngress', Properties: {GroupId: !Ref G${vpc}, IpProtocol: tcp, FromPort: ${n + 1}, ToPort: ${n + 1}, CidrIp: 10.0.0.0/8}}`,
			`  I${vpc}x${n}: {Type: 'AWS::EC2::Instance', Properties: {SubnetId: !Ref S${vpc}x${n}, SecurityGroupIds: [!Ref G${vpc}], ImageId: ami-0123456789abcdef0}}`
		]).flat()
	])
	return `Resources:\n${vpcs.flat().join('\n')}\n`
}
