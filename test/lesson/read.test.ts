import test from 'ava'
import {readLab} from '../../src/lab/read.ts'
import {readLesson, touchedFrozen} from '../../src/lesson/read.ts'

const lab = readLab(
	{
		vpcs: {
			main: {
				cidr: '10.0.0.0/16',
				subnets: {app: {cidr: '10.0.0.0/24'}},
				securityGroups: {open: {}},
				instances: {
					a: {subnet: 'app', securityGroups: ['open']},
					b: {subnet: 'app', securityGroups: ['open']}
				}
			}
		}
	},
	{name: 'lesson'}
)

const lesson = (stage: string, frozen = '[vpcs.main.instances]') => `title: A lesson
level: easy
minutes: 5
frozen: ${frozen}
stages:
  - id: one
    task: Let a ping b.
${stage}`

const good = `    checks: [{ping: {from: a, to: b, expect: reply}, points: 1}]
    solution: {change: {vpcs: {main: {securityGroups: {open: {ingress: {add: [{icmp: all, from: 10.0.0.0/16}]}}}}}}}
`
const read = (text: string, of = lab) => readLesson('lesson', {text, file: 'lesson.yaml'}, of)

test('a stage begins where the one before it ended, and ends with its solution', t => {
	const {stages} = read(
		`${lesson(good)}  - id: two
    task: Now c.
    start: {vpcs: {main: {instances: {c: {subnet: app}}}}}
    checks: [{ping: {from: c, to: b, expect: reply}, points: 1}]
    solution: {change: [{vpcs: {main: {instances: {c: {securityGroups: [open]}}}}}, {}]}
`
	)
	const instances = stages.map(({start}) => start.lab.vpcs[0]?.instances.map(({name}) => name))
	t.deepEqual(instances, [
		['a', 'b'],
		['a', 'b', 'c']
	])
	t.is(stages[1]?.start.lab.vpcs[0]?.securityGroups.find(({name}) => name === 'open')?.ingress.length, 1)
	t.deepEqual(touchedFrozen({written: {frozen: ['vpcs.main.instances']} as never}, [stages[1]!.start], stages[1]!.solved), [
		'vpcs.main.instances'
	])
	t.deepEqual(touchedFrozen({written: {frozen: ['vpcs.main.subnets']} as never}, [stages[1]!.start], stages[1]!.solved), [])
})

for (const [what, text, message] of [
	['a key that there is not', lesson(good.replace('points', 'point')), /lesson\.yaml:8:\d+ .*did you mean "points"/s],
	['a check of a host that there is not', lesson(good.replace('to: b', 'to: x')), /lesson\.yaml:8:.*no host is named "x"/s],
	['a solution that AWS refuses', lesson(good.replace('10.0.0.0/16}]', '10.0.0.0/99}]')), /lesson\.yaml:9:.*10\.0\.0\.0\/99/s],
	[
		'a solution that deletes what is not there',
		lesson(good.replace(/\{change: .*\}$/m, '{change: {vpcs: {main: {instances: {x: null}}}}}')),
		/lesson\.yaml:9:/
	],
	['a frozen part that there is not', lesson(good, '[vpcs.other]'), /lesson\.yaml:4:.*the lab has no vpcs\.other/s],
	['two stages of one name', `${lesson(good)}  - id: one\n    task: x\n${good}`, /two stages are called "one"/],
	['no stage', 'title: x\nlevel: easy\nminutes: 5\nstages: []\n', /lesson\.yaml:4:/],
	['a level that there is not', lesson(good).replace('easy', 'trivial'), /lesson\.yaml:2:/],
	['no YAML', 'title: [', /lesson\.yaml:1:/],
	['nothing', '', /lesson\.yaml/]
] as const)
	test(`${what} is told with its place in the lesson`, t => {
		t.throws(() => read(text), {name: 'BadLab', message})
	})

test('the lab of a lesson has no checks of its own', t => {
	const checked = readLab({...lab.document, checks: [{ping: {from: 'a', to: 'b', expect: 'timeout'}}]}, {name: 'lesson'})
	t.throws(() => read(lesson(good), checked), {message: /the lab of a lesson has no checks/})
})
