/** An AWS service behind its Region's edge (GWE-1): answers ping and TCP to its ports, and is otherwise silent. */
import type {Answerer, Topology} from '../../control/predict/topology.ts'
import {type Position, type Predictor, pass, type WalkStep} from '../../control/predict/walk.ts'
import {portsOf} from '../../model/aws-services.ts'
import type {PublicService} from '../../model/vpc-endpoint.ts'
import {type Address, contains} from '../../net/address.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		'aws-service': 'key of the service'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		'aws-service-receives': {readonly key: string}
	}
}

export const serviceTtl = 64

export const publicServiceAt = ({lab}: Topology, address: Address): PublicService | undefined =>
	lab.awsServices?.find(({cidrs}) => cidrs.some(cidr => contains(cidr, address)))

const hostKey = (key: string): string => `aws-service ${key}`

const awsServiceReceives: WalkStep<'aws-service-receives'> = ({key}, walk): Position | undefined => {
	pass(walk, {kind: 'aws-service', key})
	walk.arrived = {host: hostKey(key)}
	return undefined
}

function answers({lab}: Topology, host: string): Answerer | undefined {
	const found = lab.awsServices?.find(({key}) => hostKey(key) === host)
	return (
		found && {
			host: {
				key: host,
				ttl: serviceTtl,
				services: portsOf(found.service.name).map(port => ({protocol: 'tcp', port})),
				ignores: {ping: false, closedPorts: true}
			},
			at: {kind: 'aws-service', key: found.key},
			start: {at: 'region-edge', region: found.service.region}
		}
	)
}

export const awsService = {steps: {'aws-service-receives': awsServiceReceives}, answers} satisfies Predictor
