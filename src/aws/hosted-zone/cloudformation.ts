/** AWS::Route53::HostedZone. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-hostedzone.html */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {recordTypes} from './cloudformation-records.ts'
import {domainOf} from './domain.ts'
import {zoneId} from './kind.ts'

function make(making: Making): Made {
	const {properties, thingAt, name, lab} = making
	const domain = properties.text('Name')
	if (domain === undefined) return leftOut(making)
	const asked = properties.items('VPCs')
	const vpcs = asked.flatMap(one => thingAt('VPCId', 'vpc', one)?.name ?? [])
	// Without any of its VPCs, it would be a public zone.
	if (asked.length > 0 && vpcs.length === 0) return leftOut(making)
	const id = zoneId(name, {})
	return {
		ref: id,
		attributes: {Id: () => id, NameServers: () => [1, 2, 3, 4].map(n => `ns-${n}.awsdns-0${n}.com`)},
		things: [{kind: 'hosted-zone', id, path: ['hostedZones', name], name, facts: {domain: domainOf(domain)}}],
		edits: [
			{
				path: ['hostedZones', name],
				value: {
					name: properties.placed('Name', domainOf(domain)),
					vpcs: asked.length > 0 ? properties.placed('VPCs', vpcs) : undefined,
					account: lab.scope.account,
					tags: making.tags(properties.tags('HostedZoneTags'))
				}
			}
		]
	}
}

export const hostedZone: TemplatePart = {
	missing: {'hosted-zone': id => ({code: 'NoSuchHostedZone', message: `No hosted zone found with ID: ${id}`})},
	cloudFormation: {
		'AWS::Route53::HostedZone': {
			effect: ['Name', 'VPCs', 'HostedZoneTags'],
			inert: ['HostedZoneConfig', 'HostedZoneFeatures'],
			named: {QueryLoggingConfig: 'queries are not logged'},
			make
		},
		...recordTypes
	}
}
