import test from 'ava'
import {toLevels} from '../../src/kernel/levels.ts'
import type {Link, Step} from '../../src/plan/types.ts'
import {end} from './lab.ts'

/** `vpc+` makes a namespace, `vpc-` deletes one, `vpc>web` makes a link, `vpc:x` is any other step. */
function step(text: string): Step {
	const [, namespace = '', sign, rest = ''] = /^(\w+)([+\->:])(\w*)$/.exec(text) ?? []
	if (sign === '+') return {do: 'add-namespace', namespace}
	if (sign === '-') return {do: 'delete-namespace', namespace}
	if (sign === '>') return {do: 'add-link', link: {ends: [end(namespace, rest), end(rest, namespace)]} satisfies Link}
	return {do: 'set-sysctl', namespace, key: rest, value: '1'}
}

function write(one: Step): string {
	if (one.do === 'add-namespace') return `${one.namespace}+`
	if (one.do === 'delete-namespace') return `${one.namespace}-`
	if (one.do === 'add-link') return `${one.link.ends[0].namespace}>${one.link.ends[1].namespace}`
	return one.do === 'set-sysctl' ? `${one.namespace}:${one.key}` : ''
}

const levels = (text: string): string[] =>
	toLevels(text.split(' ').map(step)).map(level => level.map(({steps}) => steps.map(write).join(' ')).join(' | '))

test('a lab that is raised from nothing takes three levels: namespaces, links, the rest', t => {
	t.deepEqual(levels('vpc+ a+ b+ vpc>a vpc>b vpc:up a:up vpc:up b:up a:address'), [
		'vpc+ | a+ | b+',
		'vpc>a vpc>b vpc:up vpc:up',
		'a:up a:address | b:up'
	])
})

test('what a new namespace needs no link for is done when it is made', t => {
	t.deepEqual(levels('vpc+ vpc:forward a+ vpc>a a:up'), ['vpc+ vpc:forward | a+', 'vpc>a', 'a:up'])
})

test('a chain of new namespaces is linked one behind the other', t => {
	t.deepEqual(levels('a+ b+ c+ a>b b>c c:up b:up'), ['a+ | b+ | c+', 'a>b', 'b>c b:up', 'c:up'])
})

test('steps of namespaces that live keep their order, whichever namespace they are of', t => {
	t.deepEqual(levels('a:1 b:2 a:3 a:4 b:5'), ['a:1', 'b:2', 'a:3 a:4', 'b:5'])
})

test('a new namespace is made first and comes to life last', t => {
	t.deepEqual(levels('vpc:sets new+ vpc>new new:up vpc:firewall new:address'), [
		'new+',
		'vpc:sets vpc>new vpc:firewall',
		'new:up new:address'
	])
})

test('a namespace that is deleted in the same list keeps its place', t => {
	t.deepEqual(levels('a- a+ a:1 b-'), ['a- a+ a:1', 'b-'])
})

test('no step is lost or done twice, and each namespace sees its own in order', t => {
	const text = 'a:0 n+ m+ n:1 a>n a:1 n>m m:1 n:2 b- m:2 n:3'
	const batches = toLevels(text.split(' ').map(step)).flat()
	t.deepEqual(
		batches.flatMap(({indexes}) => indexes).sort((a, b) => a - b),
		text.split(' ').map((_, i) => i)
	)
	for (const namespace of ['a', 'n', 'm']) {
		const indexes = batches.filter(batch => batch.namespace === namespace).flatMap(batch => batch.indexes)
		t.deepEqual(
			indexes,
			indexes.toSorted((a, b) => a - b)
		)
	}
})
