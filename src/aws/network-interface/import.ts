/** Instances and network interfaces, with the addresses that they have; what stands behind an interface, and what does not. */

import {inName, nameTag, slug} from '../../import/names.ts'
import {type ImportPart, inNoAnswer} from '../../import/part.ts'
import type {Thing} from '../../import/read.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {listOrNothing, sortedSection, type Written, written} from '../../import/written.ts'
import {type Address, parseAddress} from '../../net/address.ts'
import {elasticIpNamed} from '../elastic-ip/import.ts'
import {metadataOf} from '../instance/import-metadata.ts'
import {isLoadBalancerInterface} from '../load-balancer/import.ts'
import {isNatInterface} from '../nat-gateway/import.ts'
import {isEndpointInterface} from '../vpc-endpoint/import.ts'

type Eni = Thing<'NetworkInterfaces'>
export type Instance = Thing<'Reservations'>['Instances'][number] & {readonly at: Eni['at']; readonly account: string | undefined}

/** ENIs by id: `describe-network-interfaces` knows all, `describe-instances` those of instances. */
export function enisOf({snapshot: {things}}: World): ReadonlyMap<string, Eni> {
	const ofInstances = things.Reservations.flatMap(({Instances, at}) =>
		Instances.flatMap(({InstanceId, NetworkInterfaces}, instance) =>
			NetworkInterfaces.map(
				(eni, index): Eni => ({
					...eni,
					Attachment: {InstanceOwnerId: undefined, DeviceIndex: index, Status: undefined, ...eni.Attachment, InstanceId},
					at: {...at, path: [...at.path, 'Instances', instance, 'NetworkInterfaces', index]}
				})
			)
		)
	)
	return new Map([...ofInstances, ...things.NetworkInterfaces].map(eni => [eni.NetworkInterfaceId, eni]))
}

/** Instances that exist: terminated ones are listed for an hour more. */
export const instancesOf = ({snapshot: {things}}: World): readonly Instance[] =>
	things.Reservations.flatMap(({Instances, OwnerId, at}) =>
		Instances.map(
			(instance, index): Instance => ({
				...instance,
				at: {...at, path: [...at.path, 'Instances', index]},
				account: OwnerId ?? at.account
			})
		)
	).filter(({State}) => State?.Name !== 'terminated' && State?.Name !== 'shutting-down')

export type Hosts = {
	readonly enis: ReadonlyMap<string, Eni>
	/** Interfaces of each instance by device index. */
	readonly attached: ReadonlyMap<string, readonly Eni[]>
	readonly instances: readonly Instance[]
	/** How routes name an ENI: `{instance: fw}` or `{networkInterface: fw.eth1}`. */
	readonly targetOf: (eniId: string) => {readonly vpcId: string; readonly name: string; readonly isPrimary: boolean} | undefined
}

/** Its subnet is in the lab; else it is told why it is not. */
function isPlaced(eni: Eni, world: World): boolean {
	const {SubnetId, NetworkInterfaceId: id, Attachment, at} = eni
	if (world.subnetOf(SubnetId)) return true
	if (world.leftOut.has(SubnetId)) {
		world.note(at, {kind: 'network interface', id, consequence: `it is left out with its subnet ${SubnetId}`})
	} else if (Attachment?.InstanceId === undefined) {
		world.note(at, {
			kind: 'network interface',
			id,
			consequence: `${SubnetId} is in no answer of describe-subnets: it is left out`
		})
	} else {
		world.findings.push({
			file: at.file,
			path: [...at.path, 'SubnetId'],
			message: `${SubnetId} is in no answer of describe-subnets`,
			fix: 'save that of its account and region too'
		})
	}
	return false
}

