/** Security groups: stateful allow rules around ENIs (SG-1…10). Doc: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html */
import {z} from 'zod'
import type {Resource} from '../../model/directory.ts'
import type {Finding, Path} from '../../model/finding.ts'
import type {SecurityGroup, SecurityGroupRule} from '../../model/model.ts'
import {type Cidr, family} from '../../net/address.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, unknownName, type VpcKind} from '../kind.ts'
import {overQuota} from '../quotas.ts'
import {described, is, named, ownId} from '../schema.ts'
import {type Direction, hasGroup} from './peer.ts'
import {type RuleWritten, readRule, ruleIdentity, ruleSchema} from './rule.ts'

const rules = (what: string) => is('a list of rules', z.array(ruleSchema)).optional().describe(what)

const ruleLists = {
	ingress: rules('What may come in: `[{tcp: 80, from: 0.0.0.0/0}]`. Default: nothing.'),
	egress: rules('What may go out. Default: everything (SG-1).')
}

const groupSchema = is(
	'a security group: {ingress, egress}',
	z.strictObject({
		id: ownId('sg'),
		...described,
		name: z.string().max(255).optional().describe('Its name in AWS, where that cannot be its name here. Default: its name here.'),
		description: z.string().max(255).optional().describe('For people.'),
		...ruleLists
	})
)

const schema = named('security groups', groupSchema)

/** For a VPC's own group `default`, which exists and can only be changed. */
export const defaultGroupSchema = is(
	'{ingress, egress}',
	z.strictObject({
		id: ownId('sg'),
		...described,
		ingress: rules('Replaces "everything from the group itself".'),
		egress: rules('Replaces "everything".')
	})
)

export const securityGroups: VpcKind<typeof schema> = {
	schema,
	codes: {absent: {securityGroups: 'InvalidGroup.NotFound'}, inUse: {'InvalidGroup.NotFound': 'DependencyViolation'}},
	title: 'Security groups by name. "default" is there by itself: everything from itself, and everything out.',
	*check(vpc, draft) {
		const path = [...vpc.path, 'securityGroups']
		const entries = entriesOf(vpc.written.securityGroups)
		yield* overQuota('securityGroupsPerVpc', entries.length + 1, draft.quotas, {path, at: 'key'})
		for (const [name, written] of entries) {
			const at = {path: [...path, name], at: 'key' as const}
			if (name === 'default') {
				yield {
					...at,
					message: 'the name "default" is reserved: every VPC has this group',
					code: 'InvalidGroup.Reserved',
					fix: `choose another name, or change the group under vpcs.${vpc.key}.defaultSecurityGroup`
				}
				continue
			}
			if (name === 'self') {
				yield {...at, message: '"self" in a rule is the group itself', code: 'InvalidGroup.Reserved', fix: 'choose another name'}
			}
			if (name.startsWith('sg-')) {
				yield {
					...at,
					message: `group names may not begin with "sg-", as "${name}" does`,
					code: 'InvalidParameterValue',
					fix: `choose a name such as ${name.slice(3) || 'web'}`
				}
			}
			yield* checkLists(name, written, at.path, vpc, draft)
		}
		yield* checkLists('default', vpc.written.defaultSecurityGroup ?? {}, [...vpc.path, 'defaultSecurityGroup'], vpc, draft)
	},
	*resources({key: vpc, path, written}) {
		const {defaultSecurityGroup = {}, securityGroups: all} = written
		const one = (name: string, {id}: Lists, at: Path): Resource => {
			const key = `${vpc}.${name}`
			return {kind: 'security-group', noun: 'security group', key, names: [name], ids: [idIn(key, id)], path: at}
		}
		yield one('default', defaultSecurityGroup, written.defaultSecurityGroup ? [...path, 'defaultSecurityGroup'] : path)
		for (const [name, group] of entriesOf(all)) yield one(name, group, [...path, 'securityGroups', name])
	},
	resolve(vpc, draft) {
		const groups = entriesOf(vpc.written.securityGroups).map(([key, {name = key, description = name, ...lists}]) =>
			resolveGroup(key, {name, description}, lists, {ingress: []}, vpc, draft)
		)
		const selfOnly: RuleWritten[] = [{all: true, from: 'self'}]
		const standard = resolveGroup(
			'default',
			{name: 'default', description: 'default VPC security group'},
			vpc.written.defaultSecurityGroup ?? {},
			{ingress: selfOnly},
			vpc,
			draft
		)
		return {securityGroups: [standard, ...groups]}
	}
}

type Lists = {
	readonly id?: string | undefined
	readonly ingress?: readonly RuleWritten[] | undefined
	readonly egress?: readonly RuleWritten[] | undefined
}

