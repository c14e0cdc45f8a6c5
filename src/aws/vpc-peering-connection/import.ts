/** Peering connections: both VPCs have to be in the snapshot. */
import {nameTag} from '../../import/names.ts'
import {type ImportPart, inNoAnswer, inState, plainOr, targetField} from '../../import/part.ts'
import {peeringState} from '../../import/reach.ts'
import type {World} from '../../import/world.ts'
import {section, type Written, written} from '../../import/written.ts'

export const peeringsOf = (world: World): Written | undefined =>
	section(
		world.snapshot.things.VpcPeeringConnections.flatMap(peering => {
			const state = peeringState(peering)
			const id = peering.VpcPeeringConnectionId
			if (state === undefined) return []
			const sides = [peering.RequesterVpcInfo, peering.AccepterVpcInfo]
			const [requester, accepter] = sides.map(({VpcId}) => world.vpcOf(VpcId))
			if (!requester || !accepter) {
				const absent = sides.find(({VpcId}) => !world.vpcOf(VpcId))
				world.note(peering.at, {
					kind: 'peering',
					id,
					consequence: `${absent?.VpcId} of account ${absent?.OwnerId ?? 'unknown'} is in no answer of describe-vpcs: routes to it are blackholes`
				})
				return []
			}
			const name = world.names.gateways.give(id, nameTag(peering.Tags), `${requester.key}-${accepter.key}`)
			const accepted = state === 'rejected' ? 'rejected' : state === 'pending-acceptance' ? false : undefined
			return [[name, written({id, requester: requester.key, accepter: accepter.key, accepted})] as const]
		})
	)

export const peeringConnection: ImportPart = {
	route: {
		idOf: route => targetField(route, 'VpcPeeringConnectionId'),
		target: (id, vpc, _hosts, {names}) => plainOr('peering', names.gateways.of(id), vpc),
		whyGone(id, _vpc, _hosts, {snapshot: {things}}) {
			const found = things.VpcPeeringConnections.find(one => one.VpcPeeringConnectionId === id)
			return found
				? inState(found.Status?.Code, `between ${found.RequesterVpcInfo.VpcId} and ${found.AccepterVpcInfo.VpcId}`)
				: inNoAnswer('describe-vpc-peering-connections')
		}
	}
}