/** Names every instance and every interface that has a name of its own. */
export function hostsOf(world: World): Hosts {
	const enis = new Map([...enisOf(world)].filter(([, eni]) => isPlaced(eni, world)))
	const found = instancesOf(world)
	const known = new Set(found.map(({InstanceId}) => InstanceId))
	const attached = new Map(
		[...Map.groupBy(enis.values(), ({Attachment}) => Attachment?.InstanceId)].flatMap(([id, members]) =>
			id === undefined
				? []
				: [[id, members.toSorted((a, b) => (a.Attachment?.DeviceIndex ?? 0) - (b.Attachment?.DeviceIndex ?? 0))] as const]
		)
	)
	const untold = [...attached].filter(([id]) => !known.has(id))
	const instances = [...found, ...untold.map(([id, members]) => untoldInstance(id, members, world))]
	for (const {InstanceId, Tags, NetworkInterfaces, at} of instances) {
		const [primary, ...further] = attached.get(InstanceId) ?? []
		const vpc = primary && world.subnetOf(primary.SubnetId)?.vpc
		vpc?.targets.give(InstanceId, nameTag(Tags), InstanceId)
		if (!primary && NetworkInterfaces.length === 0) {
			world.note(at, {kind: 'instance', id: InstanceId, consequence: 'it has no network interface, and is left out'})
		}
		noteTaken(InstanceId, NetworkInterfaces, enis, {at, world})
		const abroad = further.filter(({SubnetId}) => world.subnetOf(SubnetId)?.vpc !== vpc)
		for (const eni of abroad) {
			world.note(eni.at, {
				kind: 'network interface',
				id: eni.NetworkInterfaceId,
				consequence: `it is left out: its VPC is not that of its instance ${InstanceId}`
			})
		}
		if (primary && abroad.length > 0) attached.set(InstanceId, [primary, ...further.filter(eni => !abroad.includes(eni))])
	}
	for (const eni of enis.values()) {
		const vpc = world.subnetOf(eni.SubnetId)?.vpc
		if (vpc && eni.Attachment?.InstanceId === undefined && !isForeign(eni, world)) {
			vpc.targets.give(
				eni.NetworkInterfaceId,
				nameTag(eni.TagSet),
				slug(eni.Description ?? ''),
				`eni-${inName(eni.PrivateIpAddress ?? eni.NetworkInterfaceId)}`
			)
		}
	}
	return {
		enis,
		attached,
		instances,
		targetOf(eniId) {
			const eni = enis.get(eniId)
			const vpc = eni && world.subnetOf(eni.SubnetId)?.vpc
			if (!vpc) return undefined
			const instanceId = eni.Attachment?.InstanceId
			const name = vpc.targets.of(instanceId ?? eniId)
			if (name === undefined) return undefined
			const index = instanceId === undefined ? 0 : (attached.get(instanceId) ?? []).indexOf(eni)
			return {vpcId: vpc.id, name: index > 0 ? `${name}.eth${index}` : name, isPrimary: instanceId !== undefined && index === 0}
		}
	}
}

/** Two answers that contradict each other, or several instances with one interface: it is where it was described last. */
function noteTaken(
	id: string,
	own: Instance['NetworkInterfaces'],
	enis: ReadonlyMap<string, Eni>,
	{at, world}: {at: Eni['at']; world: World}
) {
	for (const {NetworkInterfaceId} of own) {
		const eni = enis.get(NetworkInterfaceId)
		if (!eni || eni.Attachment?.InstanceId === id) continue
		const holder = eni.Attachment?.InstanceId
		const whose = holder === undefined ? 'attached to no instance' : `that of ${holder}`
		const isOnly = own.every(one => enis.get(one.NetworkInterfaceId)?.Attachment?.InstanceId !== id)
		world.note(at, {
			kind: 'instance',
			id,
			consequence: `its network interface ${NetworkInterfaceId} is, by another answer or entry, ${whose}: ${isOnly ? 'it has none, and is left out' : 'it is without that one'}`
		})
	}
}

