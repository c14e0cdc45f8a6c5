/** Reads the records of a flow log from the files that the service wrote. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import type {FlowLog} from '../../model/flow-log.ts'
import {type FlowLogRecord, readRecord} from '../../model/flow-log-record.ts'

/** Names of a network interface by its id. */
export type NamesById = (id: string) => readonly string[]

export type LogLine = {readonly line: string; readonly record: FlowLogRecord}

/** The lines of each stream in the order in which they were written. `folder`: that of the lab's flow logs. */
export const readLog = (folder: string, log: FlowLog, namesOf: NamesById): readonly LogLine[] =>
	log.destination.kind === 's3'
		? objectsOf(folder, log).flatMap(file => linesOf(gunzipSync(readFileSync(file)).toString(), log, undefined, namesOf))
		: streamsOf(folder, log).flatMap(({file, id}) => linesOf(readFileSync(file, 'utf8'), log, id, namesOf))

/** Remembers how much of each file has been read. */
export type Follow = {next(): readonly LogLine[]}

/** Gives the lines that are written from now on. */
export function followLog(folder: string, log: FlowLog, namesOf: NamesById, {fromStart}: {readonly fromStart: boolean}): Follow {
	let seen = fromStart ? 0 : readLog(folder, log, namesOf).length
	const perStream = new Map<string, number>()
	if (log.destination.kind === 'cloud-watch-logs' && !fromStart) {
		for (const {file} of streamsOf(folder, log)) perStream.set(file, readFileSync(file).length)
	}
	return {
		next() {
			if (log.destination.kind === 's3') {
				const all = readLog(folder, log, namesOf)
				const fresh = all.slice(seen)
				seen = all.length
				return fresh
			}
			return streamsOf(folder, log).flatMap(({file, id}) => {
				const data = readFileSync(file)
				const whole = data.subarray(perStream.get(file) ?? 0, data.lastIndexOf(10) + 1)
				perStream.set(file, data.lastIndexOf(10) + 1)
				return linesOf(whole.toString(), log, id, namesOf)
			})
		}
	}
}

function linesOf(text: string, {fields}: FlowLog, id: string | undefined, namesOf: NamesById): readonly LogLine[] {
	const names = id === undefined ? undefined : namesOf(id)
	const place = fields.indexOf('interface-id')
	return text.split('\n').flatMap(line => {
		const own = names ?? namesOf(line.split(' ')[place] ?? '')
		const record = line === '' || line === fields.join(' ') ? undefined : readRecord(line, fields, own)
		return record ? [{line, record}] : []
	})
}

function streamsOf(folder: string, {destination, trafficType}: FlowLog) {
	const group = destination.kind === 'cloud-watch-logs' ? destination.logGroup : ''
	const suffix = `-${trafficType.toLowerCase()}`
	const place = join(folder, 'cloud-watch-logs', group)
	return namesIn(place)
		.filter(name => name.endsWith(suffix))
		.sort()
		.map(name => ({file: join(place, name), id: name.slice(0, -suffix.length)}))
}

function objectsOf(folder: string, {destination, id}: FlowLog): readonly string[] {
	const place = join(folder, 's3', destination.kind === 's3' ? destination.bucket : '')
	return namesIn(place, true)
		.filter(name => name.includes(`_${id}_`))
		.sort()
		.map(name => join(place, name))
}

function namesIn(folder: string, recursive = false): readonly string[] {
	try {
		return readdirSync(folder, {recursive, encoding: 'utf8'})
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
		throw error
	}
}
