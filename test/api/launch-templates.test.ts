import test from 'ava'
import {door, textOf, textsOf} from './door.ts'

const image = 'ami-0abcdef1234567890'

test('a launch template has versions, of which one is the default', async t => {
	const {call} = door()
	const id = textOf(
		await call('CreateLaunchTemplate', {LaunchTemplateName: 'web', 'LaunchTemplateData.ImageId': image}),
		'launchTemplateId'
	)
	await t.throwsAsync(call('CreateLaunchTemplate', {LaunchTemplateName: 'web', 'LaunchTemplateData.ImageId': image}), {
		message: 'InvalidLaunchTemplateName.AlreadyExistsException: Launch template name already in use.'
	})
	const second = await call('CreateLaunchTemplateVersion', {
		LaunchTemplateId: id,
		SourceVersion: '1',
		VersionDescription: 'small',
		'LaunchTemplateData.InstanceType': 't3.small'
	})
	t.is(textOf(second, 'versionNumber'), '2')
	t.is(textOf(second, 'imageId'), image)
	t.is(textOf(second, 'defaultVersion'), 'false')
	await call('ModifyLaunchTemplate', {LaunchTemplateName: 'web', SetDefaultVersion: '2'})
	const versions = await call('DescribeLaunchTemplateVersions', {
		LaunchTemplateName: 'web',
		'LaunchTemplateVersion.1': '$Default'
	})
	t.deepEqual(textsOf(versions, 'versionNumber'), ['2'])
	const refused = await call('DeleteLaunchTemplateVersions', {LaunchTemplateName: 'web', 'LaunchTemplateVersion.1': '2'})
	t.is(textOf(refused, 'code'), 'unexpectedError')
	await call('DeleteLaunchTemplateVersions', {LaunchTemplateName: 'web', 'LaunchTemplateVersion.1': '1'})
	await t.throwsAsync(call('DescribeLaunchTemplateVersions', {LaunchTemplateId: id, 'LaunchTemplateVersion.1': '1'}), {
		message: `InvalidLaunchTemplateId.VersionNotFound: Could not find the specified version 1 for the launch template with ID ${id}.`
	})
	await call('DeleteLaunchTemplate', {LaunchTemplateName: 'web'})
	await t.throwsAsync(call('DescribeLaunchTemplates', {'LaunchTemplateName.1': 'web'}), {
		message:
			'InvalidLaunchTemplateName.NotFoundException: At least one of the launch templates specified in the request does not exist.'
	})
})

test('an instance is launched from a template; what the call says counts first', async t => {
	const {call, loaded} = door({vpcs: {main: {cidr: '10.0.0.0/16', subnets: {app: {cidr: '10.0.1.0/24', zone: 'us-east-1a'}}}}})
	const subnet = textOf(await call('DescribeSubnets'), 'subnetId')
	await call('CreateLaunchTemplate', {
		LaunchTemplateName: 'web',
		'LaunchTemplateData.ImageId': image,
		'LaunchTemplateData.InstanceType': 't3.small',
		'LaunchTemplateData.UserData': Buffer.from('#!/bin/sh\nyum install -y nginx').toString('base64'),
		'LaunchTemplateData.TagSpecification.1.ResourceType': 'instance',
		'LaunchTemplateData.TagSpecification.1.Tag.1.Key': 'Name',
		'LaunchTemplateData.TagSpecification.1.Tag.1.Value': 'of-template'
	})
	const run = await call('RunInstances', {
		MinCount: '1',
		MaxCount: '1',
		SubnetId: subnet,
		InstanceType: 't3.nano',
		'LaunchTemplate.LaunchTemplateName': 'web',
		'TagSpecification.1.ResourceType': 'instance',
		'TagSpecification.1.Tag.1.Key': 'Name',
		'TagSpecification.1.Tag.1.Value': 'web'
	})
	t.is(textOf(run, 'imageId'), image)
	t.is(textOf(run, 'instanceType'), 't3.nano')
	t.deepEqual(loaded().document.vpcs?.main?.instances?.web?.serves, ['tcp:22', 'http'])
	const data = await call('GetLaunchTemplateData', {InstanceId: textOf(run, 'instanceId')})
	t.is(textOf(data, 'instanceType'), 't3.nano')
})

test('blocks of a subnet are reserved once', async t => {
	const {call} = door({vpcs: {main: {cidr: '10.0.0.0/16', subnets: {app: {cidr: '10.0.1.0/24', zone: 'us-east-1a'}}}}})
	const SubnetId = textOf(await call('DescribeSubnets'), 'subnetId')
	const made = await call('CreateSubnetCidrReservation', {SubnetId, Cidr: '10.0.1.16/28', ReservationType: 'prefix'})
	const id = textOf(made, 'subnetCidrReservationId')
	await t.throwsAsync(call('CreateSubnetCidrReservation', {SubnetId, Cidr: '10.0.1.24/29', ReservationType: 'explicit'}), {
		message: "InvalidParameterValue: The CIDR '10.0.1.24/29' conflicts with another reservation"
	})
	await t.throwsAsync(call('CreateSubnetCidrReservation', {SubnetId, Cidr: '10.0.2.0/28', ReservationType: 'explicit'}), {
		message: /It is not in the subnet/
	})
	t.deepEqual(textsOf(await call('GetSubnetCidrReservations', {SubnetId}), 'cidr'), ['10.0.1.16/28'])
	await call('DeleteSubnetCidrReservation', {SubnetCidrReservationId: id})
	t.deepEqual(textsOf(await call('GetSubnetCidrReservations', {SubnetId}), 'cidr'), [])
})
