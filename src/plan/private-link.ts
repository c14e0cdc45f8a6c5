/**
 * The links of AWS PrivateLink: from an endpoint's network interface to a node of the provider's load balancer. Both ends know each other only by
 * these addresses, so the blocks of the two VPCs may overlap (PL-1).
 */
import {type PrivateLink, privateLinksOf} from '../control/private-link.ts'
import type {Lab, Vpc} from '../model/model.ts'
import type {Address, Cidr} from '../net/address.ts'
import type {LinkName, NamespaceName} from '../net/names.ts'
import {numbered} from './fabric.ts'
import {namespaceOf, prefixedLink} from './names.ts'

/** An endpoint addresses the nodes by this block. No node has these addresses: it translates packets sent to them. */
export const nodeBlock = '169.254.170.0/24' as Cidr
/** A node sees endpoints as addresses of this block. */
export const endpointBlock = '169.254.176.0/20' as Cidr

const nodesPerEndpoint = 254
const endpointsPerNode = 4094

export type NumberedLink = PrivateLink & {
	/** The node's address, as seen by the endpoint. */
	readonly nodeAddress: Address
	/** The endpoint's address, as seen by the node. */
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

/** One of the interfaces of a thing that has one in each of several subnets. */
const inSubnet = (key: string, subnet: string, vpc: Vpc): string => `${key}.${subnet.slice(vpc.key.length + 1)}`

/** A number for each link, unique among those with the same `groupOf`. */
function numbersBy(
	links: readonly PrivateLink[],
	groupOf: (link: PrivateLink) => string,
	keyOf: (link: PrivateLink) => string,
	last: number
): (link: PrivateLink) => number {
	const numbers = new Map([...Map.groupBy(links, groupOf)].map(([group, own]) => [group, numbered(own.map(keyOf), 1, last)]))
	return link => numbers.get(groupOf(link))?.get(keyOf(link)) ?? 0
}
