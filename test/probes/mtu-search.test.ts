import test from 'ava'
import fc from 'fast-check'
import {type Fate, type Fates, nextSizes} from '../../src/probes/mtu-search.ts'

/** A path that lets packets up to one size through, and says (or not) what becomes of larger ones. */
type Path = {readonly pathMtu: number; readonly linkMtu: number; readonly tells: boolean}

const fateOn = ({pathMtu, linkMtu, tells}: Path, size: number): Fate =>
	size <= pathMtu && size <= linkMtu
		? {got: 'through'}
		: size > linkMtu
			? {got: 'link'}
			: tells
				? {got: 'too-big', mtuBytes: pathMtu, from: '10.0.0.1'}
				: {got: 'silence'}

function search(path: Path, family: 4 | 6) {
	const fates = new Map<number, Fate>()
	for (let rounds = 0; ; rounds++) {
		const next = nextSizes(fates as Fates, family)
		if ('outcome' in next) return {outcome: next.outcome, rounds}

		for (const size of next.sizes) {
			fates.set(size, fateOn(path, size))
		}
	}
}

test('usual MTUs are known after one round', t => {
	for (const pathMtu of [1400, 1446, 1500, 8500]) {
		t.deepEqual(search({pathMtu, linkMtu: 9001, tells: true}, 4), {
			outcome: {got: 'mtu', pathMtu, how: 'too-big', from: '10.0.0.1'},
			rounds: 1
		})
		t.deepEqual(search({pathMtu, linkMtu: 9001, tells: false}, 6), {outcome: {got: 'mtu', pathMtu, how: 'silence'}, rounds: 1})
	}

	t.deepEqual(search({pathMtu: 9001, linkMtu: 9001, tells: false}, 4), {
		outcome: {got: 'mtu', pathMtu: 9001, how: 'link'},
		rounds: 1
	})
})

test('an unusual MTU that a router names is known after two rounds', t => {
	t.deepEqual(search({pathMtu: 1337, linkMtu: 9001, tells: true}, 4), {
		outcome: {got: 'mtu', pathMtu: 1337, how: 'too-big', from: '10.0.0.1'},
		rounds: 2
	})
})

test('a path on which nothing passes', t => {
	t.deepEqual(search({pathMtu: 0, linkMtu: 9001, tells: false}, 4).outcome, {got: 'timeout'})
})

test('whatever the MTU, it is found within five rounds', t => {
	fc.assert(
		fc.property(
			fc.integer({min: 68, max: 65_000}),
			fc.integer({min: 1500, max: 65_535}),
			fc.boolean(),
			(pathMtu, linkMtu, tells) => {
				const {outcome, rounds} = search({pathMtu, linkMtu, tells}, 4)
				const how = pathMtu >= linkMtu ? 'link' : tells ? 'too-big' : 'silence'
				t.like(outcome, {got: 'mtu', pathMtu: Math.min(pathMtu, linkMtu), how})
				return rounds <= 5
			}
		)
	)
	t.pass()
})
