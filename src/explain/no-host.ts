/** Advice for names that are no end of a packet's path: a security group, a subnet, a gateway. */
import {type Names, shortNames} from '../checks/names.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Directory, Resource} from '../model/directory.ts'
import type {Finding} from '../model/finding.ts'
import type {Lab} from '../model/model.ts'

type View = {readonly lab: Lab; readonly directory: Directory; readonly names: Names}

/** `known`: what is wrong with the name, if that is known already. */
export function noHost(
	text: string,
	side: string,
	{lab, directory, names}: View,
	known: Finding | undefined = undefined
): Finding {
	const [found] = directory.find(text)
	const hosts = shortNames(names.hosts)
	if (!found) return known ?? {path: [side], message: `no host is named "${text}"`, fix: suggest(text, hosts)}
	const members = membersOf(found, lab)
	const some = members.length > 0 ? members : hosts
	return {
		path: [side],
		message: `"${text}" is ${/^[aeiou]/.test(found.noun) ? 'an' : 'a'} ${found.noun}, and ${side === 'from' ? 'sends' : 'takes'} no packets`,
		fix: `name a host${members.length > 0 ? ' that has to do with it' : ''}: ${some.slice(0, 8).join(', ')}`
	}
}

/** Instances with an interface in the subnet or security group. */
function membersOf({key}: Resource, {vpcs}: Lab): readonly string[] {
	const all = vpcs.flatMap(vpc =>
		vpc.interfaces.flatMap(one => {
			const isOne = [vpc.key, one.subnet, ...one.securityGroups].includes(key)
			return isOne && one.owner?.kind === 'instance' ? [one.owner.key] : []
		})
	)
	return [...new Set(all)]
}
