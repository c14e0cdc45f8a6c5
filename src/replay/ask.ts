/** Repeats recorded probes with real packets: one ping or one TCP connection each, from the source's namespace. */
import {ping} from '../probes/ping.ts'
import {tcp} from '../probes/tcp.ts'
import type {Replayed} from './judge.ts'
import type {RecordedQuestion} from './questions.ts'

export type RepeatOptions = {
	/** Path of a namespace by its name. */
	readonly namespacePath: (namespace: string) => string
	/** How long to wait for an answer. */
	readonly timeoutMs: number
	readonly signal?: AbortSignal | undefined
}

export async function ask(
	{recording, namespace}: RecordedQuestion,
	{namespacePath, timeoutMs, signal}: RepeatOptions
): Promise<Replayed> {
	const path = namespacePath(namespace)
	const target = {address: recording.destination, source: recording.source, timeoutMs}
	const options = signal ? {signal} : {}
	return recording.kind === 'ping'
		? observePing(await ping(path, target, options))
		: observeTcp(await tcp(path, {...target, port: recording.port}, options))
}

function observePing(outcome: Awaited<ReturnType<typeof ping>>): Replayed {
	switch (outcome.got) {
		case 'reply':
			return {verdict: 'answer', ttl: outcome.ttl}
		case 'timeout':
			return {verdict: 'silence'}
		case 'unreachable':
		case 'too-big':
			return {verdict: 'unreachable', ...('from' in outcome && outcome.from !== undefined && {from: outcome.from})}
		case 'failed':
			return {verdict: 'failed', message: outcome.message}
	}
}

/** Like a port scan, it ends when the connection is established: recordings do not show its later fate. */
function observeTcp(outcome: Awaited<ReturnType<typeof tcp>>): Replayed {
	switch (outcome.got) {
		case 'connect':
		case 'reset':
			return {verdict: 'answer'}
		case 'timeout':
			return {verdict: 'after' in outcome && outcome.after === 'connect' ? 'answer' : 'silence'}
		case 'refused':
			return {verdict: 'rst'}
		case 'unreachable':
			return {verdict: 'unreachable', ...('from' in outcome && outcome.from !== undefined && {from: outcome.from})}
		case 'failed':
			return {verdict: 'failed', message: outcome.message}
	}
}

/** Asks all questions, limited in how many at a time. Results are in the order of the questions. */
export async function askAll(
	questions: readonly RecordedQuestion[],
	atOnce: number,
	options: RepeatOptions
): Promise<readonly Replayed[]> {
	const observations: Replayed[] = []
	let next = 0
	const worker = async () => {
		while (next < questions.length) {
			options.signal?.throwIfAborted()
			const index = next++
			observations[index] = await ask(questions[index] as RecordedQuestion, options)
		}
	}
	await Promise.all(Array.from({length: Math.min(atOnce, questions.length)}, worker))
	return observations
}
