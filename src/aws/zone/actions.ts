/** Regions, zones and what an account may have. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html */
import {AwsError} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import type {ApiPart} from '../../api/part.ts'
import {regionNames} from '../regions.ts'
import {describeAvailabilityZones} from './wire.ts'

const zoneFilters = {
	'group-name': 'GroupName',
	message: 'Messages[].Message',
	'opt-in-status': 'OptInStatus',
	'region-name': 'RegionName',
	state: 'State',
	'zone-id': 'ZoneId',
	'zone-name': 'ZoneName',
	'zone-type': 'ZoneType'
}

const regionFilters = {endpoint: 'Endpoint', 'opt-in-status': 'OptInStatus', 'region-name': 'RegionName'}

export const zone: ApiPart = {
	ec2: {
		DescribeAvailabilityZones({input: {Filters = [], ZoneNames, ZoneIds}, view}) {
			const all = describeAvailabilityZones(view)
			const unknown = [...(ZoneNames ?? []), ...(ZoneIds ?? [])].find(
				asked => !all.some(one => one.ZoneName === asked || one.ZoneId === asked)
			)
			if (unknown !== undefined) throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${unknown}]`)
			const fits = matcher(Filters, zoneFilters, 'Tags')
			const isAsked = ({ZoneName, ZoneId}: Readonly<Record<string, unknown>>) =>
				(ZoneNames?.includes(String(ZoneName)) ?? true) && (ZoneIds?.includes(String(ZoneId)) ?? true)
			return {answer: {AvailabilityZones: all.filter(one => isAsked(one) && fits(one))}}
		},
		DescribeRegions({input: {Filters = [], RegionNames}}) {
			const unknown = RegionNames?.find(name => !regionNames.includes(name))
			if (unknown !== undefined) throw new AwsError('InvalidParameterValue', `Invalid region names: ${unknown}`)
			const fits = matcher(Filters, regionFilters, 'Tags')
			const all = regionNames
				.filter(name => !/^(?:cn|us-gov)-/.test(name) && (RegionNames?.includes(name) ?? true))
				.map(name => ({RegionName: name, Endpoint: `ec2.${name}.amazonaws.com`, OptInStatus: 'opt-in-not-required'}))
			return {answer: {Regions: all.filter(fits)}}
		},
		DescribeAccountAttributes: ({input: {AttributeNames}, view}) => ({
			answer: {
				AccountAttributes: Object.entries(attributes(view.document.quotas?.vpcsPerRegion ?? 5))
					.filter(([name]) => AttributeNames?.includes(name) ?? true)
					.map(([AttributeName, value]) => ({AttributeName, AttributeValues: [{AttributeValue: value}]}))
			}
		})
	}
}

const attributes = (vpcs: number): Readonly<Record<string, string>> => ({
	'supported-platforms': 'VPC',
	'default-vpc': 'none',
	'max-instances': '20',
	'vpc-max-security-groups-per-interface': '5',
	'max-elastic-ips': '5',
	'vpc-max-elastic-ips': '5',
	'vpc-max-vpcs': String(vpcs)
})
