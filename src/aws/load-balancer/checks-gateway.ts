/** What AWS refuses about Gateway Load Balancers (GWLB-1, GWLB-2). */
import type {Finding, Path} from '../../model/finding.ts'
import {mappingsOf} from './draft.ts'
import {listenersOf} from './listeners.ts'
import type {LoadBalancerWritten} from './schema.ts'

const foreignKeys = {
	ipAddressType: 'vpclab emulates Gateway Load Balancers for IPv4 alone',
	scheme: 'a Gateway Load Balancer has no scheme: its endpoints are reached by route tables',
	securityGroups: 'Security groups are not supported for load balancers of type gateway',
	enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: 'Security groups are not supported for load balancers of type gateway'
} as const

const foreignAddresses = ['elasticIp', 'privateIp', 'publicIp', 'ipv6'] as const

export function* checkGateway(written: LoadBalancerWritten, path: Path): Generator<Finding> {
	for (const [key, message] of Object.entries(foreignKeys)) {
		if (written[key as keyof typeof foreignKeys] === undefined) continue
		yield {path: [...path, key], message, code: 'InvalidConfigurationRequest', fix: 'leave it out'}
	}
	for (const [index, mapping] of mappingsOf(written).entries()) {
		const own = foreignAddresses.find(key => mapping[key] !== undefined && mapping.interfaceId === undefined)
		if (own === undefined) continue
		yield {
			path: [...path, 'subnets', index, own],
			message: 'addresses of nodes of a Gateway Load Balancer are chosen by AWS',
			code: 'InvalidConfigurationRequest',
			fix: 'leave it out'
		}
	}
	const [first, ...others] = listenersOf(written).filter(({protocol}) => protocol === 'GENEVE')
	for (const {key, port} of first ? [first, ...others] : []) {
		if (port === genevePort) continue
		yield {
			path: [...path, 'listeners', key],
			at: 'key',
			message: `a Gateway Load Balancer speaks GENEVE at port ${genevePort} (GWLB-1)`,
			code: 'ValidationError',
			fix: `write GENEVE:${genevePort}`
		}
	}
}

const genevePort = 6081
