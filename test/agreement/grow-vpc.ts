/** From genes to one VPC. */
import type {Guest, Instance, NetworkInterface, PrivateIp, Subnet, Vpc} from '../../src/model/model.ts'
import type {Address, Cidr} from '../../src/net/address.ts'
import {metadata} from '../plan/lab-fixture.ts'
import {at, type Frame, regions, services, zoneId, zoneOf} from './frame.ts'
import type {InstanceGenes, SubnetGenes, VpcGenes} from './genes.ts'
import {growBalancers} from './grow-balancers.ts'
import {growEdge, growTable} from './grow-routes.ts'
import {growAcl, growGroup, namesGroup, openAcl, openGroup} from './grow-rules.ts'

type Place = Frame['places'][number]

export function growVpc(frame: Frame, genes: VpcGenes, index: number): Vpc {
	const place = at(frame.places, index)
	const {key} = place
	const grown = genes.instances.map((one, number) => growInstance(one, place, genes, index, number))
	const interfaces = grown.flatMap(one => one.interfaces)
	const instances = grown.map(({instance}) => instance)
	const natGateways = genes.natGateways.map(({subnet, isPrivate}, number) => {
		const ways = place.subnets.filter((_, one) => at(genes.subnets, one).exit <= 2)
		const subnetOrTable = at(subnet % 4 === 3 || ways.length === 0 ? place.subnets : ways, subnet)
		return {
			key: `${key}.nat${number}`,
			id: `nat-${key}-${number}`,
			subnet: subnetOrTable.key,
			interface: `nat-gateway ${key}.nat${number}`,
			connectivity: isPrivate ? ('private' as const) : ('public' as const)
		}
	})
	const gatewayInterfaces = natGateways.map(
		({key: gateway, subnet, connectivity, interface: own}, number): NetworkInterface => ({
			key: own,
			id: `eni-nat-${key}-${number}`,
			type: 'nat_gateway',
			subnet,
			mac: `02:00:00:ff:0${index}:0${number}`,
			privateIps: [
				{
					address: host(
						at(
							place.subnets,
							place.subnets.findIndex(one => one.key === subnet)
						).cidr,
						200 + number
					),
					...(connectivity === 'public' && {publicIp: {address: `54.${index}.9.${number}` as Address}})
				}
			],
			ipv6: [],
			securityGroups: [],
			sourceDestCheck: false,
			owner: {kind: 'nat-gateway', key: gateway, deviceIndex: 0},
			linkUp: true
		})
	)
	const balancers = growBalancers(place, genes, index, instances, interfaces)
	const body = {frame, genes, place, interfaces, instances, natGateways}
	const edge = genes.internetGateway && genes.edge ? growEdge(body, genes.edge) : undefined
	return {
		key,
		id: `vpc-${key}`,
		account: '123456789012',
		region: at(regions, place.region),
		cidrs: place.blocks,
		ipv6Cidrs: place.ipv6,
		enableDnsSupport: true,
		enableDnsHostnames: false,
		...(genes.internetGateway && {internetGateway: {id: `igw-${key}`, ...(edge && {routeTable: edge.key})}}),
		...(genes.egressOnly && genes.ipv6 && {egressOnlyInternetGateway: {id: `eigw-${key}`}}),
		subnets: genes.subnets.map((one, number) => growSubnet(place, genes, one, number, index)),
		routeTables: [...genes.subnets.map((one, number) => growTable(body, one, number)), ...(edge ? [edge] : [])],
		networkAcls: [openAcl(key), ...genes.acls.map((one, number) => growAcl(frame, one, `${key}.acl${number}`))],
		securityGroups: [openGroup(key), ...genes.groups.map((one, number) => growGroup(frame, one, key, number))],
		natGateways,
		...balancers,
		interfaces: [...interfaces, ...gatewayInterfaces, ...balancers.interfaces, ...transitInterfaces(frame, place)],
		instances
	}
}

/** Of the attachments that the gateways of the frame have here; their keys say the last byte of the address. */
const transitInterfaces = ({transitGateways = []}: Frame, {key, subnets}: Place): NetworkInterface[] =>
	transitGateways.flatMap(({attachments}) =>
		attachments.flatMap(({key: attachment, resource}) => {
			if (resource.kind !== 'vpc' || resource.vpc !== key) return []
			return resource.subnets.map(
				({subnet, interface: own}, deviceIndex): NetworkInterface => ({
					key: own,
					id: `eni-${attachment}-${deviceIndex}`,
					type: 'transit_gateway',
					subnet,
					mac: '02:00:00:00:00:77',
					privateIps: [{address: host(subnets.find(one => one.key === subnet)!.cidr, Number(own.split(' ')[2]))}],
					ipv6: [],
					securityGroups: [],
					sourceDestCheck: false,
					owner: {kind: 'transit-gateway', key: attachment, deviceIndex},
					linkUp: true
				})
			)
		})
	)

