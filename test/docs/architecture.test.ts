import {readFileSync} from 'node:fs'
import test from 'ava'
import {rules} from '../purity/rules.ts'

test('docs/architecture.md says who may import whom as the rules do', t => {
	const text = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8')
	const [, table = ''] = text.split('| layer | what it is | imports |\n')
	const rows = table.split('\n\n')[0]!.split('\n').slice(1)
	const told = rows.map(row => {
		const [, layer = '', , imports = ''] = row.split('|').map(cell => cell.trim())
		return [layer.replaceAll('`', ''), imports === 'all' ? 'all' : imports === '–' ? [] : imports.split(', ')]
	})
	const held = Object.entries(rules.layers).map(([layer, imports]) => [layer, imports === 'all' ? 'all' : imports.toSorted()])
	t.deepEqual(Object.fromEntries(told), Object.fromEntries(held))
})
