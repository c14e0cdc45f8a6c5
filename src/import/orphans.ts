/** Things that belong to a VPC or transit gateway outside the snapshot: they are left out, with a note. */

import {gatewaysOf, isAlive} from '../aws/transit-gateway/import-parts.ts'
import type {Answers} from './answers.ts'
import {type AnswerKind, kinds} from './describe.ts'
import {attachmentState} from './reach.ts'
import type {Origin} from './snapshot.ts'
import type {World} from './world.ts'

export function noteOrphans(world: World) {
	const {snapshot, vpcOf, note} = world
	const {things} = snapshot
	const ofVpc = (kind: string, id: string, vpcId: string | undefined, at: Origin) => {
		if (vpcOf(vpcId)) return
		const why = vpcId === undefined ? 'it is in no VPC' : `${vpcId} is in no answer of describe-vpcs`
		note(at, {kind, id, consequence: `${why}: it is left out`})
	}
	for (const [key, {ids, inVpc}] of Object.entries<Answers[string]>(kinds)) {
		if (!inVpc) continue
		for (const thing of things[key as AnswerKind]) {
			const id = String((thing as Readonly<Record<string, unknown>>)[ids[0] ?? ''])
			for (const vpcId of inVpc.of(thing as never)) ofVpc(inVpc.noun, id, vpcId, thing.at)
		}
	}
	const gateways = new Set(gatewaysOf(world).map(({TransitGatewayId}) => TransitGatewayId))
	const ofGateway = (kind: string, id: string, gatewayId: string, at: Origin) => {
		if (gateways.has(gatewayId)) return
		note(at, {kind, id, consequence: `${gatewayId} is in no answer of describe-transit-gateways: it is left out`})
	}
	for (const {TransitGatewayRouteTableId, TransitGatewayId, at, ...table} of things.TransitGatewayRouteTables) {
		if (isAlive(table)) ofGateway('transit gateway route table', TransitGatewayRouteTableId, TransitGatewayId, at)
	}
	for (const {TransitGatewayAttachmentId, TransitGatewayId, State, at} of things.TransitGatewayVpcAttachments) {
		if (attachmentState(State) !== undefined) {
			ofGateway('transit gateway attachment', TransitGatewayAttachmentId, TransitGatewayId, at)
		}
	}
}
