/** EC2's own names as a VPC's resolver answers them (DNS-2, DNS-3), and their reverse names. */
import {contains, parseAddress, parseCidr} from '../net/address.ts'
import {
	addressInLabel,
	addressInReverse,
	labelBefore,
	privateName,
	privateSuffix,
	publicName,
	publicSuffix
} from '../net/ec2-names.ts'
import type {IpText} from '../net/names.ts'
import type {DnsFacts, InstanceAddresses, ResourceRecord, VpcFacts} from './types.ts'
import type {Found} from './view.ts'

/** TTL of EC2's names, as observed on AWS. Unit: seconds. */
const ttl = 60

/** As a VPC's resolver answers. Undefined: it is none of EC2's names. */
export const ec2VpcNames = (facts: DnsFacts, vpc: VpcFacts, name: string): Found | undefined =>
	privateNames(facts, vpc, name) ?? publicNames(facts, name, vpc) ?? reverseNames(facts, vpc, name)

/** As the public DNS answers. */
export const ec2PublicNames = (facts: DnsFacts, name: string): Found | undefined =>
	publicNames(facts, name) ?? publicReverse(facts, name)

/** Includes names of other VPCs in the Region; none in a VPC without DNS host names (DNS-2). */
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

/** The private address if the instance is in the VPC, or in a peered one that allows DNS resolution (DNS-3, PCX-4). */
function publicNames(facts: DnsFacts, name: string, vpc?: VpcFacts): Found | undefined {
	for (const [region, {publicAddresses}] of regionsOf(facts)) {
		const zone = publicSuffix(region)
		const label = labelBefore(name, zone)
		if (label === undefined) continue
		const address = addressInLabel(label, 'ec2')
		if (address === undefined || !publicAddresses.has(address)) return {zone}
		return {zone, records: addressRecords({ipv4: (vpc && privateOf(facts, vpc, address)) ?? address})}
	}
	return undefined
}

function privateOf(facts: DnsFacts, vpc: VpcFacts, address: IpText): IpText | undefined {
	if (!vpc.hostnames) return undefined
	const near = [vpc, ...vpc.peers.flatMap(key => facts.vpcs[key] ?? [])]
	return near.map(({publicAddresses}) => publicAddresses[address]).find(found => found !== undefined)
}

/** For the VPC's blocks and for all private addresses of the Region, which have no other reverse zone here. */
function reverseNames(facts: DnsFacts, vpc: VpcFacts, name: string): Found | undefined {
	const address = addressInReverse(name)
	if (address === undefined || !vpc.hostnames) return undefined
	const {addresses} = regionOf(facts, vpc.region)
	if (addresses.has(address)) return pointer(name, privateName(address, vpc.region))
	return vpc.cidrs.some(cidr => contains(parseCidr(cidr)!, parseAddress(address)!)) ? {zone: reverseZone(name)} : undefined
}

function publicReverse(facts: DnsFacts, name: string): Found | undefined {
	const address = addressInReverse(name)
	if (address === undefined) return undefined
	for (const [region, {publicAddresses}] of regionsOf(facts)) {
		if (publicAddresses.has(address)) return pointer(name, publicName(address, region))
	}
	return undefined
}

const pointer = (name: string, target: string): Found => ({
	zone: reverseZone(name),
	records: [{type: 'PTR', ttl, data: target}]
})

/** `10.in-addr.arpa`: as wide as possible, so that rules and zones for narrower ones take precedence. */
const reverseZone = (name: string): string => name.split('.').slice(-3).join('.')

const addressRecords = ({ipv4, ipv6}: InstanceAddresses): ResourceRecord[] => [
	...(ipv4 === undefined ? [] : [{type: 'A' as const, ttl, data: ipv4}]),
	...(ipv6 === undefined ? [] : [{type: 'AAAA' as const, ttl, data: ipv6}])
]

type Region = {
	readonly addresses: ReadonlySet<IpText>
	readonly instances: ReadonlyMap<string, InstanceAddresses>
	/** Addresses of instances with public names: their VPC has DNS host names (DNS-3). */
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
