/** An explanation in the shape of AWS's `NetworkInsightsAnalysis` (RA-1), as far as it has one. Pure. */
import {idOf} from '../aws/ids.ts'
import type {Ends} from '../control/predict/types.ts'
import type {Asked, ExplainedHop, Explanation} from './types.ts'

/** `Vpclab` holds what AWS's shape has no field for. Differs from AWS: there are no dates, and `NetworkPathFound` is false if the answer is lost. */
export function analysisOf(explanation: Explanation) {
	const {asked, verdict, forward, reply} = explanation
	const question = `${asked.source} ${asked.destination} ${asked.protocol} ${asked.port ?? ''}`
	const lost = [...forward, ...reply].find(({code}) => code !== undefined)
	return {
		NetworkInsightsAnalysisId: idOf('nia', question),
		NetworkInsightsPathId: idOf('nip', question),
		Status: 'succeeded',
		NetworkPathFound: verdict !== 'silence',
		ForwardPathComponents: forward.map((hop, index) => componentOf(hop, forward[index - 1], index, asked)),
		ReturnPathComponents: reply.map((hop, index) => componentOf(hop, reply[index - 1], index, asked)),
		Explanations: lost ? [explanationIn(lost, asked)] : [],
		Vpclab: explanation
	}
}

const componentOf = (hop: ExplainedHop, before: ExplainedHop | undefined, index: number, {protocol}: Asked) => ({
	SequenceNumber: index + 1,
	Component: nameOf(hop),
	...(before && {InboundHeader: headerOf(before.packet, protocol)}),
	OutboundHeader: headerOf(hop.packet, protocol),
	...hop.aws
})

const nameOf = ({id, name, at}: ExplainedHop) => ({...(id !== undefined && {Id: id}), Name: at.key, Description: name})

const numbers = {icmp: '1', tcp: '6', udp: '17'} as const

function headerOf({source, destination, sourcePort, destinationPort}: Ends, protocol: Asked['protocol']) {
	const ports = (port: number) => [{From: port, To: port}]
	return {
		SourceAddresses: [source],
		DestinationAddresses: [destination],
		Protocol: numbers[protocol],
		...(protocol !== 'icmp' && {SourcePortRanges: ports(sourcePort), DestinationPortRanges: ports(destinationPort)})
	}
}

function explanationIn(hop: ExplainedHop, {protocol}: Asked) {
	const {code, decision, packet} = hop
	return {
		ExplanationCode: code,
		Component: nameOf(hop),
		...(decision && 'direction' in decision && {Direction: decision.direction}),
		Address: packet.destination,
		...(protocol !== 'icmp' && {Port: packet.destinationPort}),
		Protocols: [numbers[protocol]],
		...hop.aws
	}
}
