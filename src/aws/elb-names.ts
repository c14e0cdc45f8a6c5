import type {Finding, Path} from '../model/finding.ts'

/** Names of load balancers and target groups: at most 32 letters, digits and hyphens (ELB-1). */
export function* checkElbName(name: string, path: Path, noun: string): Generator<Finding> {
	const fault =
		name.length > 32
			? "cannot be longer than '32' characters"
			: !/^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/.test(name)
				? 'can only contain letters, digits and hyphens, and must not end with a hyphen'
				: name.startsWith('internal-')
					? "cannot begin with 'internal-'"
					: undefined
	if (fault === undefined) return
	yield {path, at: 'key', message: `the ${noun} name '${name}' ${fault}`, code: 'ValidationError', fix: 'choose another name'}
}
