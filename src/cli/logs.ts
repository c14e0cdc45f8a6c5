import {setTimeout as pause} from 'node:timers/promises'
import {Command} from 'commander'
import {interfaceNames} from '../aws/flow-log/interface-names.ts'
import {folderOf} from '../life/folders.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {FlowLog} from '../model/flow-log.ts'
import {type RecordFilter, readRecordFilter} from '../model/flow-log-record.ts'
import {followLog, type LogLine} from '../services/flow-log/read-log.ts'
import {BadInput, needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {print, printJson, printNote} from './terminal.ts'

type Options = {readonly follow?: true; readonly filter?: string; readonly json?: true; readonly nodata?: true}

export const logsCommand = () =>
	new Command('logs')
		.description('Shows the records of the flow logs of a running lab.')
		.argument('<lab>', 'name of the lab, or the file or folder that it was raised from')
		.argument('[logs...]', 'names or ids of flow logs; without any: all')
		.option('-f, --follow', 'continue with new records, until Ctrl-C')
		.option('--filter <filter>', 'only records that match')
		.option('--nodata', 'include records of intervals without traffic')
		.option('--json', 'one line of JSON per record: its log, its interface by name, its fields')
		.addHelpText(
			'after',
			`
A filter compares fields (srcAddr, dstPort, protocol, action, …, or interface, by name) by = != < <= > >= and in (a block),
joined by and, or, not, parentheses.

Examples:
  vpclab logs flow-logs
  vpclab logs flow-logs --follow --filter 'dstPort = 22 and action = REJECT'
  vpclab logs flow-logs all --filter 'interface = web and srcAddr in 203.0.113.0/24'`
		)
		.action(logs)

const lookAgainMs = 200

async function logs(lab: string, names: readonly string[], options: Options) {
	needRoot('vpclab logs')
	const filter = options.filter === undefined ? undefined : readRecordFilter(options.filter)
	if (filter && 'message' in filter) throw new BadInput(`--filter: ${filter.message}: ${filter.fix}`)
	const {name, loaded} = findRunning(lab)
	const chosen = choose(names, loaded.lab.flowLogs ?? [], name)
	for (const log of chosen) needFields(log, filter)
	const folder = `${folderOf(name)}/flow-logs`
	const all = chosen.map(log => ({
		log,
		follow: followLog(folder, log, interfaceNames(loaded.lab), {fromStart: options.follow !== true})
	}))
	const show = () => {
		for (const {log, follow} of all) {
			for (const line of follow.next()) if (isWanted(line, filter, options)) showLine(line, log, options)
		}
	}
	show()
	if (!options.follow) return
	printNote(`vpclab: following ${chosen.map(({key}) => key).join(', ')} (Ctrl-C ends)\n`)
	while (true) {
		await pause(lookAgainMs)
		findRunning(lab)
		show()
	}
}

function choose(names: readonly string[], all: readonly FlowLog[], lab: string): readonly FlowLog[] {
	if (all.length === 0) throw new BadInput(`lab "${lab}" has no flow log: write one, such as \`flowLogs: {all: {vpc: main}}\``)
	if (names.length === 0) return all
	return names.map(name => {
		const found = all.find(({key, id}) => key === name || id === name)
		const keys = all.map(({key}) => key)
		if (!found) throw new BadInput(`lab "${lab}" has no flow log "${name}": ${suggest(name, keys)}`)
		return found
	})
}

function needFields({key, fields}: FlowLog, filter: RecordFilter | undefined) {
	const missing = filter?.fields.find(field => !fields.includes(field))
	if (missing !== undefined) throw new BadInput(`flow log "${key}" has no field ${missing}: its records have ${fields.join(' ')}`)
}

const isWanted = ({line, record}: LogLine, filter: RecordFilter | undefined, {nodata}: Options): boolean =>
	(nodata === true || !line.endsWith('NODATA')) && (filter?.matches(record) ?? true)

function showLine({line, record}: LogLine, {key}: FlowLog, {json}: Options) {
	if (json) return void printJson({log: key, interface: shortest(record.names), ...record.values})
	print(`${line}\n`)
}

const shortest = (names: readonly string[]): string | undefined => names.toSorted((a, b) => a.length - b.length)[0]
