import type {IpSet} from './types.ts'

type Sets = Readonly<Record<string, IpSet>>

function create(name: string, {type, family, entries}: IpSet): string {
	const size = Math.max(1024, entries.length * 2)
	return `create ${name} ${type} family ${family === 4 ? 'inet' : 'inet6'} maxelem ${Math.max(65_536, size)}`
}

/**
 * `ipset restore` texts to run before the firewall that refers to a set, and those that can only follow it. `states`: the possible current states;
 * entries are added unless all of them have it, and deleted if any of them may have it.
 */
export function setChanges(states: readonly Sets[], after: Sets): {readonly enter: string; readonly leave: string} {
	const enter: string[] = []
	const leave: string[] = []
	for (const [name, set] of Object.entries(after)) {
		const earlier = states.map(state => state[name])
		if (states.length === 0 || earlier.some(one => one === undefined)) enter.push(create(name, set))

		const known = earlier.map(one => new Set(one?.entries))
		const wanted = new Set(set.entries)
		for (const entry of set.entries) {
			if (known.length === 0 || known.some(entries => !entries.has(entry))) enter.push(`add ${name} ${entry}`)
		}

		for (const entry of new Set(known.flatMap(entries => [...entries]))) {
			if (!wanted.has(entry)) leave.push(`del ${name} ${entry}`)
		}
	}

	for (const name of new Set(states.flatMap(state => Object.keys(state)))) {
		if (!(name in after)) leave.push(`destroy ${name}`)
	}

	return {enter: text(enter), leave: text(leave)}
}

const text = (lines: readonly string[]) => lines.map(line => `${line}\n`).join('')
