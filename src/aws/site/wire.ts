/** What AWS answers about customer gateways. */
import {type Answers, answer} from '../../import/answers.ts'
import type {Lab} from '../../model/model.ts'
import {awsBag, compact, type Item, isOwn, tagList, type View} from '../view.ts'
import {customerGateway} from '../vpn-connection/wire.ts'

export const answers = {
	CustomerGateways: answer(customerGateway, {ids: ['CustomerGatewayId'], command: 'describe-customer-gateways'})
} as const satisfies Answers

type Scope = {readonly region: string; readonly account: string}

/** VPN-1: a device is one customer gateway in each Region that it has connections to. */
const scopesOf = (id: string, {vpn, transitGateways}: Lab): readonly Scope[] =>
	(vpn?.connections ?? [])
		.filter(({customerGateway: own}) => own.id === id)
		.flatMap(({gateway: {kind, key}}): readonly Scope[] =>
			((kind === 'vpn-gateway' ? vpn?.gateways : transitGateways) ?? []).filter(one => one.key === key)
		)

/** As DescribeCustomerGateways answers. */
export const describeCustomerGateways = (view: View): readonly Item[] =>
	(view.lab.vpn?.sites ?? []).flatMap(({asn, customerGateways}) =>
		customerGateways.flatMap(({id, publicIp}) => {
			const {Region, OwnerId, ...bag} = awsBag(id, 'sites', view)
			const scopes = scopesOf(id, view.lab)
			const own = {region: Region as string | undefined, account: OwnerId as string | undefined}
			const isSeen =
				scopes.some(({region, account}) => region === view.region && account === view.account) ||
				((scopes.length === 0 || Region !== undefined) && isOwn(own, view))
			if (!isSeen) return []
			return [
				compact({
					CustomerGatewayId: id,
					...(asn > 2_147_483_647 ? {BgpAsnExtended: String(asn)} : {BgpAsn: String(asn)}),
					IpAddress: publicIp,
					State: 'available',
					Type: 'ipsec.1',
					Tags: tagList(id, 'sites', view),
					...bag
				})
			]
		})
	)
