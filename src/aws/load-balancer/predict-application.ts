/**
 * A node of an Application Load Balancer terminates its clients' connections: its security groups decide, and it answers itself,
 * whatever happens to the request (ALB-4). Its requests to targets are separate connections from its own address.
 */
import type {AttachedInterface, Topology} from '../../control/predict/topology.ts'
import type {Component} from '../../control/predict/types.ts'
import {type Answers, type Position, pass, type Walk} from '../../control/predict/walk.ts'
import type {ApplicationLoadBalancer} from '../../model/load-balancer.ts'
import {admitsInto} from '../network-interface/predict.ts'

const componentOf = ({key}: ApplicationLoadBalancer, {networkInterface: {id}}: AttachedInterface): Component => ({
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

export const applicationNodeAnswers: Answers = ({places}: Topology, host) => {
	const place = places.get(host)
	const balancer = place?.vpc.loadBalancers.find(one => one.key === place.owner.key)
	if (!place || balancer?.type !== 'application' || place.owner.kind !== 'load-balancer') return undefined

	return {
		host: {
			key: host,
			ttl: nodeTtl,
			services: balancer.listeners.map(({port}) => ({protocol: 'tcp', port}))
		},
		at: componentOf(balancer, place),
		start: {at: 'interface-sends', key: host}
	}
}