/** A subnet's address by its last byte. */
export const host = (cidr: Cidr, byte: number): Address => cidr.replace('.0/24', `.${byte}`) as Address

/** The `number`-th /64 of the VPC's /56, without its length. */
const block6 = (index: number, number: number) => `2600:1f18:0:${index + 1}0${number + 1}::`

const growSubnet = (place: Place, vpc: VpcGenes, genes: SubnetGenes, number: number, index: number): Subnet => ({
	key: `${place.key}.s${number}`,
	id: `subnet-${place.key}-${number}`,
	zone: zoneOf(place.region, genes.zone),
	zoneId: zoneId(place.region, genes.zone),
	cidr: at(place.subnets, number).cidr,
	...(vpc.ipv6 && {ipv6Cidr: `${block6(index, number)}/64` as Cidr}),
	routeTable: `${place.key}.s${number}`,
	networkAcl: genes.acl === 0 || genes.acl > vpc.acls.length ? `${place.key}.default` : `${place.key}.acl${genes.acl - 1}`,
	mapPublicIpOnLaunch: false,
	assignIpv6AddressOnCreation: false
})

function growInstance(
	genes: InstanceGenes,
	place: Place,
	vpc: VpcGenes,
	index: number,
	number: number
): {instance: Instance; interfaces: NetworkInterface[]} {
	const key = `${place.key}.i${number}`
	const forwards = genes.role >= 6
	const homes = [genes.subnet, ...genes.further].map(subnet => subnet % place.subnets.length)
	const guest: Guest = {
		forward: forwards,
		masquerade: genes.role === 8 || genes.role === 5,
		statefulFirewall: genes.role === 9,
		policyRouting: genes.policyRouting,
		configuresSecondaryIps: genes.configuresSecondaryIps,
		ttl: 255
	}
	const sourceDestCheck = !(forwards && genes.role !== 6)
	const interfaces = homes.map((subnet, device): NetworkInterface => {
		const {cidr} = at(place.subnets, subnet)
		const primary = host(cidr, 10 + 10 * device + number)
		const publicIp = (wanted: number, last: number) =>
			genes.publicIps >= wanted ? {publicIp: {address: `54.${index}.${device}.${last}` as Address}} : {}
		const privateIps: PrivateIp[] = [
			{address: primary, ...publicIp(1, number)},
			...(genes.secondary ? [{address: host(cidr, 100 + 10 * device + number), ...publicIp(3, 100 + number)}] : [])
		]
		return {
			key: device === 0 ? key : `${key}-${device}`,
			id: `eni-${key}-${device}`,
			type: 'interface',
			subnet: `${place.key}.s${subnet}`,
			mac: `02:00:0${index}:0${number}:0${device}:01`,
			privateIps,
			ipv6: vpc.ipv6 && genes.ipv6 ? [`${block6(index, subnet)}${10 + 10 * device + number}` as Address] : [],
			securityGroups: [...new Set(genes.groups.map(group => groupKey(place.key, vpc, group, sourceDestCheck)))].sort(),
			sourceDestCheck,
			owner: {kind: 'instance', key, deviceIndex: device},
			linkUp: genes.fault !== 28
		}
	})
	return {
		instance: {
			key,
			id: `i-${key}`,
			name: key,
			state: genes.fault === 29 ? 'stopped' : 'running',
			interfaces: interfaces.map(one => one.key),
			services,
			guest,
			...metadata
		},
		interfaces
	}
}

/**
 * Every third pick is the open one. An ENI that checks nothing gets no group that names others: there the plan cannot tell
 * the direct way from that through a middlebox, and says so (`network-interface/plan-filter.ts`).
 */
export function groupKey(key: string, {groups}: VpcGenes, pick: number, sourceDestCheck: boolean): string {
	const group = groups.length > 0 && pick % 3 !== 0 ? at(groups, pick) : undefined
	const names = group && [...group.ingress, ...group.egress].some(namesGroup)
	return group && (sourceDestCheck || !names) ? `${key}.sg${pick % groups.length}` : `${key}.open`
}
