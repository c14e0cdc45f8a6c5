import {globSync, readFileSync} from 'node:fs'
import test from 'ava'
import {cloudFormationTypes, missingThing} from '../../../src/aws/actions.ts'
import {types} from '../../../src/iac/cloudformation/specification.ts'
import {refusals} from './templates.ts'

const custom = /^Custom::/

test('each supported type is in AWS’s specification', t => {
	t.deepEqual(
		Object.keys(cloudFormationTypes).filter(type => !custom.test(type) && !Object.hasOwn(types, type)),
		[]
	)
	t.true(Object.keys(cloudFormationTypes).length > 40)
})

test('each property of a supported type has an effect, is inert, or is named with what follows, and is one of the three alone', t => {
	const wrong = Object.entries(cloudFormationTypes).flatMap(([type, {effect, inert = [], named = {}}]) => {
		if (custom.test(type)) return []
		const classed = [...effect, ...inert, ...Object.keys(named)]
		const specified = Object.keys(types[type]?.properties ?? {})
		return [
			...specified.filter(one => !classed.includes(one)).map(one => `${type}.${one} is not classed`),
			...classed.filter(one => !specified.includes(one)).map(one => `${type}.${one} does not exist`),
			...classed.filter((one, index) => classed.indexOf(one) !== index).map(one => `${type}.${one} is classed twice`)
		]
	})
	t.deepEqual(wrong, [])
})

test('a property that there is not is refused with what may have been meant, however deep', t => {
	t.deepEqual(
		refusals(`
Resources:
  Main: {Type: 'AWS::EC2::VPC', Properties: {CidrBlok: 10.0.0.0/16, CidrBlock: 10.0.0.0/16}}
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Main
      GroupDescription: web
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIP: 0.0.0.0/0, CidrIp: 0.0.0.0/0}]
  NoDescription: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !Ref Main}}
`),
		[
			'Resources.Main.Properties.CidrBlok: Encountered unsupported property CidrBlok [ValidationError]',
			'Resources.Web.Properties.SecurityGroupIngress[0].CidrIP: Encountered unsupported property CidrIP [ValidationError]',
			'Resources.NoDescription.Properties: Properties validation failed: required key [GroupDescription] not found [ValidationError]'
		]
	)
})

test('a thing that a property refers to by id has AWS’s own error for an unknown id, whatever its kind', t => {
	const texts = globSync('src/aws/*/cloudformation*.ts').map(file => readFileSync(file, 'utf8'))
	const wanted = texts
		.flatMap(text => [...text.matchAll(/thing(?:At|Of)\([^()]*?, (\[[^\]]+\]|'[\w-]+')|kinds: (\[[^\]]+\])/g)])
		.flatMap(([, one, list]) => [...(one ?? list ?? '').matchAll(/'([\w-]+)'/g)].map(([, kind = '']) => kind))
	const kinds = [...new Set(wanted)]
	t.true(kinds.length > 15, kinds.join(' '))
	t.deepEqual(
		kinds.filter(kind => missingThing(kind, 'x-1').code === 'InvalidParameterValue'),
		[]
	)
})
