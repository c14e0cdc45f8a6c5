/** Finds subnets by id. Pure. */
import {doesNotExist} from '../../api/part.ts'
import type {Subnet, Vpc} from '../../model/model.ts'
import type {View} from '../view.ts'

export const missingSubnet = doesNotExist('InvalidSubnetID.NotFound', 'subnet ID')

type FoundSubnet = {readonly vpc: Vpc; readonly subnet: Subnet; readonly name: string; readonly path: readonly string[]}

/** A subnet of the caller, with its name and place in the file. Errors: AwsError, if there is none with that id. */
export function subnetOf(id: string, view: View): FoundSubnet {
	for (const vpc of view.vpcs) {
		const subnet = vpc.subnets.find(one => one.id === id)
		if (!subnet) continue
		const name = subnet.key.slice(vpc.key.length + 1)
		return {vpc, subnet, name, path: ['vpcs', vpc.key, 'subnets', name]}
	}
	throw missingSubnet(id)
}
