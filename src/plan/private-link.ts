/**
 * The links of AWS PrivateLink: from an endpoint's network interface to a node of the provider's load balancer. Both ends know only these
 * addresses of each other, so that the blocks of the two VPCs may overlap (PL-1).
 */
import {type PrivateLink, privateLinksOf} from '../control/private-link.ts'
import type {Lab, Vpc} from '../model/model.ts'
import type {Address, Cidr} from '../net/address.ts'
import type {LinkName, NamespaceName} from '../net/names.ts'
import {numbered} from './fabric.ts'
import {namespaceOf, prefixedLink} from './names.ts'

/** An endpoint calls the nodes behind it by addresses of this block. No node owns them: it translates what is for them. */
export const nodeBlock = '169.254.170.0/24' as Cidr
/** A node sees endpoints by addresses of this one. */
export const endpointBlock = '169.254.176.0/20' as Cidr

const nodesPerEndpoint = 254
const endpointsPerNode = 4094

export type NumberedLink = PrivateLink & {
	/** Of the node, as the endpoint calls it. */
	readonly nodeAddress: Address
	/** Of the endpoint, as the node sees it. */
	readonly endpointAddress: Address
	readonly endpointEnd: {readonly namespace: NamespaceName; readonly link: LinkName}
	readonly nodeEnd: {readonly namespace: NamespaceName; readonly link: LinkName}
}

const known = new WeakMap<Lab, readonly NumberedLink[]>()

export function numberedLinks(lab: Lab): readonly NumberedLink[] {
	const found = known.get(lab) ?? numberAll(privateLinksOf(lab))
	known.set(lab, found)
	return found
}

const nodeKey = ({node}: PrivateLink): string => node.interface
const endpointKey = ({interface: key}: PrivateLink): string => key

function numberAll(links: readonly PrivateLink[]): readonly NumberedLink[] {
	const nodeNumbers = numbersBy(links, endpointKey, nodeKey, nodesPerEndpoint)
	const endpointNumbers = numbersBy(links, nodeKey, endpointKey, endpointsPerNode)
	return links.map(link => {
		const endpoint = endpointNumbers(link)
		return {
			...link,
			nodeAddress: `169.254.170.${nodeNumbers(link)}` as Address,
			endpointAddress: `169.254.${176 + (endpoint >> 8)}.${endpoint & 255}` as Address,
			endpointEnd: {
				namespace: namespaceOf.vpcEndpoint(inSubnet(link.endpoint, link.subnet, link.vpc)),
				link: prefixedLink('privateLink', nodeKey(link))
			},
			nodeEnd: {
				namespace: namespaceOf.loadBalancerNode(inSubnet(link.balancer, link.node.subnet, link.nodeVpc)),
				link: prefixedLink('privateLink', endpointKey(link))
			}
		}
	})
}

/** What has an interface in each of several subnets, in one of them. */
const inSubnet = (key: string, subnet: string, vpc: Vpc): string => `${key}.${subnet.slice(vpc.key.length + 1)}`

/** A number for each link among those that are alike in `groupOf`. */
function numbersBy(
	links: readonly PrivateLink[],
	groupOf: (link: PrivateLink) => string,
	keyOf: (link: PrivateLink) => string,
	last: number
): (link: PrivateLink) => number {
	const numbers = new Map([...Map.groupBy(links, groupOf)].map(([group, own]) => [group, numbered(own.map(keyOf), 1, last)]))
	return link => numbers.get(groupOf(link))?.get(keyOf(link)) ?? 0
}
