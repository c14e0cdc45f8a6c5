/** What an update of a running lab's stacks does to each resource: AWS's update behaviour, before anything is touched. */
import type {ResourceChange} from '../iac/cloudformation/changes.ts'
import type {LoadedLab} from '../lab/read.ts'
import type {StackOptions} from '../lab/stack-options.ts'
import {BadInput} from './failing.ts'
import {section} from './table.ts'
import {print, printJson} from './terminal.ts'

type Options = {readonly json?: true | undefined; readonly stackOptions: StackOptions | undefined}

type StackChanges = {readonly stack: string; readonly changes: readonly ResourceChange[]}

export async function printChanges(path: string, {json, stackOptions}: Options): Promise<void> {
	const [{loadLab}, {runningLab}, {resourceChanges}] = await Promise.all([
		import('../lab/load.ts'),
		import('../life/reconcile.ts'),
		import('../iac/cloudformation/changes.ts')
	])
	let running: LoadedLab | undefined
	const loaded = await loadLab(path, {
		badChecks: 'report',
		stackOptions,
		previous(name) {
			running = runningLab(name)?.loaded
			return running
		}
	})
	if (!loaded.stacks) throw new BadInput(`${path} is no template, and has no stacks: \`vpclab up\` says what it changes`)
	if (!running) throw new BadInput(`lab "${loaded.lab.name}" does not run: nothing of it would be changed, and all be made`)
	const before = running.stacks ?? []
	const names = [...new Set([...before, ...loaded.stacks].map(({name}) => name))]
	const all = names.map(stack => {
		const [old, next] = [before, loaded.stacks ?? []].map(some => some.find(({name}) => name === stack)?.resources ?? [])
		return {stack, changes: resourceChanges(old ?? [], next ?? [])}
	})
	if (json) {
		printJson(all)
	} else {
		print(changeLines(all))
	}
}

const words = {no: 'no interruption', maybe: 'an interruption, or replacement', yes: 'replacement'} as const

/** A table of each stack that changes. */
export function changeLines(all: readonly StackChanges[]): string {
	const changed = all.filter(({changes}) => changes.length > 0)
	if (changed.length === 0) return 'No resource changes.\n'
	return changed
		.map(({stack, changes}) =>
			section(
				`Stack ${stack}`,
				['resource', 'type', 'what happens', 'properties'],
				changes.map(({logicalId, type, action, replacement, properties}) => [
					logicalId,
					type,
					action === 'Add' ? 'it is made' : action === 'Remove' ? 'it is deleted' : words[replacement ?? 'no'],
					properties.join(', ')
				])
			)
		)
		.join('')
}
