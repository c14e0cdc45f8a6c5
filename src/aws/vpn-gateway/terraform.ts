/** aws_vpn_gateway and its attachment. */
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
	const id = idOf('vgw', vpc.name)
	const path = [...vpc.path, 'vpnGateway']
	const tags = making.tags()
	const asn = making.properties.placed('AmazonSideAsn', making.properties.number('AmazonSideAsn'))
	return {
		ref: id,
		things: [{kind: 'vpn-gateway', id, path, name: making.name, vpc: vpc.name, facts: {asn, tags}}],
		edits: [{path, value: making.properties.placed('VpcId', asn || tags ? {asn, tags} : true)}]
	}
}

const gateway = sameAs('AWS::EC2::VPNGateway', {VpcId: 'vpc_id', AmazonSideAsn: 'amazon_side_asn'})

export const vpnGateway: TerraformPart = {
	terraform: {
		aws_vpn_gateway: {
			...gateway,
			as: asking => ({...gateway.as(asking), ...(isGiven(asking.values.vpc_id) && {make: makeAttached})}),
			noun: 'vpn-gateway',
			inert: ['availability_zone', 'region']
		},
		aws_vpn_gateway_attachment: {
			...sameAs('AWS::EC2::VPCGatewayAttachment', {VpcId: 'vpc_id', VpnGatewayId: 'vpn_gateway_id'}),
			required: ['vpc_id', 'vpn_gateway_id']
		}
	}
}
