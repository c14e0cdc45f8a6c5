import type {Step} from '../../plan/types.ts'

/** Which program applies a step; consecutive steps of the same program share one run. */
export type Tool =
	| 'namespaces'
	| 'ip'
	| 'ip -6'
	| 'delete-links'
	| 'delete-rules'
	| 'delete-namespace'
	| 'restore'
	| 'conntrack'
	| 'vlan'
	| 'shape'

export type Segment = {readonly tool: Tool; readonly steps: Step[]}

/** Cuts the steps of one namespace into runs of one program each, in their order. */
export function toSegments(steps: readonly Step[]): readonly Segment[] {
	const segments: Segment[] = []
	for (const step of steps) {
		const tool = toolOf(step)
		const last = segments.at(-1)
		if (last?.tool === tool && isRun[tool]) {
			last.steps.push(step)
		} else {
			segments.push({tool, steps: [step]})
		}
	}
	return segments
}

/** Each restore is run by itself, so that its error names its own text. */
const isRun: Record<Tool, boolean> = {
	namespaces: true,
	ip: true,
	'ip -6': true,
	'delete-links': true,
	'delete-rules': false,
	'delete-namespace': false,
	restore: false,
	conntrack: false,
	vlan: false,
	shape: false
}

function toolOf(step: Step): Tool {
	switch (step.do) {
		case 'add-namespace':
		case 'set-sysctl':
			return 'namespaces'
		case 'delete-namespace':
			return 'delete-namespace'
		case 'delete-link':
			return 'delete-links'
		case 'delete-rule':
			return 'delete-rules'
		case 'add-rule':
			// `ip` does not infer a rule's family, so IPv6 rules need separate runs.
			return step.rule.family === 6 ? 'ip -6' : 'ip'
		case 'restore-sets':
		case 'restore-firewall':
			return 'restore'
		case 'forget-flows':
			return 'conntrack'
		case 'add-vlan':
		case 'delete-vlan':
			return 'vlan'
		case 'set-shape':
			return 'shape'
		default:
			return 'ip'
	}
}
