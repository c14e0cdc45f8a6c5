/** The files of a new check, and its lines in the lists of its group. Pure: texts by path. */
import {addField, addImport, addKey, all, type Change, type Changes, edited, made} from './edits.ts'

type Group = 'probe' | 'observation' | 'action'

/** `name`: the key in the lab file, as `ping` or `reverseDns`. */
export function newCheck(name: string, group = 'probe'): Changes {
	if (!/^[a-z]+(?:[A-Z][a-z0-9]*)*$/.test(name)) throw new Error(`"${name}" is not a name of a check: write it as reverseDns`)
	if (!Object.hasOwn(groups, group)) throw new Error(`"${group}" is not a group; there are: ${Object.keys(groups).join(', ')}`)
	const file = name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
	const type = name.replace(/^./, letter => letter.toUpperCase())
	return {...groups[group as Group]({name, file, type}), [`test/checks/${file}.test.ts`]: made(testText(name, group as Group))}
}

type Names = {readonly name: string; readonly file: string; readonly type: string}

const groups: Readonly<Record<Group, (names: Names) => Changes>> = {
	probe: ({name, file, type}) => ({
		[`src/checks/${file}.ts`]: made(probeText({name, type})),
		[`src/checks/${file}.run.ts`]: made(probeRunText(name)),
		'src/checks/probes.ts': listed('probeKinds', name, file),
		'src/checks/probes.run.ts': all(
			addImport(`import {${name}Run} from './${file}.run.ts'`),
			addKey('probeRuns', `${name}: ${name}Run`)
		),
		[`src/probes/${file}.ts`]: made(askText({name, type})),
		'src/probes/probe.ts': listed('probes', name, file),
		'src/probes/outcomes.ts': all(
			addField('ProbeRequests', `readonly ${name}: Target`),
			addField('ProbeOutcomes', `readonly ${name}: ${type}Outcome`),
			edited(/^export type ProbeOutcomes/m, `export type ${type}Outcome = {readonly got: 'reply'} | Timeout | Failed\n\n$&`)
		)
	}),
	observation: ({name, file, type}) => ({
		[`src/checks/${file}.ts`]: made(observationText({name, type})),
		[`src/checks/${file}.run.ts`]: made(observationRunText(name, type)),
		'src/checks/observations.ts': listed('observationKinds', name, file),
		'src/checks/all.run.ts': all(addImport(`import {run${type}} from './${file}.run.ts'`), addKey('runs', `${name}: run${type}`))
	}),
	action: ({name, file, type}) => ({
		[`src/checks/${file}.ts`]: made(actionText({name, type})),
		'src/checks/actions.ts': listed('actionKinds', name, file)
	})
}

const listed = (list: string, name: string, file: string): Change =>
	all(addImport(`import {${name}} from './${file}.ts'`), addKey(list, name))

const probeText = ({name, type}: Omit<Names, 'file'>): string => `/** What it asks, and how AWS answers. */
import {z} from 'zod'
import {type Expect, expectSchema, readExpect} from './facts.ts'
import {type Probe, probeFields, probeKind, readProbe} from './probe.ts'

export type ${type} = Probe & {
	readonly expect: Expect<'reply' | 'timeout', 'from'>
}

const schema = z
	.strictObject({
		...probeFields('a host or an address'),
		expect: expectSchema(['reply', 'timeout'], 'reply or timeout', ['from']).describe('The expected outcome.')
	})
	.describe('Not written yet.')

export const ${name} = probeKind<typeof schema, ${type}>('${name}', {
	schema,
	good: 'reply',
	traffic: () => ({protocol: 'icmp'}),
	read: (written, path, reader) => ({
		...readProbe(written, path, reader),
		...readExpect(written.expect, 'reply', path, reader)
	})
})
`

const probeRunText = (name: string): string => `import type {ProbeRun} from './probe.run.ts'

export const ${name}Run: ProbeRun<'${name}'> = {
	request: (_item, target) => target,
	byHand: (request, exec) => exec('true', request.address)
}
`

const askText = ({name, type}: Omit<Names, 'file'>): string => `import type {${type}Outcome, ProbeRequests} from './outcomes.ts'

/** What is sent, and what each answer means. \`runIn()\` of run-in.ts runs a program in the namespace. */
export const ${name} = async (_namespacePath: string, _request: ProbeRequests['${name}']): Promise<${type}Outcome> => ({
	got: 'failed',
	message: 'the probe ${name} is not written yet'
})
`

const observationText = ({name, type}: Omit<Names, 'file'>): string => `/** What it looks at in a running lab. */
import {z} from 'zod'
import {is} from '../aws/schema.ts'
import {alone} from './kind.ts'
import {hostSchema, observationKind, within} from './observation.ts'

export type ${type} = {readonly from: string; readonly expect: 'yes' | 'no'}

const schema = z
	.strictObject({
		...within,
		from: hostSchema(),
		expect: is('yes or no', z.enum(['yes', 'no'])).describe('What must be seen.')
	})
	.describe('Not written yet.')

export const ${name} = observationKind<typeof schema, ${type}>({
	schema,
	read: (written, path, reader) => ({from: reader.host(written.from, [...path, 'from']), expect: written.expect}),
	title: ({from, expect}) => \`${name} of \${from}: \${expect}\`,
	nature: ({expect}) => alone(expect === 'yes' ? 'presence' : 'absence')
})
`

const observationRunText = (name: string, type: string): string => `import {judgePoints} from '../verify/observe/look.ts'
import {observing, reported} from '../verify/observe/run-observation.ts'

export const run${type} = observing<'${name}'>({
	look: reported(({expect}) => {
		const got = 'not written yet'
		return {...judgePoints([{what: '${name}', expected: expect, got, holds: false}]), expected: expect, got}
	}),
	byHand: (_item, lab) => \`status \${lab}\`
})
`

const actionText = ({name, type}: Omit<Names, 'file'>): string => `/** What it does to the network. */
import {reference} from '../aws/schema.ts'
import {type ActionKind, actionNature} from './action.ts'
import {instanceNamed, instancePatch} from './instance-patch.ts'

export type ${type} = {readonly instance: string}

const schema = reference('an instance').describe('Not written yet.')

export const ${name}: ActionKind<typeof schema, ${type}> = {
	schema,
	read: (written, path, reader) => ({instance: reader.instance(written, path)}),
	title: ({instance}) => \`${name} \${instance}\`,
	nature: () => actionNature,
	patch: ({instance}, document) => instancePatch(instanceNamed(instance, document), {})
}
`

const todo: Readonly<Record<Group, (name: string) => readonly [title: string, todo: string][]>> = {
	probe: name => [
		['the probe keeps the difference between its answers', 'write the probe, and its reading of what came'],
		[`a ${name} by hand is a command that people know`, 'write byHand']
	],
	observation: name => [[`a ${name} that is as expected passes, and one that is not says what it saw`, 'write the look']],
	action: name => [[`a ${name} is a patch, and {} where nothing is to do`, 'write the patch']]
}

const testText = (name: string, group: Group): string => `import test from 'ava'
${[
	...todo[group](name),
	[`a ${name} that is written wrongly is refused, with a fix`, `write test/lab/errors/${name}.yaml`] as const,
	[
		`a ${name} is described in the schema for editors`,
		'describe what it is, run npm run schema and name it in README.md'
	] as const
]
	.map(([title, words]) => `\ntest('${title}', t => {\n\tt.fail('${words}')\n})\n`)
	.join('')}`
