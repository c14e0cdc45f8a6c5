/** Parses what a user types (names, ids, addresses, URLs) into a question for the predictor. */
import {readAddressRef} from '../checks/address-ref.ts'
import {isFinding, type Names, namesOf} from '../checks/names.ts'
import type {Question} from '../control/predict/types.ts'
import {directoryOfLab, draftOf} from '../lab/draft-of.ts'
import type {LoadedLab} from '../lab/read.ts'
import type {Directory} from '../model/directory.ts'
import type {Finding} from '../model/finding.ts'
import type {Lab} from '../model/model.ts'
import {type Address, family, parseAddress} from '../net/address.ts'
import {type FoundHost, findHost} from '../verify/find-host.ts'
import {addressesOf, addressOf} from '../verify/targets.ts'
import {noHost} from './no-host.ts'
import type {Asked} from './types.ts'

/** As typed. `to`: `db`, `db:5432`, `i-0123:22`, `http://web:8080/`. */
export type TypedQuestion = {
	readonly from: string
	readonly to: string
	/** Default: tcp where there is a port, else icmp. */
	readonly protocol?: 'icmp' | 'tcp' | 'udp' | undefined
}

export type Understood = {readonly asked: Asked; readonly question: Question}

/** What is meant, or what is wrong with it. */
export function readQuestion({from, to, protocol}: TypedQuestion, loaded: LoadedLab): Understood | Finding {
	const {lab} = loaded
	const view = {lab, directory: directoryOfLab(loaded), names: namesOf(draftOf(loaded))}
	const target = readTarget(to)
	const isIcmp = protocol === 'icmp' || (protocol === undefined && target.port === undefined)
	if (isIcmp && target.port !== undefined) {
		return {path: ['to'], message: `ICMP has no ports, and ${to} names one`, fix: 'leave the port or --protocol out'}
	}
	if (!isIcmp && target.port === undefined) {
		return {path: ['to'], message: `"${to}" has no port`, fix: `write host:port, such as ${to}:443`}
	}
	if (target.port !== undefined && !(target.port >= 1 && target.port <= 65_535)) {
		return {path: ['to'], message: `${target.port} is not a port`, fix: 'ports are 1 to 65535'}
	}
	const client = readHost(from, 'from', view)
	if ('message' in client) return client
	const destination = readDestination(target.host, client, view)
	if ('message' in destination) return destination
	const source = sourceOf(client, destination.address, from)
	if (typeof source !== 'string') return source
	const ports = target.port === undefined ? {} : {port: target.port}
	const kind = isIcmp ? 'icmp' : (protocol ?? 'tcp')
	return {
		asked: {from: client.name, source, to: destination.name, destination: destination.address, protocol: kind, ...ports},
		question: {from: source, host: client.key, to: destination.address, protocol: kind, ...ports}
	}
}

/** Where names are looked up. */
type View = {readonly lab: Lab; readonly directory: Directory; readonly names: Names}

type Target = {readonly host: string; readonly port?: number}

const urlPorts: Readonly<Record<string, number>> = {'http:': 80, 'https:': 443}

