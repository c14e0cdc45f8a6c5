/** The fields of AWS's answers that affect packets. */

import {type Answers, answer} from '../../import/answers.ts'
import {awsBag, type Item, tagList, type View} from '../view.ts'
import {vpnGateway} from '../vpn-connection/wire.ts'

export const answers = {
	VpnGateways: answer(vpnGateway, {ids: ['VpnGatewayId'], command: 'describe-vpn-gateways'})
} as const satisfies Answers

/** As DescribeVpnGateways answers. */
export const describeVpnGateways = (view: View): readonly Item[] =>
	(view.lab.vpn?.gateways ?? [])
		.filter(({region, account}) => region === view.region && account === view.account)
		.map(({id, asn, vpc: key}) => {
			const vpc = view.lab.vpcs.find(one => one.key === key)
			const section = vpc ? 'vpnGateway' : 'vpnGateways'
			return {
				VpnGatewayId: id,
				State: 'available',
				Type: 'ipsec.1',
				AmazonSideAsn: asn,
				VpcAttachments: vpc ? [{State: 'attached', VpcId: vpc.id}] : [],
				Tags: tagList(id, section, view),
				...awsBag(id, section, view)
			}
		})
