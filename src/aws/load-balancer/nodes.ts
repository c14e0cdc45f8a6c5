/** The nodes of load balancers as written: their network interfaces' keys, and the ARN of each load balancer. */
import type {Path} from '../../model/finding.ts'
import type {VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf} from '../kind.ts'
import type {SubnetDraft} from '../subnet/kind.ts'
import {isInternetFacing, type Mapping, mappingsOf} from './draft.ts'
import type {LoadBalancerWritten} from './schema.ts'

export const kind = 'load-balancer'

export type NodeDraft = {
	/** Key of its network interface. */
	readonly key: string
	readonly loadBalancer: string
	readonly index: number
	readonly mapping: Mapping
	readonly path: Path
	readonly subnet: SubnetDraft | undefined
	readonly isPublic: boolean
	readonly balancer: LoadBalancerWritten
}

export const nodesIn = (vpc: VpcDraft): readonly NodeDraft[] =>
	entriesOf(vpc.written.loadBalancers).flatMap(([name, written]) =>
		mappingsOf(written).map((mapping, index) => ({
			key: interfaceKey(`${vpc.key}.${name}`, mapping.subnet),
			loadBalancer: name,
			index,
			mapping,
			path: [...vpc.path, 'loadBalancers', name, 'subnets', index],
			subnet: vpc.subnets.get(mapping.subnet),
			isPublic: isInternetFacing(written),
			balancer: written
		}))
	)

/** Key of a node's network interface. */
export const interfaceKey = (loadBalancer: string, subnet: string): string => `${kind} ${loadBalancer}.${subnet}`

/** Load balancer types in ARNs. */
export const arnWords = {network: 'net', application: 'app', gateway: 'gwy'} as const

export function arnOf(name: string, {arn, type}: LoadBalancerWritten, vpc: VpcDraft): string {
	const number = idOf('lb', `${vpc.key}.${name}`).slice(-16)
	return arn ?? `arn:aws:elasticloadbalancing:${vpc.region}:${vpc.account}:loadbalancer/${arnWords[type]}/${name}/${number}`
}
