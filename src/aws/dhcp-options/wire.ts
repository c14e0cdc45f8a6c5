/** The fields of AWS's answers that a lab uses. */

import {z} from 'zod'
import {type Answers, answer} from '../../import/answers.ts'
import {list, maybe, owner, tagged, text} from '../../import/describe-parts.ts'
import type {DhcpOptions} from '../../model/dhcp-options.ts'
import {givenId, type Item, tagList, type View} from '../view.ts'

const dhcpOptions = z.object({
	DhcpOptionsId: text,
	DhcpConfigurations: list(z.object({Key: text, Values: list(z.object({Value: maybe(text)}))})),
	...owner,
	...tagged
})

export const answers = {
	DhcpOptions: answer(dhcpOptions, {ids: ['DhcpOptionsId'], command: 'describe-dhcp-options'})
} as const satisfies Answers

/** As DescribeDhcpOptions answers: the file's sets, and the Region's default set if a VPC uses it. */
export function describeDhcpOptions(view: View): readonly Item[] {
	const used = view.vpcs.flatMap(vpc => vpc.dhcpOptions ?? [])
	const all = new Map([...used, ...view.lab.dhcpOptions].map(one => [one.id, one]))
	return [...all.values()].map(one => describeSet(one, view))
}

const describeSet = (set: DhcpOptions, view: View): Item => ({
	DhcpOptionsId: givenId(set.id, view),
	OwnerId: view.account,
	DhcpConfigurations: [
		['domain-name', set.domainName === undefined ? [] : [set.domainName]],
		['domain-name-servers', set.domainNameServers],
		['ntp-servers', set.ntpServers],
		['netbios-name-servers', set.netbiosNameServers],
		['netbios-node-type', set.netbiosNodeType === undefined ? [] : [String(set.netbiosNodeType)]]
	].flatMap(([Key, values]) => (values?.length ? [{Key, Values: [...values].map(Value => ({Value}))}] : [])),
	Tags: tagList(set.id, 'dhcpOptions', view)
})
