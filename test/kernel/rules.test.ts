import test from 'ava'
import {ruleKey, toDeleteRule} from '../../src/kernel/rules.ts'
import type {Rule} from '../../src/plan/types.ts'

const plain: Rule = {family: 4, priority: 100, table: 5}
const fromWeb: Rule = {...plain, iif: 'web'}
const fromBlock: Rule = {...plain, from: '10.0.0.0/24'}

test('a rule that is not there needs no deletion', t => {
	t.deepEqual(toDeleteRule([fromWeb, fromBlock], plain), {delete: [], add: []})
})

test('a rule that the kernel would find first is deleted as it is', t => {
	t.deepEqual(toDeleteRule([plain, fromWeb], plain), {delete: [plain], add: []})
	t.deepEqual(toDeleteRule([fromWeb, plain], fromWeb), {delete: [fromWeb], add: []})
})

test('rules that the kernel would take for it are deleted with it and come back', t => {
	t.deepEqual(toDeleteRule([fromWeb, fromBlock, plain], plain), {delete: [plain, plain, plain], add: [fromWeb, fromBlock]})
})

test('a rule of another priority, table or family is never taken for it', t => {
	const others: Rule[] = [
		{...fromWeb, priority: 99},
		{...fromWeb, table: 6},
		{...fromWeb, family: 6}
	]
	t.deepEqual(toDeleteRule([...others, plain], plain), {delete: [plain], add: []})
})

test('two spellings of one block are one rule, and a block of everything is none', t => {
	t.is(ruleKey({...plain, family: 6, from: '2600:1f18::/56'}), ruleKey({...plain, family: 6, from: '2600:1f18:0:0:0:0:0:0/56'}))
	t.is(ruleKey({...plain, from: '0.0.0.0/0'}), ruleKey(plain))
})
