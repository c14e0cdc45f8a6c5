/** Transit gateways, their attachments and tables, as EC2 describes them. Pure. */
import type {
	Lab,
	TransitGateway,
	TransitGatewayAttachment,
	TransitGatewayRoute,
	TransitGatewayRouteTable
} from '../../model/model.ts'
import {arn, awsBag, compact, type Item, tagList, type View, wanted} from '../view.ts'

const own = (view: View): readonly TransitGateway[] =>
	view.lab.transitGateways.filter(({region, account}) => region === view.region && account === view.account)

/** The account's own gateways, and those that its VPCs are attached to. */
const visible = (view: View): readonly TransitGateway[] =>
	view.lab.transitGateways.filter(
		({region, account, attachments}) =>
			region === view.region && (account === view.account || attachments.some(one => isOf(one, view)))
	)

const isOf = ({resource}: TransitGatewayAttachment, {vpcs}: View): boolean =>
	resource.kind === 'vpc' && vpcs.some(({key}) => key === resource.vpc)

const onOff = (isOn: boolean | undefined): string => (isOn ? 'enable' : 'disable')

/** The table that attachments are associated with, or propagate to, by default. */
export function defaultTable(
	gateway: TransitGateway,
	which: 'defaultAssociation' | 'defaultPropagation',
	{document}: View
): string | undefined {
	const written = document.transitGateways?.[gateway.key]?.[which]
	const name = written === false ? undefined : (written ?? 'default')
	return gateway.routeTables.find(({key}) => key === `${gateway.key}.${name}`)?.id
}

/** As DescribeTransitGateways answers. */
export const describeTransitGateways = (view: View): readonly Item[] =>
	visible(view).map(gateway => {
		const written = view.document.transitGateways?.[gateway.key]
		const association = defaultTable(gateway, 'defaultAssociation', view)
		const propagation = defaultTable(gateway, 'defaultPropagation', view)
		return compact({
			TransitGatewayId: gateway.id,
			TransitGatewayArn: arn(`transit-gateway/${gateway.id}`, gateway),
			OwnerId: gateway.account,
			State: 'available',
			Options: compact({
				AmazonSideAsn: gateway.asn,
				AutoAcceptSharedAttachments: onOff(written?.autoAcceptSharedAttachments),
				DefaultRouteTableAssociation: onOff(association !== undefined),
				AssociationDefaultRouteTableId: association,
				DefaultRouteTablePropagation: onOff(propagation !== undefined),
				PropagationDefaultRouteTableId: propagation,
				VpnEcmpSupport: onOff(gateway.vpnEcmp),
				DnsSupport: awsBag(gateway.id, 'transitGateways', view).DnsSupport ?? 'enable',
				SecurityGroupReferencingSupport: onOff(gateway.securityGroupReferencing),
				MulticastSupport: 'disable'
			}),
			Tags: tagList(gateway.id, 'transitGateways', view),
			...awsBag(gateway.id, 'transitGateways', view)
		})
	})

const states = {available: 'available', 'pending-acceptance': 'pendingAcceptance', rejected: 'rejected'} as const

type Placed = {readonly gateway: TransitGateway; readonly attachment: TransitGatewayAttachment}

const attachmentsOf = (view: View): readonly Placed[] =>
	visible(view).flatMap(gateway =>
		gateway.attachments
			.filter(attachment => gateway.account === view.account || isOf(attachment, view))
			.map(attachment => ({gateway, attachment}))
	)

