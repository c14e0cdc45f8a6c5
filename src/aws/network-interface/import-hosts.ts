/** Assigns an account's network interfaces to their owners in the lab file. */
import {inName, nameTag, slug} from '../../import/names.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {isLoadBalancerInterface} from '../load-balancer/import.ts'
import {isNatInterface} from '../nat-gateway/import.ts'
import {isResolverInterface} from '../resolver-endpoint/import.ts'
import {isEndpointInterface} from '../vpc-endpoint/import.ts'

export type Eni = Thing<'NetworkInterfaces'>

export type Instance = Thing<'Reservations'>['Instances'][number] & {readonly at: Eni['at']; readonly account: string | undefined}

/** ENIs by id: `describe-network-interfaces` lists all, `describe-instances` those of instances. */
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

/** Existing instances: AWS lists terminated ones for another hour. */
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
	/** Interfaces of each instance, by device index. */
	readonly attached: ReadonlyMap<string, readonly Eni[]>
	readonly instances: readonly Instance[]
	/** How routes name an ENI: `{instance: fw}` or `{networkInterface: fw.eth1}`. */
	readonly targetOf: (eniId: string) => {readonly vpcId: string; readonly name: string; readonly isPrimary: boolean} | undefined
}

/** Whether its subnet is in the lab; if not, the reason is reported. */
export function isPlaced(eni: Eni, world: World): boolean {
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

/** Names all instances, and all interfaces with an entry of their own. */
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
	const undescribed = [...attached].filter(([id]) => !known.has(id))
	const instances = [...found, ...undescribed.map(([id, members]) => undescribedInstance(id, members, world))]
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

/** Reports an interface that contradictory answers give to several instances: the last description counts. */
export function noteTaken(
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

export function undescribedInstance(id: string, members: readonly Eni[], world: World): Instance {
	const [primary] = members as [Eni]
	world.note(primary.at, {
		kind: 'instance',
		id,
		consequence: 'it is in no answer of describe-instances: it is taken as running'
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

/** ENIs that are imported with their owner: a NAT gateway, load balancer or transit gateway in the lab. */
export const isForeign = (eni: Eni, world: World): boolean =>
	isNatInterface(eni.NetworkInterfaceId, world) ||
	isLoadBalancerInterface(eni.NetworkInterfaceId, world) ||
	isEndpointInterface(eni.NetworkInterfaceId, world) ||
	isResolverInterface(eni.NetworkInterfaceId, world) ||
	eni.InterfaceType === 'transit_gateway'
