import test from 'ava'
import type {CheckEvent} from '../../../src/verify/report.ts'
import {runLabs} from '../../../src/verify/suite/run-labs.ts'

const started = (lab: string): CheckEvent => ({type: 'started', lab, total: 0})

/** A lab that ends when it is told to. */
function controlled(name: string, isAlone = false) {
	let end: (error?: Error) => void = () => undefined
	let begun: () => void = () => undefined
	const hasBegun = new Promise<void>(resolve => {
		begun = resolve
	})
	return {
		name,
		hasBegun,
		end: (error?: Error) => end(error),
		isAlone,
		run: (onEvent: (event: CheckEvent) => void) =>
			new Promise<string>((resolve, reject) => {
				onEvent(started(name))
				end = error => {
					onEvent(started(`${name} over`))
					if (error) {
						reject(error)
					} else {
						resolve(name)
					}
				}
				begun()
			})
	}
}

const {signal} = new AbortController()

test('as many run at once as are wanted; what measures runs alone, after the others', async t => {
	const [a, b, c, m] = [controlled('a'), controlled('b'), controlled('c'), controlled('m', true)]
	const running: string[] = []
	const jobs = [m, a, b, c].map(one => ({
		...one,
		run: (onEvent: (event: CheckEvent) => void) => {
			running.push(one.name)
			return one.run(onEvent)
		}
	}))
	const all = runLabs(jobs, {atOnce: 2, signal, onEvent: () => undefined})
	await Promise.all([a.hasBegun, b.hasBegun])
	t.deepEqual(running, ['a', 'b'])
	b.end()
	await c.hasBegun
	a.end()
	c.end()
	await m.hasBegun
	t.deepEqual(running, ['a', 'b', 'c', 'm'])
	m.end()
	t.deepEqual(await all, ['m', 'a', 'b', 'c'])
})

test('what two labs say is never mixed', async t => {
	const [a, b] = [controlled('a'), controlled('b')]
	const said: string[] = []
	const all = runLabs([a, b], {atOnce: 2, signal, onEvent: event => said.push(event.type === 'started' ? event.lab : '')})
	await Promise.all([a.hasBegun, b.hasBegun])
	b.end()
	t.deepEqual(said, ['a'])
	a.end()
	await all
	t.deepEqual(said, ['a', 'a over', 'b', 'b over'])
})

test('after one that threw none is begun, and those that run end first', async t => {
	const [a, b, c] = [controlled('a'), controlled('b'), controlled('c')]
	const all = runLabs([a, b, c], {atOnce: 2, signal, onEvent: () => undefined})
	await Promise.all([a.hasBegun, b.hasBegun])
	a.end(new Error('no kernel'))
	b.end()
	await t.throwsAsync(all, {message: 'no kernel'})
	t.is(await Promise.race([c.hasBegun.then(() => 'begun'), Promise.resolve('not')]), 'not')
})

test('aborted, none is begun, and what came of those that ran is given', async t => {
	const aborting = new AbortController()
	const [a, b] = [controlled('a'), controlled('b')]
	const all = runLabs([a, b], {atOnce: 1, signal: aborting.signal, onEvent: () => undefined})
	await a.hasBegun
	aborting.abort()
	a.end()
	t.deepEqual(await all, ['a'])
})
