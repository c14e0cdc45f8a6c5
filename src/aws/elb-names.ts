import type {Finding, Path} from '../model/finding.ts'
import type {Draft, VpcDraft} from './draft.ts'
import {idOf} from './ids.ts'

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

/** Both kinds of names are unique per account and Region, across VPCs (ELB-1). */
export function* checkElbNameTaken(
	name: string,
	path: Path,
	vpc: VpcDraft,
	{vpcs}: Draft,
	{section, noun, code}: {readonly section: 'loadBalancers' | 'targetGroups'; readonly noun: string; readonly code: string}
): Generator<Finding> {
	for (const other of vpcs.values()) {
		if (other === vpc) return
		if (other.region !== vpc.region || other.account !== vpc.account) continue
		if (!Object.hasOwn(other.written[section] ?? {}, name)) continue
		yield {
			path,
			at: 'key',
			message: `A ${noun} with the same name '${name}' exists, but with different settings: in VPC "${other.key}"`,
			code,
			fix: `choose a name that no other ${noun} of the account has in the Region`
		}
	}
}

/** Id of the hosted zone with the DNS names of load balancers of a type and Region, for aliases. */
export const canonicalZoneId = ({type}: {readonly type: string}, {region}: {readonly region: string}): string =>
	`Z${idOf('z', `elb ${type} ${region}`).slice(-13).toUpperCase()}`