function untoldInstance(id: string, members: readonly Eni[], world: World): Instance {
	const [primary] = members as [Eni]
	world.note(primary.at, {
		kind: 'instance',
		id,
		consequence: 'no answer of describe-instances tells of it: it is taken as running'
	})
	return {
		InstanceId: id,
		State: undefined,
		VpcId: primary.VpcId,
		SubnetId: primary.SubnetId,
		PrivateIpAddress: primary.PrivateIpAddress,
		NetworkInterfaces: [],
		MetadataOptions: undefined,
		Tags: [],
		at: primary.at,
		account: primary.OwnerId
	}
}

/** ENIs that stand with their owner: of NAT gateways, load balancers and transit gateways that the lab has. */
const isForeign = (eni: Eni, world: World): boolean =>
	isNatInterface(eni.NetworkInterfaceId, world) ||
	isLoadBalancerInterface(eni.NetworkInterfaceId, world) ||
	isEndpointInterface(eni.NetworkInterfaceId, world) ||
	eni.InterfaceType === 'transit_gateway'

const instancesIn = (vpc: WorldVpc, hosts: Hosts, world: World): Written | undefined =>
	sortedSection(
		hosts.instances.flatMap(instance => {
			const [primary, ...further] = hosts.attached.get(instance.InstanceId) ?? []
			const name = vpc.targets.of(instance.InstanceId)
			const location = primary && world.subnetOf(primary.SubnetId)
			if (!primary || location?.vpc !== vpc || name === undefined) return []
			const stopped = instance.State?.Name === 'stopped' || instance.State?.Name === 'stopping'
			const {id, mac, ...rest} = interfaceWritten(primary, `${vpc.key}.${name}`, vpc, world)
			const launchesPublic = location.subnet.MapPublicIpOnLaunch === true && further.length === 0
			const hasPublic = rest.publicIp !== undefined || addressesOf(primary)[0]?.publicIp !== undefined
			return [
				[
					name,
					written({
						id: instance.InstanceId,
						...rest,
						publicIp: rest.publicIp ?? (launchesPublic && !hasPublic && !stopped ? false : undefined),
						interfaceId: id,
						mac,
						interfaces: listOrNothing(
							further.map((eni, index) => interfaceWritten(eni, `${vpc.key}.${name}.eth${index + 1}`, vpc, world))
						),
						state: stopped ? 'stopped' : undefined,
						...forwardingOf(instance, [primary, ...further], world),
						...metadataOf(instance, name),
						account: instance.account !== undefined && instance.account !== vpc.account ? instance.account : undefined
					})
				] as const
			]
		})
	)

/**
 * What its guest does is in no answer. Who turns the source/destination check off and routes to it means it to forward;
 * who routes the Internet to it, and gave it a public address, means a NAT instance (NAT-10).
 */
function forwardingOf({InstanceId: id, at}: Instance, own: readonly Eni[], {snapshot, note}: World): Written {
	const open = own.filter(({SourceDestCheck}) => SourceDestCheck === false)
	if (open.length === 0) return {}
	const routes = snapshot.things.RouteTables.flatMap(({Routes}) => Routes).filter(
		({NetworkInterfaceId, InstanceId, State}) =>
			State !== 'blackhole' &&
			open.some((eni, index) => eni.NetworkInterfaceId === NetworkInterfaceId || (index === 0 && InstanceId === id))
	)
	if (routes.length === 0) return {}
	const translates =
		routes.some(({DestinationCidrBlock}) => DestinationCidrBlock === '0.0.0.0/0') &&
		own.some(eni => addressesOf(eni).some(({publicIp}) => publicIp !== undefined))
	const what = translates ? 'forwards and translates, as a NAT instance' : 'forwards'
	note(at, {
		kind: 'instance',
		id,
		consequence: `a route leads to it, and its source/destination check is off: it is taken as one that ${what}`
	})
	return translates ? {natInstance: true} : {guest: {forward: true}}
}

