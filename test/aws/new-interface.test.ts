import {readdirSync, readFileSync} from 'node:fs'
import test from 'ava'
import {compiledAndRun} from '../scratch-copy.ts'

const own = (file: string) => () => readFileSync(`test/aws/new-interface/${file}.txt`, 'utf8')

/** Its line in the lists of readers that have a part of it. */
const lines: Readonly<Record<string, readonly [entry: string, imported: string]>> = {
	'kinds.ts': [
		'{vpc: {appliances}, capturePoint: appliancePoint}',
		"import {appliances, capturePoint as appliancePoint} from './probe-appliance/kind.ts'"
	],
	'plans.ts': ['appliance', "import {appliance} from './probe-appliance/plan.ts'"],
	'predictors.ts': ['appliance', "import {appliance} from './probe-appliance/predict.ts'"]
}

/** Every reader's list: the files that say something of zones. */
const lists = readdirSync('src/aws').filter(
	file => file.endsWith('.ts') && /^\tzone\b[:,]?/m.test(readFileSync(`src/aws/${file}`, 'utf8'))
)

const addLine =
	(file: string) =>
	(text: string): string => {
		const [entry, imported] = lines[file] ?? ["none('a test does without')", '']
		return `${imported}\n${text.replace(/^\tzone\b/m, `\t'probe-appliance': ${entry},\n\tzone`)}`
	}

test('a network interface of a new type has its address, groups, inspection, point of capture and place in the directory from its own folder', async t => {
	t.true(lists.length >= 7)
	const {errors, said} = await compiledAndRun(
		{
			'src/model/kind-names.ts': text => text.replace("	'zone'\n]", "	'zone',\n	'probe-appliance'\n]"),
			...Object.fromEntries(lists.map(file => [`src/aws/${file}`, addLine(file)])),
			...Object.fromEntries(['kind', 'plan', 'predict'].map(file => [`src/aws/probe-appliance/${file}.ts`, own(file)])),
			'src/question.ts': own('question')
		},
		'src/question.ts'
	)
	t.deepEqual(errors, [])
	t.deepEqual(said, {
		inSubnet: true,
		staysAfterAChange: true,
		groups: ['main.closed'],
		inspected: {subnet: 'main.app', groups: ['main.closed']},
		point: 'probe.main.box',
		pointsAtItsId: ['app:main.box'],
		pointsAtItsAddress: ['app:main.box'],
		ownerOfItsAddress: {kind: 'probe-appliance', key: 'main.box', deviceIndex: 0},
		standsAt: ['vpcs', 'main', 'appliances', 'box'],
		isPlanned: true,
		areGroupsAsked: true,
		predicted: {kind: 'network-interface', key: 'probe-appliance main.box'},
		checks: ['tcp', 'capture']
	})
})
