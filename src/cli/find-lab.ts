import {existsSync, realpathSync} from 'node:fs'
import {basename, resolve} from 'node:path'
import {labNames} from '../life/folders.ts'
import {findHost} from '../life/in-lab.ts'
import {openState} from '../life/running.ts'
import type {LabState} from '../life/state.ts'
import {suggest} from '../model/did-you-mean.ts'
import {isLabName} from '../model/lab-name.ts'
import type {Host} from '../plan/types.ts'
import {BadInput} from './failing.ts'
import {noSuchLab, notRunning} from './no-such-lab.ts'

/** The running lab with this name, or raised from this file or folder. */
export function findRunning(text: string): LabState {
	const name = onlyNameOf(text)
	if (name === undefined) {
		if (existsSync(text)) throw new BadInput(`no lab that was raised from ${text} is running: \`vpclab up ${text}\` raises it`)
		throw isLabName(text) ? notRunning(text) : noSuchLab(text)
	}
	return openState(name)
}

/** The file that a running lab was raised from, by the lab's name. Errors: `BadInput`, if there is no such lab, or its file is gone. */
export function fileOfRunning(text: string): string {
	if (namesOf(text).length === 0) throw noSuchLab(text)
	const {file} = openState(text)
	if (!existsSync(file)) throw new BadInput(`${file}, which "${text}" was raised from, is no longer there`)
	return file
}

/** The only lab, possibly half-made, with this name or file. Errors: `BadInput`, if there are several. */
export function onlyNameOf(text: string): string | undefined {
	const names = namesOf(text)
	if (names.length > 1) throw new BadInput(`${text} runs more than once: choose one: ${names.join(', ')}`)
	return names[0]
}

/** A host of a lab, by its name, an id or an address. Errors: `BadInput`, with names like it. */
export function hostOf(state: Pick<LabState, 'name' | 'plan' | 'loaded'>, wanted: string): Host {
	const meant = findHost(state, wanted)
	if ('found' in meant) return meant.found
	if (meant.several.length > 0) {
		throw new BadInput(`several hosts of lab "${state.name}" have ${wanted}: choose one: ${meant.several.join(', ')}`)
	}
	throw new BadInput(`lab "${state.name}" has no host "${wanted}": ${suggest(wanted, Object.keys(state.plan.hosts))}`)
}

/** All labs that the text could mean, including half-made ones. */
export function namesOf(text: string): readonly string[] {
	const names = labNames()
	if (names.includes(text)) return [text]
	if (!existsSync(text)) return []
	const path = realpathSync(text)
	const raised = names.filter(name => raisedFrom(name).some(from => from === path))
	if (raised.length > 0) return raised
	// Half-made: its file is unknown. A lab is named after its folder unless its file has a name.
	return names.filter(name => name === basename(path))
}

/** The lab file and its folder. */
function raisedFrom(name: string): readonly string[] {
	try {
		const {file} = openState(name)
		return [resolve(file), resolve(file, '..')].map(path => (existsSync(path) ? realpathSync(path) : path))
	} catch {
		return []
	}
}