/** `db`, `db:5432`, `[2001:db8::1]:80`, `https://web/health`. */
function readTarget(text: string): Target {
	const [, scheme, rest] = /^(https?:)\/\/([^/?#]+)/.exec(text) ?? []
	const authority = rest ?? text
	const [, host, port] = /^(\[.*\]|[^:]*):(\d+)$/.exec(authority) ?? []
	const ofUrl = scheme === undefined ? undefined : urlPorts[scheme]
	const given = port === undefined ? ofUrl : Number(port)
	return {host: (host ?? authority).replace(/^\[(.*)\]$/, '$1'), ...(given !== undefined && {port: given})}
}

/** `address`: if the question named one. */
type Sender = {readonly key: string; readonly name: string; readonly host: FoundHost; readonly address?: Address}

const ambiguous = (side: string, text: string, keys: readonly string[]): Finding => ({
	path: [side],
	message: `several hosts have ${text}`,
	fix: `say which one: ${keys.join(', ')}`
})

function readHost(text: string, side: string, view: View): Sender | Finding {
	const {lab, directory, names} = view
	const address = parseAddress(text)
	const named = names.ambiguous.get(text)
	if (named) return ambiguous(side, text, named)
	const byId = directory.hostsAt(text)
	if (byId.length > 1 && !names.hosts.has(text)) return ambiguous(side, text, byId)
	const [plain = text, ...rest] = text.split(/\.(?=(?:public|private|ipv6|eth\d+)(?:\.|$))/)
	const name = byId[0] ?? standIn(plain, lab, names) ?? plain
	const host = findHost(name, lab)
	if (!host) return noHost(text, side, view)
	const ref = rest.length > 0 ? readAddressRef([name, ...rest].join('.'), [side], names) : undefined
	if (ref && isFinding(ref)) return ref
	const chosen = ref ? addressesOf(ref, lab)[0] : address
	return {...nameOf(host), host, ...(chosen !== undefined && {address: chosen as Address})}
}

/** A site stands for its first host, the Internet for its first host. */
function standIn(text: string, {vpn, internetHosts}: Lab, {hosts}: Names): string | undefined {
	if (hosts.has(text)) return undefined
	const site = vpn?.sites.find(({key}) => key === text)
	if (site) return site.hosts[0]?.key ?? site.instance?.key
	return text.toLowerCase() === 'internet' ? internetHosts[0]?.name : undefined
}

function nameOf(host: FoundHost): Pick<Sender, 'key' | 'name'> {
	switch (host.kind) {
		case 'instance':
			return {key: host.instance.key, name: host.instance.name}
		case 'site-host':
			return {key: host.host.key, name: host.host.name}
		case 'internet-host':
			return {key: host.host.name, name: host.host.name}
	}
}

type Destination = {readonly name: string; readonly address: Address}

function readDestination(text: string, {key: client}: Sender, view: View): Destination | Finding {
	const {lab, directory, names} = view
	const address = parseAddress(text)
	if (address) return {name: hostNameOf(address, view) ?? address, address}
	const hosts = directory.hostsAt(text)
	if (hosts.length > 1) return ambiguous('to', text, hosts)
	const named = hosts[0] ?? directory.byId(text)?.key ?? standIn(text, lab, names) ?? text
	const ref = readAddressRef(named, ['to'], names)
	if (isFinding(ref)) return names.ambiguous.has(named) ? ref : noHost(text, 'to', view, ref)
	const found = addressOf(ref, lab, {client, v6: false})
	if ('missing' in found) return {path: ['to'], message: found.missing, fix: `ask for another address of ${text}`}
	return {name: ref.kind === 'address' ? text : ref.text, address: found.address as Address}
}

function hostNameOf(address: Address, {lab, directory}: View): string | undefined {
	const hosts = directory.hostsAt(address)
	const host = hosts.length === 1 ? findHost(hosts[0] ?? '', lab) : undefined
	return host && nameOf(host).name
}

/** The client's source address: the named one if the client has it, else its first one of the family. */
function sourceOf({host, name, address}: Sender, to: Address, text: string): Address | Finding {
	const of = family(to)
	if (host.kind === 'instance' && host.instance.state === 'stopped') {
		return {path: ['from'], message: `${name} is stopped, and sends nothing`, fix: 'start it, or ask from another host'}
	}
	const own = ownAddresses(host).filter(one => family(one) === of)
	if (address !== undefined && own.includes(address)) return address
	const [first] = own
	if (first !== undefined) return first
	return {
		path: ['from'],
		message: `${text} has no IPv${of} address, and ${to} is one`,
		fix: `give it one, or ask for an IPv${of === 4 ? 6 : 4} address`
	}
}

function ownAddresses(found: FoundHost): readonly Address[] {
	if (found.kind !== 'instance') {
		const {host} = found
		const [v4, v6] = 'address' in host ? [host.address, host.ipv6] : [host.ipv4, host.ipv6]
		return [v4, v6].flatMap(one => one ?? [])
	}
	const interfaces = found.instance.interfaces.flatMap(key => found.vpc.interfaces.find(one => one.key === key) ?? [])
	return interfaces.flatMap(({privateIps, ipv6}) => [...privateIps.map(one => one.address), ...ipv6])
}
