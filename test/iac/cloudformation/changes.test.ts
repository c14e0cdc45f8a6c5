/** What an update does to each resource, and templates that are found in a folder. */
import {writeFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'
import {labsBelow} from '../../../src/cli/lab-files.ts'
import {changeLines} from '../../../src/cli/plan-changes.ts'
import {resourceChanges} from '../../../src/iac/cloudformation/changes.ts'
import {temporaryFolder} from '../../temporary-folder.ts'
import {labOf} from './templates.ts'

const template = (block: string, more = '', tag = 'a') => `
Resources:
  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: ${block}}}
  App: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Main, CidrBlock: 10.0.1.0/24, Tags: [{Key: Name, Value: ${tag}}]}}
  Group: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !Ref Main, GroupDescription: web}}
${more}`

const resourcesOf = (text: string) => labOf(text).stacks?.[0]?.resources ?? []

test('a replaced resource replaces what is made in it; a tag interrupts nothing', t => {
	const before = resourcesOf(template('10.0.0.0/16', "  Old: {Type: 'AWS::EC2::EIP'}"))
	t.is(
		changeLines([
			{
				stack: 'net',
				changes: resourceChanges(before, resourcesOf(template('10.0.0.0/17', "  New: {Type: 'AWS::EC2::EIP'}", 'b')))
			}
		]),
		`Stack net
  RESOURCE  TYPE                     WHAT HAPPENS   PROPERTIES
  Main      AWS::EC2::VPC            replacement    CidrBlock
  App       AWS::EC2::Subnet         replacement    Tags, VpcId
  Group     AWS::EC2::SecurityGroup  replacement    VpcId
  New       AWS::EC2::EIP            it is made
  Old       AWS::EC2::EIP            it is deleted

`
	)
	const tagged = resourceChanges(resourcesOf(template('10.0.0.0/16')), resourcesOf(template('10.0.0.0/16', '', 'b')))
	t.like(tagged, [{logicalId: 'App', replacement: 'no', properties: ['Tags']}])
	t.is(changeLines([{stack: 'net', changes: []}]), 'No resource changes.\n')
})

test('the templates of a folder are its labs, but for those that another one nests, and files that are none', t => {
	const folder = temporaryFolder('templates')
	writeFileSync(path.join(folder, 'net.yaml'), template('10.0.0.0/16'))
	writeFileSync(path.join(folder, 'net.checks.yaml'), 'checks: []\n')
	writeFileSync(path.join(folder, 'inner.yaml'), template('10.0.0.0/16'))
	writeFileSync(
		path.join(folder, 'outer.template'),
		"Resources: {Inner: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: inner.yaml}}}\n"
	)
	writeFileSync(path.join(folder, 'package.json'), '{"resources": 1}')
	t.deepEqual(
		labsBelow([folder]).map(file => path.basename(file)),
		['net.yaml', 'outer.template']
	)
})
