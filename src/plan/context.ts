import type {GroupSet} from '../aws/security-group/plan.ts'
import type {VpnState} from '../control/vpn-state.ts'
import {attachmentOf, isOfHosts} from '../model/interfaces.ts'
import type {Instance, Lab, NetworkInterface, Subnet, Vpc} from '../model/model.ts'
import type {DataPath} from '../services/strongswan/types.ts'
import {numbered} from './fabric.ts'
import {limits} from './groups.ts'
import {interfaceLink} from './names.ts'
import type {Attachment, BorderGateway} from './partial-plan.ts'

/** An ENI that has a link into its VPC's router. */
export type LinkedInterface = {
	readonly networkInterface: NetworkInterface
	readonly subnet: Subnet
	readonly instance: Instance
	readonly deviceIndex: number
	/** Name of the router's end. */
	readonly link: string
	/**
	 * True: the router enforces its security groups and source check. False: its source/destination check is off, flows of others pass through it
	 * twice, and a separate namespace keeps its connection tracking apart (`network-interface/plan-filter.ts`).
	 */
	readonly filtered: boolean
	/** Number of its set of security groups. */
	readonly groupSet: number
	/** It is stopped, or its link or zone has failed: no packets pass. */
	readonly dead: boolean
}

/** Facts about a VPC that several kinds need: its numbers and its linked ENIs. Derived only from the lab. */
export type VpcContext = {
	readonly vpc: Vpc
	readonly linked: readonly LinkedInterface[]
	readonly linkedByKey: ReadonlyMap<string, LinkedInterface>
	readonly subnetNumbers: ReadonlyMap<string, number>
	/** Sets of security groups of the ENIs that the router filters. */
	readonly groupSets: readonly GroupSet[]
	/** The set number of an ENI that is filtered elsewhere. */
	readonly groupSetOf: (linked: LinkedInterface) => GroupSet
	/** Set number of an ENI that AWS owns. Undefined: no group filters it. */
	readonly serviceGroupSet: (networkInterface: NetworkInterface) => number | undefined
}

export type Context = {
	/** Every gateway's links into a VPC's router. */
	readonly attachments: (vpc: Vpc) => readonly Attachment[]
	/** Gateways on the border other than the internet gateway. */
	readonly borderGateways: (vpc: Vpc) => readonly BorderGateway[]
	readonly vpc: (key: string) => VpcContext
	readonly isZoneDead: (zoneId: string) => boolean
	readonly vpn: VpnState
	/** Identifiers of VPN tunnels. */
	readonly dataPath: DataPath
}

const setKey = ({securityGroups}: NetworkInterface) => securityGroups.join(' ')

/** The subnet as seen by a transit gateway's ENI in it: network ACLs apply to it differently than to instances (NACL-8). */
export const transitSubnet = (subnetKey: string): string => `${subnetKey} transit`

const transitSubnets = ({transitGateways}: Lab, vpcKey: string): string[] =>
	transitGateways.flatMap(({attachments}) =>
		attachments.flatMap(({resource}) =>
			resource.kind === 'vpc' && resource.vpc === vpcKey ? resource.subnets.map(({subnet}) => transitSubnet(subnet)) : []
		)
	)

function vpcContext(lab: Lab, vpc: Vpc, failedZones: ReadonlySet<string>): VpcContext {
	const subnets = new Map(vpc.subnets.map(subnet => [subnet.key, subnet]))
	const instances = new Map(vpc.instances.map(instance => [instance.key, instance]))
	const groups = new Map(vpc.securityGroups.map(group => [group.key, group]))
	const setNumbers = numbered(
		new Set(vpc.interfaces.filter(one => isOfHosts(one) || one.securityGroups.length > 0).map(setKey)),
		limits.set[0],
		limits.set[1]
	)
	const linked = vpc.interfaces.flatMap((networkInterface): LinkedInterface[] => {
		const attachment = attachmentOf(networkInterface)
		const subnet = subnets.get(networkInterface.subnet)
		const instance = attachment && instances.get(attachment.key)
		if (!subnet || !instance || !attachment) return []

		return [
			{
				networkInterface,
				subnet,
				instance,
				deviceIndex: attachment.deviceIndex,
				link: interfaceLink(vpc.key, networkInterface),
				filtered: networkInterface.sourceDestCheck,
				groupSet: setNumbers.get(setKey(networkInterface)) ?? 0,
				dead: instance.state === 'stopped' || !networkInterface.linkUp || failedZones.has(subnet.zoneId)
			}
		]
	})
	const groupsOf = ({securityGroups}: NetworkInterface) => securityGroups.flatMap(key => groups.get(key) ?? [])
	const groupSetOf = ({networkInterface, groupSet}: LinkedInterface): GroupSet => ({
		number: groupSet,
		groups: groupsOf(networkInterface)
	})
	const serviceGroupSet = (networkInterface: NetworkInterface) =>
		isOfHosts(networkInterface) || networkInterface.securityGroups.length === 0
			? undefined
			: setNumbers.get(setKey(networkInterface))
	const groupSets = new Map<number, GroupSet>()
	for (const one of linked) {
		if (one.filtered && !groupSets.has(one.groupSet)) groupSets.set(one.groupSet, groupSetOf(one))
	}

	for (const one of vpc.interfaces) {
		const number = serviceGroupSet(one)
		if (number !== undefined && !groupSets.has(number)) groupSets.set(number, {number, groups: groupsOf(one)})
	}

	return {
		vpc,
		linked,
		linkedByKey: new Map(linked.map(one => [one.networkInterface.key, one])),
		subnetNumbers: numbered(new Set([...subnets.keys(), ...transitSubnets(lab, vpc.key)]), limits.subnet[0], limits.subnet[1]),
		groupSets: [...groupSets.values()].sort((a, b) => a.number - b.number),
		groupSetOf,
		serviceGroupSet
	}
}

export function contextOf(
	lab: Lab,
	{vpn, dataPath}: Pick<Context, 'vpn' | 'dataPath'>
): Omit<Context, 'attachments' | 'borderGateways'> {
	const failedZones = new Set(lab.failedZones)
	const vpcs = new Map(lab.vpcs.map(vpc => [vpc.key, vpcContext(lab, vpc, failedZones)]))
	return {
		vpn,
		dataPath,
		isZoneDead: zoneId => failedZones.has(zoneId),
		vpc(key) {
			const found = vpcs.get(key)
			if (!found) throw new RangeError(`no VPC has the key "${key}"`)

			return found
		}
	}
}
