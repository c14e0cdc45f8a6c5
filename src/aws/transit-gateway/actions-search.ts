/** SearchTransitGatewayRoutes: filters by block, type, state and attachment. Pure. */
import {AwsError} from '../../api/errors.ts'
import {type Filter, matcher} from '../../api/filters.ts'
import {type Cidr, contains, parseCidr, prefixLength} from '../../net/address.ts'
import type {Item} from '../view.ts'

const routeFilters = {
	'attachment.resource-id': 'TransitGatewayAttachments[].ResourceId',
	'attachment.resource-type': 'TransitGatewayAttachments[].ResourceType',
	'attachment.transit-gateway-attachment-id': 'TransitGatewayAttachments[].TransitGatewayAttachmentId',
	'route-search.exact-match': 'DestinationCidrBlock',
	state: 'State',
	type: 'Type'
}

const byBlock: Readonly<Record<string, (route: Cidr, asked: Cidr) => boolean>> = {
	'route-search.exact-match': (route, asked) => route === asked,
	'route-search.longest-prefix-match': (route, asked) => contains(route, asked),
	'route-search.subnet-of-match': (route, asked) => contains(asked, route),
	'route-search.supernet-of-match': (route, asked) => contains(route, asked)
}

const blockOf = ({DestinationCidrBlock}: Item): Cidr => DestinationCidrBlock as Cidr

/** Errors: AwsError, for a filter that the call does not support. */
export function searched(routes: readonly Item[], filters: readonly Filter[]): readonly Item[] {
	const others = filters.filter(({Name = ''}) => !Object.hasOwn(byBlock, Name))
	return filters.reduce(
		(found, {Name = '', Values = []}) => {
			const fits = byBlock[Name]
			if (!fits) return found
			const left = found.filter(route => Values.some(value => fits(blockOf(route), readBlock(value))))
			if (Name !== 'route-search.longest-prefix-match') return left
			const longest = Math.max(...left.map(route => prefixLength(blockOf(route))))
			return left.filter(route => prefixLength(blockOf(route)) === longest)
		},
		routes.filter(matcher(others, routeFilters, 'Tags'))
	)
}

function readBlock(text: string): Cidr {
	const block = parseCidr(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`, {maskHostBits: true})
	if (!block) throw new AwsError('InvalidParameterValue', `Value (${text}) for parameter Filters is invalid.`)
	return block
}
