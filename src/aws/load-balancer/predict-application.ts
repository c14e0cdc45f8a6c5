/**
 * A node of an Application Load Balancer terminates its clients' connections: its security groups decide, and it answers itself,
 * whatever happens to the request (ALB-4). Its requests to targets are separate connections from its own address.
 */
import type {AttachedInterface, Topology} from '../../control/predict/topology.ts'
import type {Component} from '../../control/predict/types.ts'
import {type Answers, type Position, pass, type Walk} from '../../control/predict/walk.ts'
import type {ApplicationLoadBalancer, LoadBalancer} from '../../model/load-balancer.ts'
import {admitsInto} from '../network-interface/predict.ts'

const componentOf = ({key}: Pick<LoadBalancer, 'key'>, {networkInterface: {id}}: AttachedInterface): Component => ({
	kind: 'load-balancer',
	key,
	id
})

export function applicationNodeReceives(
	walk: Walk,
	place: AttachedInterface,
	balancer: ApplicationLoadBalancer
): Position | undefined {
	if (!admitsInto(walk, place)) return undefined

	pass(walk, componentOf(balancer, place))
	walk.arrived = {host: place.networkInterface.key}
	return undefined
}

/** TTL of packets from AWS's own machines. */
const nodeTtl = 64

/** Also a Network Load Balancer's node, at its TLS listeners. */
export const applicationNodeAnswers: Answers = ({places}: Topology, host) => {
	const place = places.get(host)
	const balancer = place?.vpc.loadBalancers.find(one => one.key === place.owner.key)
	if (!place || !balancer || balancer.type === 'gateway' || place.owner.kind !== 'load-balancer') return undefined
	const terminated = balancer.listeners.filter(({protocol}) => balancer.type === 'application' || protocol === 'TLS')
	if (terminated.length === 0) return undefined

	return {
		host: {
			key: host,
			ttl: nodeTtl,
			services: terminated.map(({port}) => ({protocol: 'tcp', port}))
		},
		at: componentOf(balancer, place),
		// A Network Load Balancer without security groups is not filtered.
		start:
			place.networkInterface.securityGroups.length > 0
				? {at: 'interface-sends', key: host}
				: {at: 'router', vpc: place.vpc.key, entrance: {interface: host}}
	}
}
