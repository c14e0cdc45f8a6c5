/** DHCP options sets that VPCs use; the Region's default set is a lab's default too. */

import {Names, nameTag} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {sortedSection, type Written, written} from '../../import/written.ts'
import {privateSuffix} from '../../net/ec2-names.ts'

type Set = Thing<'DhcpOptions'>

export const dhcpOptions: ImportPart = {
	atTop: world => ({
		dhcpOptions: sortedSection([...namesOf(world).values()].map(({name, set}) => [name, setWritten(set)] as const))
	}),
	inVpc: ({vpc, region}, _hosts, world) => ({
		dhcpOptions: vpc.DhcpOptionsId === 'default' ? 'default' : namesOf(world).get(`${region} ${vpc.DhcpOptionsId}`)?.name
	})
}

const named = new WeakMap<World, ReadonlyMap<string, {readonly name: string; readonly set: Set}>>()

/** By Region and id. A set belongs to one Region and account, and cannot be shared. */
function namesOf(world: World) {
	const known = named.get(world)
	if (known) return known
	const names = new Names(['default'])
	const used = new Set(world.vpcs.map(({vpc, region}) => `${region} ${vpc.DhcpOptionsId}`))
	const all = new Map(
		world.snapshot.things.DhcpOptions.flatMap(set => {
			const key = `${set.at.region} ${set.DhcpOptionsId}`
			if (!used.has(key) || isRegionSet(set)) return []
			const domain = valuesOf(set, 'domain-name')[0]
			return [[key, {name: names.give(key, nameTag(set.Tags), domain ?? '', set.DhcpOptionsId), set}] as const]
		})
	)
	named.set(world, all)
	return all
}

const valuesOf = ({DhcpConfigurations}: Set, key: string): readonly string[] =>
	DhcpConfigurations.filter(({Key}) => Key === key).flatMap(({Values}) => Values.flatMap(({Value}) => Value ?? []))

const isRegionSet = (set: Set): boolean =>
	set.DhcpConfigurations.length === 2 &&
	valuesOf(set, 'domain-name').join() === privateSuffix(set.at.region) &&
	valuesOf(set, 'domain-name-servers').join() === 'AmazonProvidedDNS'

function setWritten(set: Set): Written {
	const listOf = (key: string) => {
		const values = valuesOf(set, key)
		return values.length > 0 ? values : undefined
	}
	const [nodeType] = valuesOf(set, 'netbios-node-type')
	return written({
		id: set.DhcpOptionsId,
		domainName: valuesOf(set, 'domain-name')[0],
		domainNameServers: listOf('domain-name-servers'),
		ntpServers: listOf('ntp-servers'),
		netbiosNameServers: listOf('netbios-name-servers'),
		netbiosNodeType: nodeType === undefined ? undefined : Number(nodeType)
	})
}
