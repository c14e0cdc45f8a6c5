/** What to ask instead of what no packet comes from or goes to: a security group, a subnet, a gateway. */
import type {Draft} from '../aws/draft.ts'
import {suggest} from '../model/did-you-mean.ts'
import type {Finding} from '../model/finding.ts'

/** `known`: what is wrong with the name, if that has been found out already. */
export function noHost(
	text: string,
	side: string,
	draft: Draft,
	hosts: readonly string[],
	known: Finding | undefined = undefined
): Finding {
	const found = whatIs(text, draft)
	if (!found) return known ?? {path: [side], message: `no host is named "${text}"`, fix: suggest(text, hosts)}
	const verb = side === 'from' ? 'sends' : 'takes'
	const {noun, members} = found
	const some = members.length > 0 ? members : hosts
	return {
		path: [side],
		message: `"${text}" is ${noun}, and ${verb} no packets`,
		fix: `name a host${members.length > 0 ? ' that has to do with it' : ''}: ${some.slice(0, 8).join(', ')}`
	}
}

type Thing = {readonly noun: string; readonly members: readonly string[]}

/** By name or by the beginning of an id. */
function whatIs(text: string, {vpcs, peerings, transitGateways, vpn}: Draft): Thing | undefined {
	const [first = '', second] = text.split('.')
	for (const vpc of vpcs.values()) {
		const name = first === vpc.key && second !== undefined ? second : text
		const members = (uses: (written: Readonly<Record<string, unknown>>) => boolean) =>
			[...vpc.instances.values()].filter(({written}) => uses(written)).map(one => `${vpc.key}.${one.name}`)
		if (name === vpc.key) return {noun: 'a VPC', members: members(() => true)}
		if (Object.hasOwn(vpc.written.securityGroups ?? {}, name))
			return {
				noun: 'a security group',
				members: members(({securityGroups}) => Array.isArray(securityGroups) && securityGroups.includes(name))
			}
		if (vpc.subnets.has(name)) return {noun: 'a subnet', members: members(({subnet}) => subnet === name)}
		if (Object.hasOwn(vpc.written.networkAcls ?? {}, name)) return {noun: 'a network ACL', members: []}
		if (vpc.routeTables.has(name)) return {noun: 'a route table', members: []}
	}
	if (peerings.has(text)) return {noun: 'a peering connection', members: []}
	if (transitGateways.has(text)) return {noun: 'a transit gateway', members: []}
	if (vpn.connections.has(text)) return {noun: 'a VPN connection', members: []}
	const prefix = Object.keys(idNouns).find(one => text.startsWith(`${one}-`))
	const noun = prefix === undefined ? undefined : idNouns[prefix]
	return noun === undefined ? undefined : {noun, members: []}
}

const idNouns: Readonly<Record<string, string>> = {
	sg: 'a security group',
	sgr: 'a rule of a security group',
	subnet: 'a subnet',
	vpc: 'a VPC',
	rtb: 'a route table',
	acl: 'a network ACL',
	igw: 'an internet gateway',
	eigw: 'an egress-only internet gateway',
	tgw: 'a transit gateway',
	pcx: 'a peering connection',
	vgw: 'a virtual private gateway',
	vpn: 'a VPN connection'
}
