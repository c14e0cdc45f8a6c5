/** Whether an appliance behind a Gateway Load Balancer drops a packet, by the packet's own addresses and ports. */
import {type Packet, trafficOf} from '../../control/predict/packet.ts'
import type {ApplianceDrop} from '../../model/model.ts'
import {contains} from '../../net/address.ts'
import {matchesTraffic} from '../security-group/predict.ts'

export const dropsPacket = ({from, to, ...traffic}: ApplianceDrop, packet: Packet): boolean =>
	(from === undefined || contains(from, packet.source)) &&
	(to === undefined || contains(to, packet.destination)) &&
	matchesTraffic(traffic, trafficOf(packet))
