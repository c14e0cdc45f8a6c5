/** A peering connection: no hop, from one VPC's router to the other's (PCX-2, PCX-3). */
import {carriedBy} from '../../control/predict/packet.ts'
import {type Entrance, type ExitBy, type Predictor, pass, type WalkStep} from '../../control/predict/walk.ts'

declare module '../../control/predict/types.ts' {
	interface Components {
		peering: 'name of the peering connection'
	}
}

declare module '../../control/predict/walk.ts' {
	interface Positions {
		/** `vpc`: the VPC that the packet enters. */
		peering: {readonly key: string; readonly vpc: string}
	}
}

const entranceBy = (key: string): Entrance => ({gateway: 'vpc-peering-connection', key})

const peering: WalkStep<'peering'> = ({key, vpc}, walk) => {
	const id = walk.topology.lab.peerings.find(one => one.key === key)?.id
	walk.packet = carriedBy(walk.packet, 'peering', key)
	pass(walk, {kind: 'peering', key, ...(id !== undefined && {id})})
	return {at: 'router', vpc, entrance: entranceBy(key)}
}

const exit: ExitBy = ({topology, vpc, key}) => {
	const found = topology.lab.peerings.find(one => one.key === key)
	const far = found && topology.vpcs.get(found.requester === vpc.key ? found.accepter : found.requester)
	return far && found.state === 'active'
		? {next: {at: 'peering', key, vpc: far.key}, across: {vpc: far, entrance: entranceBy(key)}}
		: undefined
}

export const peeringConnection = {steps: {peering}, exit} satisfies Predictor
