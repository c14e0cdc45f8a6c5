/** Names, addresses, capture points and document paths of a lab's things: the common source for commands, checks and messages. Pure. */
import type {Address} from '../net/address.ts'
import type {Path} from './finding.ts'
import {addressesOf} from './interfaces.ts'
import type {KindName} from './kind-names.ts'
import type {InterfaceOwner, NetworkInterface} from './model.ts'

/** A thing of the lab, described by its kind. */
export type Resource = {
	readonly kind: KindName
	/** For messages: `NAT gateway`. */
	readonly noun: string
	/** Unique among those of its kind: `main.nat`. */
	readonly key: string
	/** Its names in files and commands besides its key, the usual one first. Several things may share a name. */
	readonly names?: readonly string[]
	/** AWS's id. */
	readonly ids: readonly string[]
	/** Its place in the document. */
	readonly path: Path
	/** True: commands and probes can run there, and its key is a host's in the plan. */
	readonly isHost?: true
	/** Keys of its network interfaces by device index. */
	readonly interfaces?: readonly string[]
	/** Addresses that belong to no network interface: those of hosts outside VPCs, elastic ones. */
	readonly addresses?: readonly Address[]
	/** Where its packets can be captured; with several network interfaces, by device index. */
	readonly points?: readonly string[]
	/** True: there are metrics by its key, so that checks can name it. */
	readonly hasMetrics?: true
	/** Only for a network interface: its owner. */
	readonly owner?: InterfaceOwner
}

/** A network interface, and the place in the document that requested it. */
export type PlacedInterface = {
	readonly vpc: string
	readonly path: Path
	readonly networkInterface: Pick<NetworkInterface, 'key' | 'id' | 'owner' | 'privateIps' | 'ipv6'>
}

export type Directory = {
	/** All things except network interfaces, those of one kind in the order of the file. */
	readonly resources: readonly Resource[]
	readonly networkInterfaces: readonly Resource[]
	readonly byId: (id: string) => Resource | undefined
	/** By key or name. */
	readonly byName: (name: string) => readonly Resource[]
	/** The owners of an address. Private ones may occur in several VPCs. */
	readonly byAddress: (address: string) => readonly Resource[]
	/** The owner of an address within a VPC. */
	readonly ownerOf: (vpc: string, address: string) => Resource | undefined
	/** Everything that a name, an id or an address may mean. */
	readonly find: (text: string) => readonly Resource[]
	/** Keys of the hosts that have an id or an address. */
	readonly hostsAt: (identifier: string) => readonly string[]
	/** Capture points of the thing with an id or an address. */
	readonly pointsAt: (identifier: string) => readonly string[]
	/** The place in the document of the thing with this id. */
	readonly pathOf: (id: string) => Path | undefined
}

/** `interfaces` is called when an interface's id or address is first looked up. */
export function directoryFrom(resources: readonly Resource[], interfaces: () => readonly PlacedInterface[]): Directory {
	const placed = lazily(() => interfaces().map(one => ({...one, resource: resourceOf(one)})))
	const all = lazily(() => [...resources, ...placed().map(({resource}) => resource)])
	const ids = lazily(() => new Map(all().flatMap(one => one.ids.map(id => [id, one] as const))))
	const names = lazily(() => listsOf(all(), ({key, names: own = []}) => [key, ...own]))
	const addresses = lazily(() => listsOf(all(), one => one.addresses ?? []))
	const inVpcs = lazily(() => new Map<string, Resource>(placed().flatMap(inVpcOf)))
	const owners = lazily(() => new Map(resources.filter(one => one.interfaces).map(one => [`${one.kind} ${one.key}`, one])))
	const ownerOf = ({owner}: Resource) => owner && owners().get(`${owner.kind} ${owner.key}`)
	const byAddress = (address: string) => addresses().get(address) ?? []
	const byId = (id: string) => ids().get(id)
	const identified = (text: string) => [byId(text) ?? byAddress(text)].flat()
	return {
		resources,
		get networkInterfaces() {
			return placed().map(({resource}) => resource)
		},
		byId,
		byName: name => names().get(name) ?? [],
		byAddress,
		ownerOf: (vpc, address) => inVpcs().get(`${vpc} ${address}`),
		find: text => [...new Set([...(names().get(text) ?? []), ...identified(text)])],
		hostsAt: text => [
			...new Set(identified(text).flatMap(one => [one, ownerOf(one)].flatMap(its => (its?.isHost ? its.key : []))))
		],
		pointsAt: text => [...new Set(identified(text).flatMap(one => pointsOf(one, ownerOf(one), byId(text) === one)))],
		pathOf: id => byId(id)?.path
	}
}

const resourceOf = ({vpc, path, networkInterface: {key, id, owner, privateIps, ipv6}}: PlacedInterface): Resource => ({
	kind: 'network-interface',
	noun: 'network interface',
	key,
	// An owner's first interface may have the owner's key; then it goes by the owner's name.
	names: key.startsWith(`${vpc}.`) && owner?.key !== key ? [key.slice(vpc.length + 1)] : [],
	ids: [id],
	path,
	interfaces: [key],
	addresses: [...privateIps.flatMap(({address, publicIp}) => [address, ...(publicIp ? [publicIp.address] : [])]), ...ipv6],
	...(owner && {owner})
})

/** Its private addresses, each with the VPC. */
const inVpcOf = ({vpc, networkInterface, resource}: PlacedInterface & {readonly resource: Resource}) =>
	addressesOf(networkInterface).map(address => [`${vpc} ${address}`, resource] as const)

/** An interface's id stands for the interface as seen from outside its host; its address, for what the host itself sees. */
function pointsOf({points = [], owner, isHost}: Resource, whose: Resource | undefined, isById: boolean): readonly string[] {
	if (!owner || !whose?.points) return isHost ? points.slice(0, 1) : points
	const point = whose.points[owner.deviceIndex] ?? whose.points[0]
	return point === undefined ? [] : [isById && whose.isHost ? `eni:${point}` : point]
}

function listsOf(
	all: readonly Resource[],
	keysOf: (one: Resource) => readonly string[]
): ReadonlyMap<string, readonly Resource[]> {
	const lists = new Map<string, Resource[]>()
	for (const one of all) {
		for (const key of new Set(keysOf(one))) {
			const list = lists.get(key)
			if (list) {
				list.push(one)
			} else {
				lists.set(key, [one])
			}
		}
	}
	return lists
}

function lazily<T extends object>(make: () => T): () => T {
	let made: T | undefined
	return () => {
		made ??= make()
		return made
	}
}
