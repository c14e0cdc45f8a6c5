import test from 'ava'
import {tables} from '../../src/aws/shown.ts'
import {about} from '../../src/inspect/about.ts'
import {directoryOfLab} from '../../src/lab/draft-of.ts'
import {renderPath} from '../../src/lab/problem.ts'
import {readLab} from '../../src/lab/read.ts'

const loaded = readLab(
	{
		vpcs: {
			main: {
				cidr: '10.0.0.0/16',
				internetGateway: true,
				subnets: {app: {cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}},
				instances: {web: {subnet: 'app'}}
			}
		}
	},
	{name: 'about'}
)
const directory = directoryOfLab(loaded)
const shown = (text: string) =>
	directory.find(text).flatMap(one =>
		about(
			one,
			renderPath(one.path),
			Object.values(tables).flatMap(make => make(loaded.lab))
		)
	)

test('a gateway by its id: where the file says it, where its packets are captured, and the routes that lead to it', t => {
	const id = loaded.lab.vpcs[0]?.internetGateway?.id ?? ''
	const [facts, ...others] = shown(id)
	t.deepEqual(facts, {
		title: 'Internet gateway main',
		columns: ['fact', 'value'],
		rows: [
			['id', id],
			['names', 'main internet-gateway igw'],
			['capture at', 'igw:main'],
			['in the file', 'vpcs.main.internetGateway']
		]
	})
	t.deepEqual(
		others.map(({title, rows}) => [title.replace(/ \(.*/, ''), rows.length]),
		[
			['VPCs', 1],
			['Route table main.app', 1]
		]
	)
})

test('a name that several kinds have is each of them, with the rows that mean that kind', t => {
	const tables = shown('main.default')
	t.deepEqual(
		tables.filter(({columns}) => columns[0] === 'fact').map(({title}) => title),
		['Network ACL main.default', 'Security group main.default']
	)
	const group = tables.slice(tables.findIndex(({title}) => title === 'Security group main.default'))
	t.false(
		group.some(({title}) => title === 'Subnets'),
		'a subnet has an ACL of that name, not the group'
	)
})
