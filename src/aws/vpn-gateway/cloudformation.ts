/** AWS::EC2::VPNGateway. Its attachment is the same as that of internet gateways. */
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {idOf} from '../ids.ts'

function make(making: Making): Made {
	const {properties, name, lab} = making
	const id = idOf('vgw', name)
	const path = ['vpnGateways', name]
	const asn = properties.placed('AmazonSideAsn', properties.number('AmazonSideAsn'))
	const tags = making.tags()
	const {region} = lab.scope
	return {
		ref: id,
		attributes: {VPNGatewayId: () => id},
		things: [{kind: 'vpn-gateway', id, path, name, facts: {asn, tags}}],
		edits: [{path, value: {asn, tags, region}}]
	}
}

export const vpnGateway: TemplatePart = {
	cloudFormation: {'AWS::EC2::VPNGateway': {effect: ['AmazonSideAsn', 'Tags'], inert: ['Type'], make}}
}
