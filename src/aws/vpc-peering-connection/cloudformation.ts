/** AWS::EC2::VPCPeeringConnection. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcpeeringconnection.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {idOf} from '../ids.ts'

export function makePeering(making: Making): Made {
	const {properties, thingAt, name, lab} = making
	const requester = thingAt('VpcId', 'vpc')
	const peer = properties.text('PeerVpcId')
	if (!requester || peer === undefined) return leftOut(making)
	const accepter = lab.thing(peer)
	if (accepter?.kind !== 'vpc') {
		const isElsewhere = ['PeerOwnerId', 'PeerRegion'].some(key => properties.has(key))
		if (isElsewhere) {
			return notEmulated(making, `it is left out: the lab does not have the VPC ${peer} of another account or Region`)
		}
		thingAt('PeerVpcId', 'vpc')
		return leftOut(making)
	}
	const id = idOf('pcx', name)
	return {
		ref: id,
		attributes: {Id: () => id},
		things: [{kind: 'vpc-peering-connection', id, path: ['peerings', name], name}],
		edits: [
			{
				path: ['peerings', name],
				value: {
					requester: properties.placed('VpcId', requester.name),
					accepter: properties.placed('PeerVpcId', accepter.name),
					tags: making.tags()
				}
			}
		]
	}
}

export const vpcPeeringConnection: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::VPCPeeringConnection': {
			effect: ['VpcId', 'PeerVpcId', 'PeerOwnerId', 'PeerRegion', 'Tags'],
			// A lab accepts peerings across accounts without a role.
			inert: ['PeerRoleArn', 'AssumeRoleRegion'],
			make: makePeering
		}
	}
}
