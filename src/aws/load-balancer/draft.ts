/** What is written of load balancers, as its checks and its model need it. */
import type {LoadBalancerWritten, MappingWritten} from './schema.ts'

export type Mapping = Exclude<MappingWritten, string>

export const mappingsOf = ({subnets}: LoadBalancerWritten): readonly Mapping[] =>
	subnets.map(one => (typeof one === 'string' ? {subnet: one} : one))

export const isApplication = ({type}: LoadBalancerWritten): boolean => type === 'application'

export const isInternetFacing = ({scheme}: LoadBalancerWritten): boolean => scheme !== 'internal'
