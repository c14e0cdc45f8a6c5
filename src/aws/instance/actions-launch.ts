/** RunInstances: the lab file's entries of new instances. User data is kept, but never run. Pure. */

import type {RunInstancesRequest} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {allOf, type Edit, patchAt, together} from '../../api/part.ts'
import {keyFor, tagsFor, writtenTags} from '../../api/tags.ts'
import type {Vpc} from '../../model/model.ts'
import {interfaceOf} from '../network-interface/actions-place.ts'
import {groupNames} from '../security-group/actions-group-names.ts'
import {subnetOf} from '../subnet/actions-place.ts'
import type {View} from '../view.ts'
import {defaultSubnet} from '../vpc/actions-default.ts'
import {isInstanceType} from './actions-catalog.ts'
import {keyPairType} from './actions-key-pairs.ts'
import {templated} from './actions-launch-template-store.ts'
import {instanceOf} from './actions-place.ts'
import {launchedServices} from './actions-services.ts'
import {describeReservations} from './wire.ts'

type Specification = NonNullable<RunInstancesRequest['NetworkInterfaces']>[number]

/** The primary interface, from the call's own parameters or its first interface specification. */
function primaryOf(input: RunInstancesRequest): Specification {
	const {NetworkInterfaces = [], SubnetId, SecurityGroupIds, PrivateIpAddress, Ipv6AddressCount, Ipv6Addresses} = input
	const given = NetworkInterfaces.find(({DeviceIndex}) => (DeviceIndex ?? 0) === 0)
	if (given && (SubnetId ?? SecurityGroupIds) !== undefined) {
		throw new AwsError(
			'InvalidParameterCombination',
			'Network interfaces and an instance-level subnet ID may not be specified on the same request'
		)
	}
	return (
		given ?? {
			...(SubnetId !== undefined && {SubnetId}),
			...(SecurityGroupIds && {Groups: SecurityGroupIds}),
			...(PrivateIpAddress !== undefined && {PrivateIpAddress}),
			...(Ipv6AddressCount !== undefined && {Ipv6AddressCount}),
			...(Ipv6Addresses && {Ipv6Addresses})
		}
	)
}

/** Names of groups as the file has them, by the names that AWS knows. Errors: AwsError. */
const groupsCalled = (names: readonly string[], vpc: Vpc): readonly string[] =>
	names.map(name => {
		const group = vpc.securityGroups.find(one => one.name === name)
		if (!group) throw new AwsError('InvalidGroup.NotFound', `The security group '${name}' does not exist`)
		return group.key.slice(vpc.key.length + 1)
	})

const most = 100

/** What else a call makes, besides instances. */
const launched = ['volume', 'network-interface', 'spot-instances-request', 'elastic-gpu']

export function launch(request: RunInstancesRequest, view: View, newId: (prefix: string) => string, nowMs: number): Edit {
	const input = templated(request, view)
	const {MinCount, MaxCount, ImageId, InstanceType = 't3.micro', KeyName, UserData} = input
	if (MinCount < 1 || MaxCount < MinCount || MaxCount > most) throw invalidValue(MaxCount, 'maxCount')
	if (ImageId === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter ImageId')
	if (!isInstanceType(InstanceType)) {
		throw new AwsError('InvalidParameterValue', `Invalid value '${InstanceType}' for InstanceType.`)
	}
	if (KeyName !== undefined && !allOf(keyPairType, view).some(one => one.KeyName === KeyName)) {
		throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${KeyName}' does not exist`)
	}
	if (!/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(ImageId)) {
		throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${ImageId}" (expecting "ami-...")`)
	}
	const primary = primaryOf(input)
	if (primary.NetworkInterfaceId !== undefined) {
		throw new AwsError('UnsupportedOperation', 'In this lab an instance is launched with a primary network interface of its own.')
	}
	const subnetId = primary.SubnetId ?? defaultSubnet(view, input.Placement?.AvailabilityZone)?.id
	if (subnetId === undefined) {
		throw new AwsError('MissingInput', 'No subnets found for the default VPC: the account has none. Please specify a subnet.')
	}
	const {vpc, subnet, name: subnetName} = subnetOf(subnetId, view)
	const userData = UserData === undefined ? undefined : Buffer.from(UserData, 'base64').toString()
	const tags = tagsFor('instance', input.TagSpecifications, launched)
	const reservation = newId('r')
	const extras = (input.NetworkInterfaces ?? []).filter(({DeviceIndex}) => (DeviceIndex ?? 0) > 0)
	const options = input.MetadataOptions ?? {}
	const ids = Array.from({length: MaxCount}, () => newId('i'))
	const paths = ids.map((id, n) => [
		'vpcs',
		vpc.key,
		'instances',
		keyFor(id, n === 0 ? tags.Name : undefined, view, 'instance', vpc.key)
	])
	const groups = primary.Groups
		? groupNames(primary.Groups, vpc)
		: input.SecurityGroups && groupsCalled(input.SecurityGroups, vpc)
	const instance = (id: string, n: number) => ({
		id,
		interfaceId: newId('eni'),
		subnet: subnetName,
		...(groups && {securityGroups: groups}),
		...(primary.PrivateIpAddress !== undefined && {privateIp: primary.PrivateIpAddress}),
		...(primary.SecondaryPrivateIpAddressCount !== undefined && {secondaryIps: primary.SecondaryPrivateIpAddressCount}),
		...(primary.Ipv6AddressCount !== undefined && {ipv6: primary.Ipv6AddressCount}),
		...(primary.Ipv6Addresses && {ipv6: primary.Ipv6Addresses.flatMap(one => one.Ipv6Address ?? [])}),
		// The subnet's attribute applies only at launch.
		...(extras.length === 0 && {publicIp: primary.AssociatePublicIpAddress ?? subnet.mapPublicIpOnLaunch}),
		...(extras.length > 0 && {
			interfaces: extras.map(({NetworkInterfaceId, SubnetId = subnetId, Groups, PrivateIpAddress}) =>
				NetworkInterfaceId === undefined
					? {
							subnet: subnetOf(SubnetId, view).name,
							...(Groups && {securityGroups: groupNames(Groups, vpc)}),
							...(PrivateIpAddress !== undefined && {privateIp: PrivateIpAddress})
						}
					: interfaceOf(NetworkInterfaceId, view).name
			)
		}),
		serves: launchedServices(tags['vpclab:serves'], userData),
		...(userData !== undefined && {userData}),
		...(options.HttpTokens !== undefined && {metadataOptions: {httpTokens: options.HttpTokens}}),
		tags: writtenTags(tags),
		aws: {
			ImageId,
			InstanceType,
			...(KeyName !== undefined && {KeyName}),
			LaunchTime: new Date(nowMs).toISOString(),
			ReservationId: reservation,
			AmiLaunchIndex: n,
			...(input.ClientToken !== undefined && {ClientToken: input.ClientToken}),
			...(input.DisableApiTermination === true && {DisableApiTermination: true})
		}
	})
	return {
		patch: together(...ids.map((id, n) => patchAt(paths[n] ?? [], instance(id, n)))),
		pin: after =>
			together(...ids.map((id, n) => patchAt(paths[n] ?? [], {privateIp: instanceOf(id, after).item.PrivateIpAddress}))),
		answer: after => {
			const found = describeReservations(after).find(({ReservationId}) => ReservationId === reservation)
			const instances = (found?.Instances ?? []) as readonly object[]
			return {...found, Instances: instances.map(one => ({...one, State: {Code: 0, Name: 'pending'}}))}
		}
	}
}
