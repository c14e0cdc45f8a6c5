/** Authorize, revoke and modify rules of security groups. Doc: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html */

import type {IpPermission, Requests, TagSpecificationList} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {type Actions, doesNotExist, type Edit, type Patch, patchAt, together} from '../../api/part.ts'
import {vpcWritten} from '../../api/places.ts'
import {tagsFor} from '../../api/tags.ts'
import type {SecurityGroup, SecurityGroupRule, Vpc} from '../../model/model.ts'
import {parseCidr} from '../../net/address.ts'
import type {View} from '../view.ts'
import {type AskedRule, expand, identityOf, ruleFrom, sayRule, toWritten} from './actions-asked-rules.ts'
import {placeOfGroup, placeOfRule} from './place.ts'
import type {RuleWritten} from './rule.ts'
import {describeRule} from './wire.ts'

type Direction = 'ingress' | 'egress'
type Found = {readonly vpc: Vpc; readonly group: SecurityGroup}

const missingGroup = doesNotExist('InvalidGroup.NotFound', 'security group')

/** By id, or by name where that is unique. Errors: AwsError. */
export function groupOf(id: string | undefined, name: string | undefined, view: View): Found {
	if (id === undefined && name === undefined) {
		throw new AwsError('MissingParameter', 'The request must contain the parameter groupName or groupId')
	}
	for (const vpc of view.vpcs) {
		const group = vpc.securityGroups.find(one => (id === undefined ? one.name === name : one.id === id))
		if (group) return {vpc, group}
	}
	throw missingGroup(id ?? name ?? '')
}

/** All rules of one direction as lab file entries, default rules included. */
function writtenRules({group, vpc}: Found, direction: Direction, view: View): readonly RuleWritten[] {
	const {defaultSecurityGroup, securityGroups = {}} = vpcWritten(vpc.key, view)
	const own = group.name === 'default' ? defaultSecurityGroup : securityGroups[group.key.slice(vpc.key.length + 1)]
	return own?.[direction] ?? group[direction].map(rule => toWritten(rule, direction, vpc))
}

/** One entry per rule, so that each can be removed on its own. */
function singleRules(found: Found, direction: Direction, view: View): readonly RuleWritten[] {
	const all = writtenRules(found, direction, view)
	const rules = found.group[direction]
	return all.length === rules.length ? all : rules.map(rule => toWritten(rule, direction, found.vpc))
}

const listPatch = ({group, vpc}: Found, direction: Direction, rules: readonly RuleWritten[]): Patch =>
	patchAt([...placeOfGroup(group, vpc), direction], rules)

type Authorize = {
	readonly GroupId?: string
	readonly GroupName?: string
	readonly IpPermissions?: readonly IpPermission[]
	readonly TagSpecifications?: TagSpecificationList
} & AskedRule

function authorize(input: Authorize, direction: Direction, view: View, newId: (prefix: string) => string): Edit {
	const found = groupOf(input.GroupId, input.GroupName, view)
	const {group, vpc} = found
	const asked = expand(input).map(one => ruleFrom(one, direction, vpc, view))
	if (asked.length === 0) throw new AwsError('MissingParameter', 'The request must contain the parameter ipPermissions')
	const known = new Set(group[direction].map(identityOf))
	for (const rule of asked) {
		const identity = identityOf(rule)
		if (known.has(identity)) {
			throw new AwsError('InvalidPermission.Duplicate', `the specified rule "${sayRule(rule, view)}" already exists`)
		}
		known.add(identity)
	}
	const made = asked.map(rule => ({...rule, id: newId('sgr')}))
	const tags = tagsFor('security-group-rule', input.TagSpecifications)
	const tagged = Object.keys(tags).length > 0 ? made : []
	return {
		patch: together(
			listPatch(found, direction, [
				...writtenRules(found, direction, view),
				...made.map(rule => toWritten(rule, direction, vpc))
			]),
			...tagged.map(({id}) => patchAt(placeOfRule(id, group, vpc), {tags}))
		),
		words: {RulesPerSecurityGroupLimitExceeded: 'The maximum number of rules per security group has been reached.'},
		answer: after => ({
			Return: true,
			SecurityGroupRules: made.map(rule => describeRule(rule, direction === 'egress', group, vpc, after))
		})
	}
}

type Revoke = Authorize & {readonly SecurityGroupRuleIds?: readonly string[]}

