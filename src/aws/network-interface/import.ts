/** Instances and network interfaces with their addresses, and the interfaces that are left out. */

import {type ImportPart, inNoAnswer} from '../../import/part.ts'
import type {World, WorldVpc} from '../../import/world.ts'
import {listOrNothing, sortedSection, type Written, written} from '../../import/written.ts'
import {metadataOf} from '../instance/import-metadata.ts'
import {type Eni, type Hosts, type Instance, isForeign} from './import-hosts.ts'
import {addressesOf, interfaceWritten} from './import-interface.ts'

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
 * AWS's answers do not show how a guest is configured. If the source/destination check is off and routes lead to it, it is taken to forward;
 * if it also has a public address and a route for the Internet leads to it, it is taken for a NAT instance (NAT-10).
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

/** The service for which AWS made an interface. `answers`: on AWS something responds at it that the lab does not have. */
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

/** The first interface of an instance. */
const interfaceOf = (id: string, hosts: Hosts): string => hosts.attached.get(id)?.[0]?.NetworkInterfaceId ?? id

export const instance: ImportPart = {inVpc: (vpc, hosts, world) => ({instances: instancesIn(vpc, hosts, world)})}
