/** AWS::EC2::InternetGateway, and attachments of internet gateways and virtual private gateways to VPCs. */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making, TemplatePart} from '../../iac/part.ts'
import {idOf} from '../ids.ts'

/** A gateway is outside VPCs until it is attached. */
function makeGateway(making: Making): Made {
	const {name, lab} = making
	const id = idOf('igw', `detached ${name}`)
	const path = ['internetGateways', name]
	const tags = making.tags()
	return {
		ref: id,
		attributes: {InternetGatewayId: () => id},
		things: [{kind: 'internet-gateway', id, path, name, facts: {tags}}],
		edits: [{path, value: {...lab.scope, tags}}]
	}
}

function attach(making: Making): Made {
	const {properties, thingAt, lab} = making
	const vpc = thingAt('VpcId', 'vpc')
	const gateway = thingAt('InternetGatewayId', 'internet-gateway')
	const vpnGateway = thingAt('VpnGatewayId', 'vpn-gateway')
	const ref = `${vpc?.id}|${gateway?.id ?? vpnGateway?.id}`
	if (!properties.has('InternetGatewayId') && !properties.has('VpnGatewayId')) {
		properties.refuse('InternetGatewayId', {
			message: "You must specify one of 'InternetGatewayId' or 'VpnGatewayId'",
			code: 'ValidationError',
			fix: 'add InternetGatewayId: !Ref …'
		})
	}
	if (!vpc) return leftOut(making)
	const edits = [
		[gateway, 'internetGateway', 'InternetGatewayId'] as const,
		[vpnGateway, 'vpnGateway', 'VpnGatewayId'] as const
	].flatMap(([thing, key, property]) => {
		if (!thing) return []
		const {tags, asn} = thing.facts ?? {}
		return [
			{path: thing.path, value: undefined, remove: true as const},
			{path: [...vpc.path, key], value: properties.placed(property, {id: thing.id, asn, tags})}
		]
	})
	const things = [gateway, vpnGateway].flatMap(thing =>
		thing ? [{...thing, path: [...vpc.path, thing.kind === 'vpn-gateway' ? 'vpnGateway' : 'internetGateway'], vpc: vpc.name}] : []
	)
	// Connections made before the attachment refer to the gateway by its own name.
	const connections = lab
		.things()
		.filter(one => one.kind === 'vpn-connection' && lab.written([...one.path, 'gateway', 'vpnGateway']) === vpnGateway?.name)
		.map(one => ({path: [...one.path, 'gateway', 'vpnGateway'], value: vpc.name}))
	return {ref, attributes: {AttachmentType: () => (gateway ? 'IGW' : 'VGW')}, edits: [...edits, ...connections], things}
}

export const internetGateway: TemplatePart = {
	cloudFormation: {
		'AWS::EC2::InternetGateway': {effect: ['Tags'], make: makeGateway},
		'AWS::EC2::VPCGatewayAttachment': {effect: ['VpcId', 'InternetGatewayId', 'VpnGatewayId'], make: attach}
	}
}
