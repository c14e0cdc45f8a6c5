import type {Lab} from '../../model/model.ts'
import type {NamesPart} from '../../plan/dns-names.ts'

export const resolverEndpoint: NamesPart = {
	rules: ({resolverRules = []}: Lab) =>
		resolverRules.map(({domain, vpcs, forward}) => ({
			name: domain,
			vpcs,
			...(forward && {forward: {via: forwarderOf(forward.endpoint), targets: forward.targets}})
		}))
}

/** Id of an outbound endpoint's forwarder. */
export const forwarderOf = (endpoint: string): string => `resolver ${endpoint}`
