/** DescribeVpcEndpointServices: AWS's own services, and those of accounts that allow the caller. Pure. */
import type {DescribeVpcEndpointServicesRequest} from '../../../api-models/ec2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {matcher} from '../../api/filters.ts'
import {paged} from '../../api/listing.ts'
import type {Action} from '../../api/part.ts'
import {hasGateway, namesIn, serviceNames} from '../../model/aws-services.ts'
import type {Item, View} from '../view.ts'
import {describeAvailabilityZones} from '../zone/wire.ts'
import {describeService, servicesOf} from './actions-described.ts'

const filters = {
	owner: 'Owner',
	'service-name': 'ServiceName',
	'service-region': 'ServiceRegion',
	'service-type': 'ServiceType[].ServiceType',
	'supported-ip-address-types': 'SupportedIpAddressTypes'
}

/** An AWS service; with gateway endpoints it is there twice, once of each type. */
function awsServices(name: string, view: View): readonly Item[] {
	const {region} = view
	const zones = describeAvailabilityZones(view)
	const [first = ''] = namesIn(name, region)
	const common = {
		ServiceName: `com.amazonaws.${region}.${name}`,
		ServiceRegion: region,
		AvailabilityZones: zones.map(({ZoneName}) => ZoneName),
		AvailabilityZoneIds: zones.map(({ZoneId}) => ZoneId),
		Owner: 'amazon',
		AcceptanceRequired: false,
		ManagesVpcEndpoints: false,
		VpcEndpointPolicySupported: true,
		SupportedIpAddressTypes: ['ipv4'],
		Tags: []
	}
	return [
		...(hasGateway(name)
			? [
					{
						...common,
						ServiceId: serviceId(name, 'gateway'),
						ServiceType: [{ServiceType: 'Gateway'}],
						BaseEndpointDnsNames: [first]
					}
				]
			: []),
		{
			...common,
			ServiceId: serviceId(name, 'interface'),
			ServiceType: [{ServiceType: 'Interface'}],
			BaseEndpointDnsNames: [`${name}.${region}.vpce.amazonaws.com`],
			PrivateDnsName: first,
			PrivateDnsNames: namesIn(name, region).map(PrivateDnsName => ({PrivateDnsName})),
			PrivateDnsNameVerificationState: 'verified'
		}
	]
}

/** The same in all labs: 17 hex digits, from the name. */
const serviceId = (name: string, type: string): string =>
	`vpce-svc-0${Buffer.from(`${type} ${name}`).toString('hex').padEnd(16, '0').slice(-16)}`

/** Whether the caller finds it: its own, or one that allows the account (PL-3). */
const isVisible = (vpc: View['lab']['vpcs'][number], allowed: readonly string[], {account}: View): boolean =>
	vpc.account === account || allowed.some(one => one === '*' || one.split(':')[4] === account)

export const serviceListing: Action<DescribeVpcEndpointServicesRequest> = ({input, view}) => {
	const accounts = view.lab.vpcs.flatMap(vpc =>
		servicesOf(vpc)
			.filter(({service}) => service.supportedRegions.includes(view.region) && isVisible(vpc, service.allowedPrincipals, view))
			.map(found => describeService(found, view))
	)
	const all: readonly Item[] = [...serviceNames.flatMap(name => awsServices(name, view)), ...accounts]
	const unknown = input.ServiceNames?.find(name => !all.some(({ServiceName}) => ServiceName === name))
	if (unknown !== undefined) throw new AwsError('InvalidServiceName', `The Vpc Endpoint Service '${unknown}' does not exist`)
	const fits = matcher(input.Filters ?? [], filters, 'Tags', invalidFilter)
	const found = all.filter(item => (input.ServiceNames?.includes(String(item.ServiceName)) ?? true) && fits(item))
	const page = paged(found, 'ServiceDetails', input)
	return {answer: {...page, ServiceNames: (page.ServiceDetails as readonly Item[]).map(({ServiceName}) => ServiceName)}}
}

const invalidFilter = (name: string): AwsError => new AwsError('InvalidFilter', `The filter '${name}' is invalid`)
