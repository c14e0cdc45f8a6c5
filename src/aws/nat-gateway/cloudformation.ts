/** AWS::EC2::NatGateway. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {refused} from '../../iac/unknown.ts'
import {idOf} from '../ids.ts'

const addresses = 'a regional NAT gateway has addresses of its own in each zone'
const secondary = 'further addresses of a NAT gateway are not emulated: all flows leave by the first'

function make(making: Making): Made {
	const {properties, thingAt, name, lab} = making
	if (properties.text('AvailabilityMode') === 'regional') return makeRegional(making)
	if (!properties.has('SubnetId')) {
		properties.refuse('SubnetId', {
			message: 'The request must contain the parameter subnetId',
			code: 'MissingParameter',
			fix: 'add SubnetId'
		})
	}
	const subnet = thingAt('SubnetId', 'subnet')
	const isPrivate = properties.text('ConnectivityType') === 'private'
	const address = isPrivate ? undefined : thingAt('AllocationId', 'elastic-ip')
	if (!subnet) return leftOut(making)
	if (!isPrivate && !properties.has('AllocationId')) {
		properties.refuse('AllocationId', {
			message: 'A public NAT gateway needs the parameter AllocationId',
			code: 'MissingParameter',
			fix: 'add AllocationId: !GetAtt Eip.AllocationId, or ConnectivityType: private'
		})
	}
	const key = `${subnet.vpc}.${name}`
	const id = idOf('nat', key)
	const own = () =>
		lab
			.soFar()
			?.vpcs.find(vpc => vpc.key === subnet.vpc)
			?.interfaces.find(one => one.type === 'nat_gateway' && one.key.startsWith(key))
	const path = ['vpcs', subnet.vpc ?? '', 'natGateways', name]
	return {
		ref: id,
		attributes: {
			NatGatewayId: () => id,
			EniId: () => own()?.id ?? refused
		},
		things: [{kind: 'nat-gateway', id, path, name, ...(subnet.vpc !== undefined && {vpc: subnet.vpc})}],
		edits: [
			{
				path,
				value: {
					subnet: properties.placed('SubnetId', subnet.name),
					connectivity: isPrivate ? properties.placed('ConnectivityType', 'private') : undefined,
					elasticIp: properties.placed('AllocationId', address?.name),
					privateIp: properties.placed('PrivateIpAddress', properties.text('PrivateIpAddress')),
					tags: making.tags()
				}
			}
		]
	}
}

/** NAT-9. */
function makeRegional(making: Making): Made {
	const {properties, thingAt, name} = making
	const vpc = thingAt('VpcId', 'vpc')
	if (!vpc) return leftOut(making)
	const id = idOf('nat', `${vpc.name}.${name} regional`)
	const path = ['vpcs', vpc.name, 'natGateways', name]
	return {
		ref: id,
		attributes: {NatGatewayId: () => id, EniId: () => refused},
		things: [{kind: 'nat-gateway', id, path, name, vpc: vpc.name}],
		edits: [{path, value: {availabilityMode: properties.placed('AvailabilityMode', 'regional'), tags: making.tags()}}]
	}
}

export const natGateway: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::NatGateway': {
			effect: ['SubnetId', 'AllocationId', 'ConnectivityType', 'PrivateIpAddress', 'Tags', 'AvailabilityMode', 'VpcId'],
			inert: ['MaxDrainDurationSeconds'],
			named: {
				AvailabilityZoneAddresses: addresses,
				SecondaryAllocationIds: secondary,
				SecondaryPrivateIpAddresses: secondary,
				SecondaryPrivateIpAddressCount: secondary
			},
			make
		}
	}
}
