import {execFileSync} from 'node:child_process'
import test from 'ava'
import {planTasks, readLine, renderResults, renderTasks} from '../../scripts/vm-parts/tasks.ts'

const labs = [
	{folder: 'labs/peering', text: 'vpcs:\n  main: {}\n'},
	{folder: 'labs/vpn-static', text: 'vpcs: {}\nvpnConnections:\n  office: {}\n'},
	{folder: 'labs/vpn-ecmp', text: 'vpcs: {}\nvpnConnections:\n  office: {}\n'},
	{folder: 'labs/dx-gateway', text: 'directConnect: {}\n'}
]

const namesOf = (planned: ReturnType<typeof planTasks>) => 'tasks' in planned && planned.tasks.map(({name}) => name)

test('by default a few labs of hybrid networks run, those with tunnels with either data path', t => {
	t.deepEqual(planTasks({labs: []}, labs), {
		tasks: [
			{name: 'vpn-ecmp (kernel)', command: './vpclab test labs/vpn-ecmp --slow 10'},
			{name: 'vpn-ecmp (userspace)', command: './vpclab test labs/vpn-ecmp --slow 10 --data-path userspace'},
			{name: 'dx-gateway', command: './vpclab test labs/dx-gateway --slow 10'}
		]
	})
	t.deepEqual(namesOf(planTasks({labs: [], all: true, dataPath: 'userspace'}, labs)), [
		'vpn-static (userspace)',
		'vpn-ecmp (userspace)',
		'dx-gateway'
	])
})

test('one that is named runs, whatever it is about; one data path alone can be asked for', t => {
	t.deepEqual(planTasks({labs: ['labs/peering/', 'vpn-static'], dataPath: 'kernel'}, labs), {
		tasks: [
			{name: 'peering', command: './vpclab test labs/peering --slow 10'},
			{name: 'vpn-static (kernel)', command: './vpclab test labs/vpn-static --slow 10 --data-path kernel'}
		]
	})
	t.deepEqual(planTasks({labs: ['peering', 'nothing']}, labs), {unknown: 'nothing'})
})

test('what the machine runs tells each task’s end and status, and goes on after one that failed', t => {
	const tasks = [
		{name: 'bad', command: "echo 'no'; exit 7"},
		{name: 'good', command: 'true'},
		{name: 'long', command: 'sleep 60'},
		{name: 'fatal', command: 'true'},
		{name: 'late', command: 'true'}
	]
	const said = execFileSync('sh', {input: renderTasks(tasks, {seconds: 1, afterFailure: 'echo it failed'}), encoding: 'utf8'})
		.trimEnd()
		.split('\n')
		.map(readLine)
	t.deepEqual(
		said.map(one => (one.kind === 'end' ? `${one.kind} ${one.index} ${one.status}` : one.kind)),
		[
			'kernel',
			...['begin', 'text', 'text', 'end 0 7'],
			...['begin', 'end 1 0'],
			...['begin', 'text', 'end 2 124'],
			...['begin', 'end 3 0'],
			...['begin', 'end 4 0'],
			'done'
		]
	)
	t.is(
		renderResults(tasks, [
			{name: 'bad', status: 7, seconds: 1.25},
			{name: 'good', status: 0, seconds: 61},
			{name: 'long', status: 124, seconds: 900},
			{name: 'fatal', seconds: 2}
		]),
		[
			'bad    FAILED (status 7), 1.3 s',
			'good   passed, 61.0 s',
			'long   FAILED (it took too long), 900.0 s',
			'fatal  FAILED (the machine ended meanwhile), 2.0 s',
			'late   was not begun',
			''
		].join('\n')
	)
})

test('a serial line ends its lines with a carriage return; what is not a mark is text', t => {
	t.deepEqual(readLine('@@ end 3 0 12.5\r'), {kind: 'end', index: 3, status: 0, seconds: 12.5})
	t.deepEqual(readLine('  ✔ it works\r'), {kind: 'text', text: '  ✔ it works'})
})
