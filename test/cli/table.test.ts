import test from 'ava'
import {count, section, table} from '../../src/cli/table.ts'

test('columns are as wide as they need to be, and empty ones are left out', t => {
	t.is(
		table(
			['name', 'nothing', 'public', 'zone'],
			[
				['web', undefined, true, 'us-east-1a'],
				['database', '', false, 'b']
			]
		),
		`NAME      PUBLIC  ZONE
web       yes     us-east-1a
database          b
`
	)
})

test('a section without rows is nothing at all', t => {
	t.is(section('Peerings', ['name'], []), '')
	t.is(section('Peerings', ['name'], [['a-b']]), 'Peerings\n  NAME\n  a-b\n\n')
})

test('one step, two steps', t => {
	t.is(count(1, 'step'), '1 step')
	t.is(count(0, 'step'), '0 steps')
	t.is(count(2, 'entry', 'entries'), '2 entries')
})
