/** Hosts and points of capture by the ids and addresses that AWS's consoles and packets show. Pure. */
import {interfaceOf} from '../model/interfaces.ts'
import type {Lab} from '../model/model.ts'

export type ByIdentifier = {
	/** Keys of hosts: `main.web`, `office.pc`, the name of a host on the Internet. */
	readonly hosts: ReadonlySet<string>
	/** Points of capture: `main.web:eth1`, `igw:main`. */
	readonly points: ReadonlySet<string>
}

type Entry = {readonly identifiers: readonly (string | undefined)[]; readonly host?: string; readonly point: string}

/** What has this id or address; private addresses may stand in several VPCs. */
export function byIdentifier(lab: Lab, identifier: string): ByIdentifier {
	const found = [...entriesOf(lab)].filter(({identifiers}) => identifiers.includes(identifier))
	return {hosts: new Set(found.flatMap(({host}) => host ?? [])), points: new Set(found.map(({point}) => point))}
}

function* entriesOf(lab: Lab): Generator<Entry> {
	for (const vpc of lab.vpcs) {
		for (const {key, id} of vpc.instances) yield {identifiers: [id], host: key, point: key}
		for (const {id, owner, privateIps, ipv6} of vpc.interfaces) {
			if (owner?.kind !== 'instance') continue
			const {key: host, deviceIndex} = owner
			const place = deviceIndex === 0 ? host : `${host}:eth${deviceIndex}`
			yield {identifiers: [id], host, point: `eni:${place}`}
			yield {
				identifiers: [...privateIps.flatMap(({address, publicIp}) => [address, publicIp?.address]), ...ipv6],
				host,
				point: place
			}
		}
		for (const {key, id, interface: own} of vpc.natGateways) {
			const {id: interfaceId, privateIps} = interfaceOf(vpc, own)
			const addresses = privateIps.flatMap(({address, publicIp}) => [address, publicIp?.address])
			yield {identifiers: [id, interfaceId, ...addresses], point: `nat:${key}`}
		}
		yield {identifiers: [vpc.internetGateway?.id], point: `igw:${vpc.key}`}
		yield {identifiers: [vpc.egressOnlyInternetGateway?.id], point: `eigw:${vpc.key}`}
	}
	for (const {key, id} of lab.peerings) yield {identifiers: [id], point: `pcx:${key}`}
	for (const {key, name, address, ipv6} of lab.vpn?.sites.flatMap(({hosts}) => hosts) ?? [])
		yield {identifiers: [address, ipv6], host: key, point: name}
	for (const {name, ipv4, ipv6} of lab.internetHosts) yield {identifiers: [ipv4, ipv6], host: name, point: name}
}
