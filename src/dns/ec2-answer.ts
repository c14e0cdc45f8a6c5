/** EC2's own names as a VPC's resolver gives them (DNS-2, DNS-3), and the reverse of them. */
import {contains, parseAddress, parseCidr} from '../net/address.ts'
import type {IpText} from '../net/names.ts'
import {addressInLabel, addressInReverse, labelBefore, privateName, privateSuffix, publicName, publicSuffix} from './ec2-names.ts'
import type {DnsFacts, DnsServer, InstanceAddresses, ResourceRecord, VpcFacts} from './types.ts'

/** Seconds, as recorded of EC2's names. */
const ttl = 60

/** `records` absent: there is no such name. */
export type Found = {readonly zone: string; readonly records?: readonly ResourceRecord[]}

/** Undefined: none of EC2's names. */
export function ec2Names(facts: DnsFacts, {vpc: key}: DnsServer, name: string): Found | undefined {
	const vpc = facts.vpcs[key]
	return vpc && (privateNames(facts, vpc, name) ?? publicNames(facts, vpc, name) ?? reverseNames(facts, vpc, name))
}

/** Names of the other VPCs of the region as well; in a VPC without host names none (DNS-2). */
function privateNames(facts: DnsFacts, vpc: VpcFacts, name: string): Found | undefined {
	const zone = privateSuffix(vpc.region)
	const label = labelBefore(name, zone)
	if (label === undefined) return undefined
	if (!vpc.hostnames) return {zone}
	const {addresses, instances} = regionOf(facts, vpc.region)
	const instance = instances.get(label)
	if (instance) return {zone, records: addressRecords(instance)}
	const address = addressInLabel(label, 'ip')
	return address !== undefined && addresses.has(address) ? {zone, records: addressRecords({ipv4: address})} : {zone}
}

/** The private address where the instance is in the VPC, or in a peered one that lets it be known (DNS-3, PCX-4). */
function publicNames(facts: DnsFacts, vpc: VpcFacts, name: string): Found | undefined {
	for (const [region, {publicAddresses}] of regionsOf(facts)) {
		const zone = publicSuffix(region)
		const label = labelBefore(name, zone)
		if (label === undefined) continue
		const address = addressInLabel(label, 'ec2')
		if (address === undefined || !publicAddresses.has(address)) return {zone}
		return {zone, records: addressRecords({ipv4: privateOf(facts, vpc, address) ?? address})}
	}
	return undefined
}

function privateOf(facts: DnsFacts, vpc: VpcFacts, address: IpText): IpText | undefined {
	if (!vpc.hostnames) return undefined
	const near = [vpc, ...vpc.peers.flatMap(key => facts.vpcs[key] ?? [])]
	return near.map(({publicAddresses}) => publicAddresses[address]).find(found => found !== undefined)
}

function reverseNames(facts: DnsFacts, vpc: VpcFacts, name: string): Found | undefined {
	const address = addressInReverse(name)
	if (address === undefined) return undefined
	const zone = 'in-addr.arpa'
	const pointer = (target: string): Found => ({zone, records: [{type: 'PTR', ttl, data: target}]})
	const isOwn = vpc.cidrs.some(cidr => contains(parseCidr(cidr)!, parseAddress(address)!))
	if (vpc.hostnames && (isOwn || regionOf(facts, vpc.region).addresses.has(address)))
		return regionOf(facts, vpc.region).addresses.has(address) ? pointer(privateName(address, vpc.region)) : {zone}
	for (const [region, {publicAddresses}] of regionsOf(facts)) {
		if (publicAddresses.has(address)) return pointer(publicName(address, region))
	}
	return {zone}
}

const addressRecords = ({ipv4, ipv6}: InstanceAddresses): ResourceRecord[] => [
	...(ipv4 === undefined ? [] : [{type: 'A' as const, ttl, data: ipv4}]),
	...(ipv6 === undefined ? [] : [{type: 'AAAA' as const, ttl, data: ipv6}])
]

type Region = {
	readonly addresses: ReadonlySet<IpText>
	readonly instances: ReadonlyMap<string, InstanceAddresses>
	/** Of instances that have public names: their VPC has host names (DNS-3). */
	readonly publicAddresses: ReadonlySet<IpText>
}

const noRegion: Region = {addresses: new Set(), instances: new Map(), publicAddresses: new Set()}
const indexes = new WeakMap<DnsFacts, ReadonlyMap<string, Region>>()

const regionOf = (facts: DnsFacts, region: string): Region => regionsOf(facts).get(region) ?? noRegion

function regionsOf(facts: DnsFacts): ReadonlyMap<string, Region> {
	const known = indexes.get(facts)
	if (known) return known
	const index = new Map(
		[...Map.groupBy(Object.values(facts.vpcs), ({region}) => region)].map(([region, vpcs]): [string, Region] => [
			region,
			{
				addresses: new Set(vpcs.flatMap(({addresses}) => addresses)),
				instances: new Map(vpcs.flatMap(({instances}) => Object.entries(instances))),
				publicAddresses: new Set(vpcs.flatMap(({hostnames, publicAddresses}) => (hostnames ? Object.keys(publicAddresses) : [])))
			}
		])
	)
	indexes.set(facts, index)
	return index
}