/** As DescribeTransitGatewayVpcAttachments answers. */
export const describeVpcAttachments = (view: View): readonly Item[] =>
	attachmentsOf(view).flatMap(({gateway, attachment: {id, state, resource}}) => {
		if (resource.kind !== 'vpc') return []
		const vpc = wanted(view.lab.vpcs, resource.vpc)
		return [
			{
				TransitGatewayAttachmentId: id,
				TransitGatewayId: gateway.id,
				VpcId: vpc.id,
				VpcOwnerId: vpc.account,
				State: states[state],
				SubnetIds: resource.subnets.map(({subnet}) => wanted(vpc.subnets, subnet).id),
				Options: {
					DnsSupport: awsBag(id, 'attachments', view).DnsSupport ?? 'enable',
					SecurityGroupReferencingSupport: onOff(resource.securityGroupReferencing),
					Ipv6Support: 'disable',
					ApplianceModeSupport: onOff(resource.applianceMode)
				},
				Tags: tagList(id, 'attachments', view),
				...awsBag(id, 'attachments', view)
			}
		]
	})

/** The resource of an attachment: its type in AWS's terms, its id and its owner. */
export function resourceOf(
	{resource}: TransitGatewayAttachment,
	gateway: TransitGateway,
	lab: Lab
): readonly [type: string, id: string, owner: string] {
	switch (resource.kind) {
		case 'vpc': {
			const {id, account} = wanted(lab.vpcs, resource.vpc)
			return ['vpc', id, account]
		}
		case 'peering': {
			const {id, account} = wanted(lab.transitGateways, resource.peer)
			return ['peering', id, account]
		}
		case 'vpn':
			return ['vpn', lab.vpn?.connections.find(({key}) => key === resource.connection)?.id ?? '', gateway.account]
		case 'direct-connect-gateway':
			return [
				'direct-connect-gateway',
				lab.directConnect?.gateways.find(({key}) => key === resource.gateway)?.id ?? '',
				gateway.account
			]
	}
}

/** As DescribeTransitGatewayAttachments answers. */
export const describeAttachments = (view: View): readonly Item[] =>
	attachmentsOf(view).map(({gateway, attachment}) => {
		const [ResourceType, ResourceId, ResourceOwnerId] = resourceOf(attachment, gateway, view.lab)
		const table = gateway.routeTables.find(({key}) => key === attachment.routeTable)
		return compact({
			TransitGatewayAttachmentId: attachment.id,
			TransitGatewayId: gateway.id,
			TransitGatewayOwnerId: gateway.account,
			ResourceOwnerId,
			ResourceType,
			ResourceId,
			State: states[attachment.state],
			Association: table && {TransitGatewayRouteTableId: table.id, State: 'associated'},
			Tags: tagList(attachment.id, 'attachments', view),
			...awsBag(attachment.id, 'attachments', view)
		})
	})

/** As DescribeTransitGatewayRouteTables answers. */
export const describeTransitGatewayRouteTables = (view: View): readonly Item[] =>
	own(view).flatMap(gateway =>
		gateway.routeTables.map(({id}) => ({
			TransitGatewayRouteTableId: id,
			TransitGatewayId: gateway.id,
			State: 'available',
			DefaultAssociationRouteTable: defaultTable(gateway, 'defaultAssociation', view) === id,
			DefaultPropagationRouteTable: defaultTable(gateway, 'defaultPropagation', view) === id,
			Tags: tagList(id, 'routeTables', view),
			...awsBag(id, 'routeTables', view)
		}))
	)

/** As SearchTransitGatewayRoutes answers: propagated and static routes. Differs from AWS: routes learned over VPN are missing. */
export const describeTransitRoutes = (
	{routes}: TransitGatewayRouteTable,
	gateway: TransitGateway,
	{lab}: View
): readonly Item[] => routes.map(route => describeRoute(route, gateway, lab))

function describeRoute({destination, origin, attachment: key}: TransitGatewayRoute, gateway: TransitGateway, lab: Lab): Item {
	const attachment = gateway.attachments.find(one => one.key === key)
	const [ResourceType, ResourceId] = attachment ? resourceOf(attachment, gateway, lab) : []
	return {
		DestinationCidrBlock: destination,
		...(attachment && {TransitGatewayAttachments: [{TransitGatewayAttachmentId: attachment.id, ResourceType, ResourceId}]}),
		Type: origin === 'propagated' ? 'propagated' : 'static',
		State: attachment ? 'active' : 'blackhole'
	}
}
