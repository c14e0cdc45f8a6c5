import {effectiveRoutes} from '../../control/routes.ts'
import type {TablePart, TargetOf} from '../../inspect/part.ts'
import type {Table} from '../../inspect/table.ts'
import {entry, lastEntry, named, originOf, privateOf, publicOf} from '../../inspect/words.ts'
import {attachmentOf} from '../../model/interfaces.ts'
import type {Lab, NetworkAcl, NetworkInterface, Route, SecurityGroup, Subnet, Vpc} from '../../model/model.ts'
import {groupTable} from '../security-group/inspect.ts'

/** Everything that decides about the packets of one ENI. */
export type EffectiveInterface = {
	readonly interface: NetworkInterface
	readonly vpc: string
	readonly subnet: Subnet
	readonly routeTable: {
		readonly key: string
		readonly id: string /** Those that are in force (RT-3), longest prefix first. */
		readonly routes: readonly Route[]
	}
	readonly networkAcl: NetworkAcl
	/** Their rules combined: a packet passes if any rule allows it. */
	readonly securityGroups: readonly SecurityGroup[]
}

/** By the name of the ENI, of an instance (its primary ENI), `web:eth1`, id, or address. */
export function effective(lab: Lab, wanted: string): EffectiveInterface | undefined {
	for (const vpc of lab.vpcs) {
		const found = vpc.interfaces.find(eni => namesOfInterface(eni, vpc).includes(wanted))
		if (found) return within(vpc, found)
	}
	return undefined
}

/** The usual names that `effective()` accepts. */
export const interfaceNames = (lab: Lab): readonly string[] =>
	lab.vpcs.flatMap(vpc => vpc.interfaces.flatMap(eni => namesOfInterface(eni, vpc).slice(0, 2)))

function namesOfInterface(eni: NetworkInterface, vpc: Vpc): readonly string[] {
	const {key, id, privateIps, ipv6} = eni
	const attachment = attachmentOf(eni)
	const instance = vpc.instances.find(one => one.key === attachment?.key)
	const short = key.slice(vpc.key.length + 1)
	const byInstance =
		instance && attachment
			? [instance.name, instance.key, instance.id].flatMap(name => [
					...(attachment.deviceIndex === 0 ? [name] : []),
					`${name}:eth${attachment.deviceIndex}`
				])
			: []
	return [
		...byInstance,
		key,
		short,
		id,
		...privateIps.flatMap(({address, publicIp}) => [address, ...(publicIp ? [publicIp.address] : [])]),
		...ipv6
	]
}

function within(vpc: Vpc, eni: NetworkInterface): EffectiveInterface {
	const subnet = wanted(vpc.subnets, eni.subnet)
	const table = wanted(vpc.routeTables, subnet.routeTable)
	const length = ({destination}: Route) => Number(destination.split('/')[1])
	return {
		interface: eni,
		vpc: vpc.key,
		subnet,
		routeTable: {key: table.key, id: table.id, routes: effectiveRoutes(table).toSorted((a, b) => length(b) - length(a))},
		networkAcl: wanted(vpc.networkAcls, subnet.networkAcl),
		securityGroups: eni.securityGroups.map(key => wanted(vpc.securityGroups, key))
	}
}

function wanted<Thing extends {readonly key: string}>(things: readonly Thing[], key: string): Thing {
	const found = things.find(thing => thing.key === key)
	if (!found) throw new Error(`the lab's state names "${key}", which it does not have`)
	return found
}

/** `main.web eth0`, `NAT gateway main.nat`. */
export function attachedTo({owner}: NetworkInterface, nobody: string): string {
	if (!owner) return nobody
	return owner.kind === 'instance' ? `${owner.key} eth${owner.deviceIndex}` : `${owner.kind} ${owner.key}`
}

/** Text for an instance that is a site's device; otherwise empty. */
function customerGatewayOf({owner}: NetworkInterface, {vpn}: Lab): string {
	if (owner?.kind !== 'instance' || owner.deviceIndex !== 0) return ''
	const site = vpn?.sites.find(({instance}) => instance?.key === owner.key)
	const [device] = site?.customerGateways ?? []
	const connections = (vpn?.connections ?? []).filter(one => one.site === site?.key).map(({key}) => key)
	return site && device
		? `${device.id}, site ${site.key} (AS ${site.asn}), VPN connections: ${connections.join(' ') || 'none'}`
		: ''
}

export function effectiveTables(
	lab: Lab,
	{interface: eni, vpc: vpcKey, subnet, routeTable, networkAcl, securityGroups}: EffectiveInterface,
	targetOf: TargetOf
): readonly Table[] {
	const vpc = wanted(lab.vpcs, vpcKey)
	return [
		{
			title: `Network interface ${eni.key} (${eni.id})`,
			columns: ['fact', 'value'],
			rows: [
				['type', eni.type === 'interface' ? '' : eni.type],
				['attached to', attachedTo(eni, 'nothing: answers nothing')],
				[
					'subnet',
					`${subnet.key} (${subnet.id}) ${subnet.cidr} ${subnet.zone}${lab.failedZones.includes(subnet.zoneId) ? ', FAILED' : ''}`
				],
				['private', privateOf([eni])],
				['public', publicOf([eni])],
				['ipv6', eni.ipv6.join(' ')],
				['source/destination check', eni.sourceDestCheck ? 'on: only packets from or to its own addresses pass' : 'off'],
				['customer gateway', customerGatewayOf(eni, lab)],
				['link', eni.linkUp ? 'up' : 'down']
			].filter(([, value]) => value !== '')
		},
		{
			title: `Routes in force, from ${routeTable.key} (${routeTable.id}): the longest prefix wins`,
			columns: ['destination', 'target', 'origin', 'state'],
			rows: routeTable.routes.map(route => [route.destination, targetOf(route.target, lab, vpc), originOf(route), route.state])
		},
		{
			title: `Network ACL ${networkAcl.key} (${networkAcl.id}), both directions stateless: the first entry that matches decides`,
			columns: ['direction', 'number', 'action', 'traffic', 'from or to'],
			rows: [
				...[...networkAcl.ingress.map(entry), lastEntry].map(row => ['in', ...row]),
				...[...networkAcl.egress.map(entry), lastEntry].map(row => ['out', ...row])
			]
		},
		...securityGroups.map(groupTable)
	]
}

export const networkInterface: TablePart = {
	word: 'enis',
	tables: lab => [
		{
			title: 'Network interfaces',
			columns: [
				'name',
				'id',
				'type',
				'attached to',
				'subnet',
				'private',
				'public',
				'ipv6',
				'mac',
				'groups',
				'src/dst check',
				'link'
			],
			rows: lab.vpcs.flatMap(vpc =>
				vpc.interfaces.map(eni => [
					eni.key,
					eni.id,
					eni.type,
					attachedTo(eni, 'nothing'),
					eni.subnet,
					privateOf([eni]),
					publicOf([eni]),
					eni.ipv6.join(' '),
					eni.mac,
					eni.securityGroups.join(' '),
					eni.sourceDestCheck ? 'on' : 'off',
					eni.linkUp ? 'up' : 'down'
				])
			)
		}
	],
	target: ({key = ''}, _lab, vpc) => named(key, vpc.interfaces)
}