/** What an interface is in a lab file, whoever it belongs to. `key`: how the whole lab names it. */
function interfaceWritten(eni: Eni, key: string, vpc: WorldVpc, world: World): Written & {readonly publicIp?: unknown} {
	const [primary, ...secondary] = addressesOf(eni)
	const elastic = [primary, ...secondary].map(one => (one?.publicIp === undefined ? undefined : elasticIpNamed(one, eni, world)))
	const used = elastic.findLastIndex(name => name !== undefined) + 1
	const dense = elastic.slice(0, used).every(name => name !== undefined)
	if (!dense) {
		for (const [index, name] of elastic.entries()) {
			const address = [primary, ...secondary][index]?.address
			if (name !== undefined && address !== undefined) {
				world.elasticAttachments.set(name, {networkInterface: key, privateIp: address})
			}
		}
	}
	for (const {prefix} of delegatedPrefixes(eni)) {
		world.note(eni.at, {kind: 'delegated prefix', id: `${eni.NetworkInterfaceId} ${prefix}`, consequence: 'nothing leads to it'})
	}
	return written({
		id: eni.NetworkInterfaceId,
		mac: eni.MacAddress?.toLowerCase(),
		subnet: world.subnetOf(eni.SubnetId)?.name,
		privateIp: primary?.address,
		secondaryIps: listOrNothing(secondary.map(({address}) => address)),
		ipv6: ipv6Of(eni, world),
		publicIp: primary?.publicIp !== undefined && elastic[0] === undefined ? primary.publicIp : undefined,
		elasticIp: dense && used > 0 ? (used === 1 ? elastic[0] : elastic.slice(0, used)) : undefined,
		securityGroups: groupsOf(eni, vpc, world),
		sourceDestCheck: eni.SourceDestCheck === false && eni.Attachment?.InstanceId !== undefined ? false : undefined
	})
}

function ipv6Of({Ipv6Addresses, SubnetId}: Eni, world: World): unknown {
	const addresses = Ipv6Addresses.flatMap(({Ipv6Address}) => parseAddress(Ipv6Address) ?? [])
	if (addresses.length > 0) return addresses.length === 1 ? addresses[0] : addresses
	return world.subnetOf(SubnetId)?.subnet.AssignIpv6AddressOnCreation === true ? false : undefined
}

const delegatedPrefixes = ({Ipv4Prefixes, Ipv6Prefixes}: Eni) => [
	...Ipv4Prefixes.map(({Ipv4Prefix}) => ({prefix: Ipv4Prefix})),
	...Ipv6Prefixes.map(({Ipv6Prefix}) => ({prefix: Ipv6Prefix}))
]

/** Undefined: the default group alone. */
function groupsOf(eni: Eni, vpc: WorldVpc, world: World): readonly string[] | undefined {
	const names = eni.Groups.flatMap(({GroupId}, index) => {
		const name = vpc.securityGroups.of(GroupId)
		if (name === undefined && eni.Attachment?.InstanceId !== undefined) {
			world.findings.push({
				file: eni.at.file,
				path: [...eni.at.path, 'Groups', index, 'GroupId'],
				message: `${GroupId} is in no answer of describe-security-groups`,
				fix: 'save that of its account and region too'
			})
		}
		return name ?? []
	})
	return names.length === 0 || (names.length === 1 && names[0] === 'default') ? undefined : names
}

export type EniAddress = {readonly address: Address; readonly publicIp?: Address; readonly allocationId?: string | undefined}

/** The primary address first. */
export function addressesOf({PrivateIpAddresses, PrivateIpAddress, Association}: Eni): readonly EniAddress[] {
	const listed =
		PrivateIpAddresses.length > 0 || PrivateIpAddress === undefined
			? PrivateIpAddresses
			: [{PrivateIpAddress, Primary: true, Association}]
	return listed
		.toSorted((a, b) => Number(b.Primary ?? false) - Number(a.Primary ?? false))
		.map(({PrivateIpAddress: address, Association: association}) => ({
			address: parseAddress(address) as Address,
			...(association?.PublicIp !== undefined && {
				publicIp: parseAddress(association.PublicIp) as Address,
				allocationId: association.AllocationId
			})
		}))
}

