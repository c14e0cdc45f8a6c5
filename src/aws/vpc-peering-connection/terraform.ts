/** aws_vpc_peering_connection, its accepter and its options. Doc: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_peering_connection */
import {leftOut} from '../../iac/made.ts'
import type {Made, Making} from '../../iac/part.ts'
import type {TerraformPart} from '../../iac/terraform/part.ts'
import {sameAs} from '../../iac/terraform/same-as.ts'
import {makePeering} from './cloudformation.ts'

/** Pending until `auto_accept`, or the accepter's own resource, accepts it. */
function make(making: Making): Made {
	const made = makePeering(making)
	const path = made.edits?.[0]?.path
	const isAccepted = making.properties.flag('AutoAccept') || making.properties.text('AcceptStatus') === 'active'
	if (!path || isAccepted) return made
	return {
		...made,
		edits: [...(made.edits ?? []), {path: [...path, 'accepted'], value: making.properties.placed('PeerVpcId', false)}]
	}
}

function accept(making: Making): Made {
	const peering = making.thingAt('VpcPeeringConnectionId', 'vpc-peering-connection')
	if (!peering) return leftOut(making)
	const path = [...peering.path, 'accepted']
	const isAccepted = making.properties.flag('AutoAccept') || making.properties.text('AcceptStatus') === 'active'
	return {ref: peering.id, edits: isAccepted ? [{path, value: undefined, remove: true}] : []}
}

const sides = ['requester', 'accepter'] as const

/** PCX-4. */
function setOptions(making: Making): Made {
	const {properties} = making
	const peering = making.thingAt('VpcPeeringConnectionId', 'vpc-peering-connection')
	if (!peering) return leftOut(making)
	const allows = sides.flatMap(side => {
		const allowed = properties.items(side).find(one => one.flag('Allow'))
		return allowed ? [[side, allowed.placed('Allow', true)] as const] : []
	})
	return {
		ref: peering.id,
		edits:
			allows.length > 0 ? [{path: [...peering.path, 'allowDnsResolutionFromRemoteVpc'], value: Object.fromEntries(allows)}] : []
	}
}

const type = 'AWS::EC2::VPCPeeringConnection'
const dns = {Allow: 'allow_remote_vpc_dns_resolution'}
const dnsOfSides = {requester: {blocks: 'requester', as: dns}, accepter: {blocks: 'accepter', as: dns}}
const byId = {VpcPeeringConnectionId: 'vpc_peering_connection_id', ...dnsOfSides}

const peering = sameAs(type, {
	VpcId: 'vpc_id',
	PeerVpcId: 'peer_vpc_id',
	PeerOwnerId: 'peer_owner_id',
	PeerRegion: 'peer_region',
	AutoAccept: 'auto_accept',
	AcceptStatus: 'accept_status',
	...dnsOfSides
})
const accepter = sameAs(type, {...byId, AutoAccept: 'auto_accept', AcceptStatus: 'accept_status'})
const options = sameAs(type, byId)

export const vpcPeeringConnection: TerraformPart = {
	terraform: {
		aws_vpc_peering_connection: {
			...peering,
			as: asking => ({...peering.as(asking), make}),
			parts: (asking, VpcPeeringConnectionId) => [
				{type, properties: {...options.as(asking).properties, VpcPeeringConnectionId}, make: setOptions}
			],
			noun: 'peering',
			required: ['vpc_id', 'peer_vpc_id'],
			inert: ['region']
		},
		aws_vpc_peering_connection_accepter: {
			...accepter,
			as: asking => ({...accepter.as(asking), make: accept}),
			parts: asking => [{...options.as(asking), make: setOptions}],
			required: ['vpc_peering_connection_id'],
			inert: ['region']
		},
		aws_vpc_peering_connection_options: {
			...options,
			as: asking => ({...options.as(asking), make: setOptions}),
			required: ['vpc_peering_connection_id'],
			inert: ['region']
		}
	}
}
