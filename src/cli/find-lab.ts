import {existsSync, realpathSync} from 'node:fs'
import {basename, resolve} from 'node:path'
import {isLabName, labNames} from '../life/folders.ts'
import {openState} from '../life/running.ts'
import type {LabState} from '../life/state.ts'
import {BadInput} from './failing.ts'

/** The running lab that somebody means by its name, or by the file or folder that it was raised from. */
export function findRunning(text: string): LabState {
	const names = namesOf(text)
	if (names.length > 1) throw new BadInput(`${text} runs more than once: say which one: ${names.join(', ')}`)
	const [name] = names
	if (name === undefined) {
		if (existsSync(text)) throw new BadInput(`no lab that was raised from ${text} is running: \`vpclab up ${text}\` raises it`)
		if (!isLabName(text)) throw new BadInput(`there is no lab file or folder ${text}, and no lab of that name is running`)
	}
	return openState(name ?? text)
}

/** The same for labs that may be half-made: names only. */
export function namesOf(text: string): readonly string[] {
	const names = labNames()
	if (names.includes(text)) return [text]
	if (!existsSync(text)) return []
	const path = realpathSync(text)
	const raised = names.filter(name => raisedFrom(name).some(from => from === path))
	if (raised.length > 0) return raised
	// Half-made: it knows no file. A lab is called after its folder unless its file says otherwise.
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
