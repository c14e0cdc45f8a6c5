/** Where packets and prediction differ. */
import {type Prediction, predictAll} from '../../src/control/predict.ts'
import type {Lab} from '../../src/model/model.ts'
import type {Answer, Ask} from './ask.ts'
import type {Asked} from './questions.ts'

export type Disagreement = {readonly question: Asked; readonly answer: Answer; readonly predictions: readonly Prediction[]}

/**
 * What disagrees is asked again, slowly and from other ports: a busy machine is not a fault of the network.
 * `settled`: it is again what it was, should a daemon have lost its way meanwhile.
 */
export async function askTwice(
	lab: Lab,
	asked: readonly Asked[],
	ask: Ask,
	settled: () => Promise<void> = async () => undefined
): Promise<Disagreement[]> {
	const answers = await ask(asked)
	const suspects = asked.filter(question => disagreementOn(lab, question, answers.get(question.id)))
	if (suspects.length === 0) return []
	await settled()
	const again = suspects.map(question => ({...question, id: question.id + 1000, sourcePort: question.sourcePort + 3}))
	const slowly = await ask(again, 3000)
	return again.flatMap(question => disagreementOn(lab, question, slowly.get(question.id)) ?? [])
}

/** Undefined: the answer is what was predicted; where a flow's hash decides, one of what may be. */
function disagreementOn(lab: Lab, question: Asked, answer: Answer = {got: 'nothing'}): Disagreement | undefined {
	const {id: _, ...asked} = question
	const predictions = predictAll(lab, asked)
	return predictions.some(prediction => agrees(question, prediction, answer)) ? undefined : {question, answer, predictions}
}

/** A packet that goes round dies of its TTL, and if it does so in a guest the guest says so. */
const roundAndRound = ['exceeded', 'error No route to host']

function agrees({protocol}: Asked, {verdict, ttl, client, server, end}: Prediction, {got, ...facts}: Answer): boolean {
	switch (verdict) {
		case 'silence':
			return got === 'silence' || (end?.code === 'NO_PATH' && roundAndRound.includes(got))
		case 'refused':
			return got === 'refused'
		case 'answer':
			return (
				got === 'answer' &&
				(protocol === 'icmp'
					? facts.ttl === ttl
					: // What a server says can be lost behind the handshake: a stateful guest that saw half of it.
						facts.client === undefined || (facts.client === client && facts.host === server))
			)
	}
}

export const describe = ({question, answer, predictions}: Disagreement): string =>
	[
		`${question.host} ${question.from} -> ${question.to} ${question.protocol} ${question.port} from ${question.sourcePort}`,
		`packets say ${JSON.stringify(answer)}`,
		...predictions.map(
			({forward, reply, ...rest}) => `predicted ${JSON.stringify(rest)}\n  forward ${path(forward)}\n  reply ${path(reply)}`
		)
	].join('\n')

const path = (hops: Prediction['forward']) =>
	hops.map(({at, packet}) => `${at.kind} ${at.key} [${packet.source} > ${packet.destination} ${packet.ttl}]`).join('; ')
