/** Load balancers as written, in the form that checks and model need. */
import type {LoadBalancerWritten, MappingWritten} from './schema.ts'

export type Mapping = Exclude<MappingWritten, string>

export const mappingsOf = ({subnets}: LoadBalancerWritten): readonly Mapping[] =>
	subnets.map(one => (typeof one === 'string' ? {subnet: one} : one))

export type Sort = Pick<LoadBalancerWritten, 'type' | 'scheme'>

export const isApplication = ({type}: Sort): boolean => type === 'application'

export const isGateway = ({type}: Sort): boolean => type === 'gateway'

export const isInternetFacing = (written: Sort): boolean => !isGateway(written) && written.scheme !== 'internal'

export const isDualStack = ({ipAddressType}: Pick<LoadBalancerWritten, 'ipAddressType'>): boolean => ipAddressType === 'dualstack'

/** Listener protocols by type. */
export const listenerProtocols = {
	network: ['TCP', 'UDP', 'TCP_UDP', 'TLS'],
	application: ['HTTP', 'HTTPS'],
	gateway: ['GENEVE']
} as const satisfies Record<LoadBalancerWritten['type'], readonly string[]>
