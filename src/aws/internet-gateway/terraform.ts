/** aws_internet_gateway and its attachment. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/internet_gateway */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'
import {isGiven} from '../../iac/terraform/translate.ts'
import {idOf} from '../ids.ts'

/** A gateway that is made in its VPC. */
function makeAttached(making: Making): Made {
	const vpc = making.thingAt('VpcId', 'vpc')
	if (!vpc) return leftOut(making)
	const id = idOf('igw', vpc.name)
	const path = [...vpc.path, 'internetGateway']
	const tags = making.tags()
	return {
		ref: id,
		things: [{kind: 'internet-gateway', id, path, name: making.name, vpc: vpc.name, facts: {tags}}],
		edits: [{path, value: making.properties.placed('VpcId', tags ? {tags} : true)}]
	}
}

const gateway = sameAs('AWS::EC2::InternetGateway', {VpcId: 'vpc_id'})

export const internetGateway: TerraformPart = {
	terraform: {
		aws_internet_gateway: {
			...gateway,
			as: asking => ({...gateway.as(asking), ...(isGiven(asking.values.vpc_id) && {make: makeAttached})}),
			noun: 'internet-gateway',
			inert: ['region'],
			attributes: {owner_id: (_made, {lab}) => lab.account}
		},
		aws_internet_gateway_attachment: {
			...sameAs('AWS::EC2::VPCGatewayAttachment', {VpcId: 'vpc_id', InternetGatewayId: 'internet_gateway_id'}),
			required: ['vpc_id', 'internet_gateway_id']
		}
	}
}
