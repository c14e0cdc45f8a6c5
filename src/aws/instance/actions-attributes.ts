/** DescribeInstanceAttribute and ModifyInstanceAttribute. Pure. */

import type {ModifyInstanceAttributeRequest} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {type Patch, patchAt} from '../../api/part.ts'
import {written} from '../../api/places.ts'
import {groupNames} from '../security-group/actions-group-names.ts'
import {awsBag, type Item, type View} from '../view.ts'
import {instanceOf, nameOfState} from './actions-place.ts'

/** Errors: AwsError, for an unknown attribute. */
export function attributeOf(name: string, item: Item, path: readonly string[], view: View): Item {
	const bag = awsBag(String(item.InstanceId), 'instances', view)
	const userData = written<string>([...path, 'userData'], view)
	const values: Readonly<Record<string, Item>> = {
		instanceType: {InstanceType: {Value: item.InstanceType}},
		sourceDestCheck: {SourceDestCheck: {Value: item.SourceDestCheck}},
		groupSet: {Groups: item.SecurityGroups},
		disableApiTermination: {DisableApiTermination: {Value: bag.DisableApiTermination ?? false}},
		disableApiStop: {DisableApiStop: {Value: bag.DisableApiStop ?? false}},
		instanceInitiatedShutdownBehavior: {
			InstanceInitiatedShutdownBehavior: {Value: bag.InstanceInitiatedShutdownBehavior ?? 'stop'}
		},
		kernel: {KernelId: {}},
		ramdisk: {RamdiskId: {}},
		productCodes: {ProductCodes: []},
		sriovNetSupport: {SriovNetSupport: {}},
		enclaveOptions: {EnclaveOptions: {Enabled: false}},
		ebsOptimized: {EbsOptimized: {Value: false}},
		enaSupport: {EnaSupport: {Value: true}},
		rootDeviceName: {RootDeviceName: {Value: item.RootDeviceName}},
		blockDeviceMapping: {BlockDeviceMappings: item.BlockDeviceMappings},
		userData: {UserData: userData === undefined ? {} : {Value: Buffer.from(userData).toString('base64')}}
	}
	const found = Object.hasOwn(values, name) ? values[name] : undefined
	if (!found) throw invalidValue(name, 'attribute', 'Unknown attribute.')
	return found
}

export function modified(input: ModifyInstanceAttributeRequest, view: View): Patch {
	const {vpc, item, path} = instanceOf(input.InstanceId, view)
	const {Groups, SourceDestCheck, InstanceType, UserData, DisableApiTermination, DisableApiStop} = input
	const {InstanceInitiatedShutdownBehavior: onShutdown} = input
	if ((InstanceType ?? UserData) !== undefined && nameOfState(item) !== 'stopped') {
		throw new AwsError('IncorrectInstanceState', `The instance '${input.InstanceId}' is not in the 'stopped' state.`)
	}
	const bag = {
		...(InstanceType?.Value !== undefined && {InstanceType: InstanceType.Value}),
		...(DisableApiTermination?.Value !== undefined && {DisableApiTermination: DisableApiTermination.Value}),
		...(DisableApiStop?.Value !== undefined && {DisableApiStop: DisableApiStop.Value}),
		...(onShutdown?.Value !== undefined && {InstanceInitiatedShutdownBehavior: onShutdown.Value})
	}
	return patchAt(path, {
		...(Groups && {securityGroups: groupNames(Groups, vpc)}),
		...(SourceDestCheck?.Value !== undefined && {sourceDestCheck: SourceDestCheck.Value}),
		...(UserData?.Value !== undefined && {userData: Buffer.from(UserData.Value, 'base64').toString()}),
		...(Object.keys(bag).length > 0 && {aws: bag})
	})
}