// Interfaces on their own

const networkInterfacesIn = (vpc: WorldVpc, hosts: Hosts, world: World): Written | undefined =>
	sortedSection(
		[...hosts.enis.values()].flatMap(eni => {
			if (eni.Attachment?.InstanceId !== undefined || isForeign(eni, world)) return []
			const location = world.subnetOf(eni.SubnetId)
			if (location?.vpc !== vpc) return []
			const name = vpc.targets.of(eni.NetworkInterfaceId)
			if (name === undefined) return []
			const behind = whatStandsBehind(eni)
			if (behind) {
				const addresses = addressesOf(eni).flatMap(({address, publicIp}) =>
					publicIp === undefined ? [address] : [address, publicIp]
				)
				world.note(eni.at, {
					kind: behind.noun,
					id: eni.NetworkInterfaceId,
					consequence: `${addresses.join(' and ')} ${addresses.length === 1 ? 'swallows' : 'swallow'} every packet: ${eni.Description || 'what AWS has'} is not behind it`,
					...(behind.answers && {addresses})
				})
			}
			return [[name, interfaceWritten(eni, `${vpc.key}.${name}`, vpc, world)] as const]
		})
	)

/** Of an interface that AWS made for a service of its own; `answers`: real AWS answers at it with what the lab does not have. */
function whatStandsBehind({
	InterfaceType = 'interface',
	RequesterManaged,
	RequesterId,
	Description = '',
	Attachment
}: Eni): {noun: string; answers: boolean} | undefined {
	if (/load_balancer$/.test(InterfaceType) || RequesterId === 'amazon-elb' || /^ELB (?:app|net|gwy)?\/?/.test(Description)) {
		return {noun: 'load balancer interface', answers: true}
	}
	if (InterfaceType.includes('endpoint') || /^VPC Endpoint Interface /.test(Description)) {
		return {noun: 'endpoint interface', answers: true}
	}
	if (InterfaceType === 'nat_gateway') return {noun: 'NAT gateway interface', answers: false}
	if (InterfaceType !== 'interface') return {noun: `${InterfaceType.replaceAll('_', ' ')} interface`, answers: false}
	return RequesterManaged || Attachment?.InstanceOwnerId?.startsWith('amazon-')
		? {noun: 'requester-managed interface', answers: false}
		: undefined
}

export const networkInterface: ImportPart = {
	inVpc: (vpc, hosts, world) => ({networkInterfaces: networkInterfacesIn(vpc, hosts, world)}),
	route: {
		idOf: ({NetworkInterfaceId, InstanceId}) => NetworkInterfaceId ?? InstanceId,
		target(id, vpc, hosts) {
			const target = hosts.targetOf(interfaceOf(id, hosts))
			return target?.vpcId === vpc.id ? target.name : undefined
		},
		whyGone(id, vpc, hosts, world) {
			const eni = hosts.enis.get(interfaceOf(id, hosts))
			const vpcOfEni = world.subnetOf(eni?.SubnetId)?.vpc
			if (!eni) return inNoAnswer('describe-network-interfaces')
			return vpcOfEni === vpc ? 'it is left out' : `it is in ${vpcOfEni?.id ?? 'another VPC'}, not in ${vpc.id}`
		}
	}
}

/** Of an instance, its first one. */
const interfaceOf = (id: string, hosts: Hosts): string => hosts.attached.get(id)?.[0]?.NetworkInterfaceId ?? id

export const instance: ImportPart = {inVpc: (vpc, hosts, world) => ({instances: instancesIn(vpc, hosts, world)})}
