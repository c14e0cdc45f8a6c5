import {Command} from 'commander'
import {effective, effectiveTables, interfaceNames} from '../aws/network-interface/inspect.ts'
import {tables, targetOf} from '../aws/shown.ts'
import {about} from '../inspect/about.ts'
import type {Table} from '../inspect/table.ts'
import {directoryOfLab} from '../lab/draft-of.ts'
import {renderPath} from '../lab/problem.ts'
import type {LabState} from '../life/state.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Lab} from '../model/model.ts'
import type {Host} from '../plan/types.ts'
import {BadInput, needRoot} from './failing.ts'
import {findRunning, hostOf} from './find-lab.ts'
import {printIgnoredShapes} from './link-notes.ts'
import {outputLines, outputsOnly, outputTables} from './stack-outputs.ts'
import {section} from './table.ts'
import {print, printJson} from './terminal.ts'

export const inspectCommand = () =>
	new Command('inspect')
		.description(
			'Shows what a running lab consists of, with the identifiers that AWS would give; any one thing of it; or everything that decides about the packets of one network interface.'
		)
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.argument(
			'[what]',
			`one of: ${Object.keys(tables).join(', ')}, outputs; anything by name, id or address; or eni, host. Default: everything`
		)
		.argument('[name]', 'after eni or host: which one')
		.option('--json', "as JSON; for everything: vpclab's whole model of the lab")
		.addHelpText(
			'after',
			`
Examples:
  vpclab inspect public-private
  vpclab inspect public-private route-tables
  vpclab inspect public-private web              what holds for its ENI: routes, network ACL, groups
  vpclab inspect public-private eni web:eth1     an instance's second one; ids and addresses do as well
  vpclab inspect public-private host web         how this host is reached, where it runs
  vpclab inspect public-private igw-0a1b2c…      anything else by id, name or address: what has to do with it
  vpclab inspect public-private --json | jq '.vpcs[].subnets[].id'`
		)
		.action(inspect)

async function inspect(text: string, what: string | undefined, name: string | undefined, {json}: {readonly json?: true}) {
	needRoot('vpclab inspect')
	const state = findRunning(text)
	const {loaded, plan, dataPath} = state
	const {lab} = loaded
	if (what === 'eni' || what === 'host') {
		if (name === undefined) throw new BadInput(`name the ${what}: \`vpclab inspect ${text} ${what} NAME\``)
		if (what === 'host') {
			const host = hostOf(state, name)
			return show(json, host, () => [{title: `Host ${name}`, columns: ['fact', 'value'], rows: factsOf(host)}])
		}
		const found = interfaceOf(lab, name)
		return show(json, found, () => effectiveTables(lab, found, targetOf))
	}
	if (what !== undefined && name === undefined && !Object.hasOwn(tables, what) && isHostOrInterface(state, what)) {
		const found = interfaceOf(lab, what)
		return show(json, found, () => effectiveTables(lab, found, targetOf))
	}
	if (name !== undefined) throw new BadInput(`only eni and host take a name, not ${what}`)
	if (what === 'outputs') {
		const stacks = loaded.stacks ?? []
		return json ? void printJson(stacks.map(outputsOnly), '\t') : void print(outputLines(stacks) || 'none\n')
	}
	if (what === undefined || what === 'links') await printIgnoredShapes(plan)
	if (what === undefined) {
		const outputs = loaded.stacks && {stacks: loaded.stacks.map(outputsOnly)}
		return show(json, {...lab, ...(dataPath && {dataPath}), ...outputs}, () => [
			...outputTables(loaded.stacks),
			...Object.values(tables).flatMap(make => make(lab)),
			...(dataPath ? [{title: 'VPN tunnels', columns: ['data path'], rows: [[dataPath]]}] : [])
		])
	}
	const make = Object.hasOwn(tables, what) ? tables[what] : undefined
	if (make) return show(json, asObjects(make(lab)), () => make(lab))
	const found = directoryOfLab(loaded).find(what)
	if (found.length === 0) {
		throw new BadInput(`inspect knows no "${what}": ${suggest(what, [...Object.keys(tables), 'outputs', 'eni', 'host'])}`)
	}
	show(json, found, () => {
		const all = Object.values(tables).flatMap(makeOne => makeOne(lab))
		return found.flatMap(one => about(one, renderPath(one.path), all))
	})
}

function interfaceOf(lab: Lab, wanted: string) {
	const found = effective(lab, wanted)
	if (found) return found
	throw new BadInput(`lab "${lab.name}" has no network interface "${wanted}": ${suggest(wanted, interfaceNames(lab))}`)
}

/** By name, id or address. */
const isHostOrInterface = ({plan, loaded}: LabState, text: string): boolean =>
	Object.hasOwn(plan.hosts, text) || directoryOfLab(loaded).hostsAt(text).length > 0

function show(json: true | undefined, value: Lab | object, render: () => readonly Table[]) {
	if (json) return void printJson(value, '\t')
	const text = render()
		.map(({title, columns, rows}) => section(title, columns, rows))
		.join('')
	print(text === '' ? 'none\n' : text)
}

/** The rows of the tables as objects. */
const asObjects = (shown: readonly Table[]) =>
	shown.flatMap(({title, columns, rows}) =>
		rows.map(row => ({
			...(shown.length > 1 && {table: title}),
			...Object.fromEntries(columns.flatMap((column, index) => (row[index] === undefined ? [] : [[column, row[index]]])))
		}))
	)

const factsOf = ({listeners, ...facts}: Host) =>
	Object.entries({...facts, serves: listeners.map(({protocol, port}) => `${protocol}:${port}`)}).flatMap(([fact, value]) => {
		const text = Array.isArray(value) ? value.join(' ') : String(value)
		return text === '' ? [] : [[fact, text]]
	})
