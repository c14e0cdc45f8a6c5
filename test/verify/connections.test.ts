import test from 'ava'
import {forbiddenBy, natureOf} from '../../src/checks/all.ts'
import {readRange} from '../../src/checks/range.ts'
import type {ProbeOutcome} from '../../src/probes/outcomes.ts'
import {judgeConnections} from '../../src/verify/connections.ts'
import {probe} from './lab.ts'

const connect: ProbeOutcome = {got: 'connect', answered: true}
const timeout: ProbeOutcome = {got: 'timeout'}
const of = (connects: number, timeouts: number) => [...Array(connects).fill(connect), ...Array(timeouts).fill(timeout)]
const judged = (got: string, count: string | undefined, outcomes: readonly ProbeOutcome[]) =>
	judgeConnections('tcp', {got, facts: []}, count === undefined ? undefined : readRange(count), outcomes)

test('all connections must come out as expected, or as many as is said', t => {
	t.true(judged('connect', undefined, of(20, 0)).verdict.passed)
	t.false(judged('connect', undefined, of(19, 1)).verdict.passed)
	t.true(judged('connect', 'at least 15', of(15, 5)).verdict.passed)
	t.false(judged('connect', 'at least 15', of(14, 6)).verdict.passed)
	t.false(judged('connect', 'at most 5', of(6, 14)).verdict.passed)
	t.true(judged('timeout', '10 to 15', of(6, 14)).verdict.passed)
})

test('what came is said with how often; the outcome that decided is the one that is shown', t => {
	const few = judged('connect', 'at least 15', of(3, 17))
	t.is(few.got, '17 times timeout: packets vanish; 3 times connect: the connection is established')
	t.deepEqual(few.outcome, timeout)
	t.deepEqual(few.verdict, {
		passed: false,
		why: 'at least 15 of 20 connections were to come out as expected, and 3 did: 17 times timeout: packets vanish; 3 times connect: the connection is established; of the others: expected connect (the connection is established), got timeout: packets vanish'
	})
	const many = judged('connect', 'at most 5', of(6, 14))
	t.deepEqual(many.outcome, connect)
	t.false(many.verdict.passed)
})

test('a probe that could not be made counts for nothing', t => {
	const {verdict, outcome} = judged('timeout', 'at least 1', [...of(0, 5), {got: 'failed', message: 'no memory'}])
	t.deepEqual(verdict, {passed: false, why: 'the probe could not be made: no memory'})
	t.is(outcome.got, 'failed')
})

test('it is a negative check where a network through which nothing gets would be as expected', t => {
	const item = (got: string, count?: string) =>
		probe('web', 'db', {kind: 'tcp', port: 22, connections: 20, expect: {got, ...(count && {count: readRange(count)})}} as never)
	const natures = (got: string, count?: string) => [natureOf(item(got, count)).expects, forbiddenBy(item(got, count))[0]?.kind]
	t.deepEqual(natures('connect'), ['presence', undefined])
	t.deepEqual(natures('connect', 'at least 5'), ['presence', undefined])
	t.deepEqual(natures('connect', 'at most 5'), ['silence', 'surplus'])
	t.deepEqual(natures('timeout'), ['silence', 'answer'])
	t.deepEqual(natures('timeout', 'at least 5'), ['silence', 'answer'])
	t.deepEqual(natures('timeout', '5 to 10'), ['presence', undefined])
})