const idIn = (key: string, id: string | undefined): string => id ?? idOf('sg', key)

function resolveGroup(
	written: string,
	words: Pick<SecurityGroup, 'name' | 'description'>,
	lists: Lists,
	{ingress}: {ingress: RuleWritten[]},
	vpc: VpcDraft,
	draft: Draft
): SecurityGroup {
	const key = `${vpc.key}.${written}`
	const everywhere = ['0.0.0.0/0' as Cidr, ...(vpc.ipv6Cidrs.length > 0 ? ['::/0' as Cidr] : [])]
	const read = (written: readonly RuleWritten[], direction: Direction): SecurityGroupRule[] =>
		written.flatMap(rule => readRule(rule, {groupKey: key, direction, path: [], vpc, draft}).rules ?? [])
	return {
		key,
		id: idIn(key, lists.id),
		...words,
		ingress: read(lists.ingress ?? ingress, 'ingress'),
		egress: read(lists.egress ?? everywhere.map(to => ({all: true, to})), 'egress')
	}
}

function* checkLists(name: string, lists: Lists, path: Path, vpc: VpcDraft, draft: Draft): Generator<Finding> {
	for (const direction of ['ingress', 'egress'] as const) {
		const at = [...path, direction]
		const seen = new Map<string, number>()
		const counts = {4: 0, 6: 0}
		for (const [index, written] of (lists[direction] ?? []).entries()) {
			const reading = readRule(written, {groupKey: `${vpc.key}.${name}`, direction, path: [...at, index], vpc, draft})
			if (reading.findings) yield* reading.findings
			for (const rule of reading.rules ?? []) {
				const identity = ruleIdentity(rule)
				const first = seen.get(identity)
				if (first !== undefined) {
					const where = first === index ? 'in this rule already' : `already, as rule ${first + 1} of this list`
					yield {
						path: [...at, index],
						message: `the specified rule "${describeRule(rule)}" exists ${where}`,
						code: 'InvalidPermission.Duplicate',
						fix: 'keep one of the two'
					}
				}
				seen.set(identity, index)
				for (const version of [4, 6] as const) counts[version] += weight(rule, version, draft)
			}
		}
		for (const version of [4, 6] as const) {
			yield* overQuota('rulesPerSecurityGroup', counts[version], draft.quotas, {path: at, at: 'key'}, `IPv${version}: `)
		}
	}
}

/** A rule that refers to a group counts for both families, a prefix list with all of its entries (SG-9, RT-9). */
function weight({peer}: SecurityGroupRule, version: 4 | 6, {prefixLists}: Draft): number {
	if (peer.kind === 'cidr') return family(peer.cidr) === version ? 1 : 0
	if (peer.kind === 'prefix-list') return prefixLists.get(peer.key)?.maxEntries ?? 1
	return 1
}

/** The wording of AWS's message. */
function describeRule({protocol, ports, icmp, peer}: SecurityGroupRule): string {
	const who = peer.kind === 'cidr' ? peer.cidr : peer.kind === 'stale' ? peer.was : peer.key
	const what = ports ? `, from port: ${ports[0]}, to port: ${ports[1]}` : icmp ? `, type: ${icmp.type}, code: ${icmp.code}` : ''
	return `peer: ${who}, ${String(protocol).toUpperCase()}${what}, ALLOW`
}

/** Checks the group names of an ENI: at least one, no duplicates, no more than the quota (SG-9, SG-10). */
export function* checkGroups(names: readonly string[], path: Path, vpc: VpcDraft, draft: Draft): Generator<Finding> {
	for (const [index, name] of names.entries()) {
		const at = {path: [...path, index]}
		const [otherName = '', group] = name.split('.')
		const other = group === undefined ? undefined : draft.vpcs.get(otherName)
		if (hasGroup(vpc, name)) {
			if (names.indexOf(name) < index) {
				yield {...at, message: `group "${name}" is in this list twice`, code: 'InvalidParameterValue', fix: 'name it once'}
			}
		} else if (other && group !== undefined && hasGroup(other, group)) {
			yield {
				...at,
				message: `Security group ${idOf('sg', name)} ("${group}" of VPC "${otherName}") and the subnet belong to different networks.`,
				code: 'InvalidParameter',
				fix: `use a group of VPC "${vpc.key}"; rules may name "${name}" if the two are peered`
			}
		} else {
			yield unknownName(
				at.path,
				'security group',
				name,
				[...Object.keys(vpc.written.securityGroups ?? {}), 'default'],
				'InvalidGroup.NotFound'
			)
		}
	}
	yield* overQuota('securityGroupsPerInterface', names.length, draft.quotas, {path, at: 'key'})
}