function revoke(input: Revoke, direction: Direction, view: View): Edit {
	const found = groupOf(input.GroupId, input.GroupName, view)
	const {group, vpc} = found
	const rules = group[direction]
	const going = new Set<SecurityGroupRule>()
	for (const id of input.SecurityGroupRuleIds ?? []) {
		const rule = rules.find(one => one.id === id)
		if (!rule) throw new AwsError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`)
		going.add(rule)
	}
	for (const one of expand(input)) {
		const identity = identityOf(ruleFrom(one, direction, vpc, view))
		const rule = rules.find(other => identityOf(other) === identity)
		if (!rule) throw new AwsError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
		going.add(rule)
	}
	const single = singleRules(found, direction, view)
	return {
		patch: listPatch(
			found,
			direction,
			single.filter((_, index) => !going.has(rules[index] as SecurityGroupRule))
		),
		answer: {
			Return: true,
			RevokedSecurityGroupRules: [...going].map(rule => {
				const {
					SecurityGroupRuleArn: _,
					GroupOwnerId: __,
					Tags: ___,
					...item
				} = describeRule(rule, direction === 'egress', group, vpc, view)
				return item
			})
		}
	}
}

/** A patch of both directions, with some of the rules changed. */
function changeRules(
	found: Found,
	view: View,
	change: (rule: SecurityGroupRule, direction: Direction) => SecurityGroupRule | undefined
): Patch {
	const lists = (['ingress', 'egress'] as const).map(direction => {
		const single = singleRules(found, direction, view)
		const after = found.group[direction].map((rule, index) => {
			const changed = change(rule, direction)
			return changed ? toWritten(changed, direction, found.vpc) : (single[index] as RuleWritten)
		})
		return [direction, after] as const
	})
	return patchAt(placeOfGroup(found.group, found.vpc), Object.fromEntries(lists))
}

type Described = {readonly SecurityGroupRuleId?: string; readonly Description?: string}

function describeAnew(
	input: Authorize & {readonly SecurityGroupRuleDescriptions?: readonly Described[]},
	direction: Direction,
	view: View
): Edit {
	const found = groupOf(input.GroupId, input.GroupName, view)
	const byId = new Map((input.SecurityGroupRuleDescriptions ?? []).map(one => [one.SecurityGroupRuleId, one.Description]))
	const byIdentity = new Map(
		expand(input).map(one => {
			const rule = ruleFrom(one, direction, found.vpc, view)
			return [identityOf(rule), rule.description]
		})
	)
	const isThere = (identity: string) => found.group[direction].some(rule => identityOf(rule) === identity)
	if ([...byIdentity.keys()].some(identity => !isThere(identity))) {
		throw new AwsError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
	}
	return {
		patch: changeRules(found, view, (rule, of) => {
			if (of !== direction) return undefined
			const identity = identityOf(rule)
			if (!byId.has(rule.id) && !byIdentity.has(identity)) return undefined
			const description = byId.has(rule.id) ? byId.get(rule.id) : byIdentity.get(identity)
			const {description: _, ...rest} = rule
			return description === undefined ? rest : {...rest, description}
		})
	}
}

export const ruleActions: Actions<Requests> = {
	AuthorizeSecurityGroupIngress: ({input, view, newId}) => authorize(input, 'ingress', view, newId),
	AuthorizeSecurityGroupEgress: ({input, view, newId}) => authorize(input, 'egress', view, newId),
	RevokeSecurityGroupIngress: ({input, view}) => revoke(input, 'ingress', view),
	RevokeSecurityGroupEgress: ({input, view}) => revoke(input, 'egress', view),
	UpdateSecurityGroupRuleDescriptionsIngress: ({input, view}) => describeAnew(input, 'ingress', view),
	UpdateSecurityGroupRuleDescriptionsEgress: ({input, view}) => describeAnew(input, 'egress', view),
	ModifySecurityGroupRules({input: {GroupId, SecurityGroupRules}, view}) {
		const found = groupOf(GroupId, undefined, view)
		const all = [...found.group.ingress, ...found.group.egress]
		const changes = new Map(
			SecurityGroupRules.map(({SecurityGroupRuleId, SecurityGroupRule: rule}) => [SecurityGroupRuleId, rule ?? {}])
		)
		const unknown = [...changes.keys()].find(id => !all.some(rule => rule.id === id))
		if (unknown !== undefined) {
			throw new AwsError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${unknown}' does not exist`)
		}
		return {
			patch: changeRules(found, view, (rule, direction) => {
				const asked = changes.get(rule.id)
				if (!asked) return undefined
				const {IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupId, Description} = asked
				if (CidrIpv4 !== undefined && !parseCidr(CidrIpv4, {maskHostBits: true})) throw invalidValue(CidrIpv4, 'CidrIpv4')
				const words = Description === undefined ? {} : {Description}
				const permission: IpPermission = {
					...(IpProtocol !== undefined && {IpProtocol}),
					...(FromPort !== undefined && {FromPort}),
					...(ToPort !== undefined && {ToPort}),
					...(CidrIpv4 !== undefined && {IpRanges: [{CidrIp: CidrIpv4, ...words}]}),
					...(CidrIpv6 !== undefined && {Ipv6Ranges: [{CidrIpv6, ...words}]}),
					...(PrefixListId !== undefined && {PrefixListIds: [{PrefixListId, ...words}]}),
					...(ReferencedGroupId !== undefined && {UserIdGroupPairs: [{GroupId: ReferencedGroupId, ...words}]})
				}
				const [one] = expand({IpPermissions: [permission]})
				if (!one) throw new AwsError('MissingParameter', 'The request must contain a source or destination of the rule')
				return {...ruleFrom(one, direction, found.vpc, view), id: rule.id}
			})
		}
	}
}
