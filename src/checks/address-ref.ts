/** The address that a name in a check means, as far as that does not depend on the client. */
import {suggest} from '../model/did-you-mean.ts'
import type {Resource} from '../model/directory.ts'
import type {Finding, Path} from '../model/finding.ts'
import {type Address, family, parseAddress} from '../net/address.ts'
import {checkDevice, isFinding, type Names, readHost, shortNames} from './names.ts'

/** Something with an address. `text`: as in the file. */
export type AddressRef =
	/** `name`: the name that was resolved to the address. */
	| {readonly kind: 'address'; readonly text: string; readonly address: Address; readonly name?: string}
	/** A DNS name: the client's resolver resolves it. */
	| {readonly kind: 'name'; readonly text: string; readonly name: string}
	/** The client's own resolver. */
	| {readonly kind: 'resolver'; readonly text: string}
	| {
			readonly kind: 'host'
			readonly text: string
			readonly host: string
			readonly which: WhichAddress /** Device index. Default: 0. */
			readonly interface?: number
	  }
	/** Anything with a network interface that is not a host. `key`: the interface's. */
	| {readonly kind: 'interface'; readonly text: string; readonly key: string; readonly which: WhichAddress}
	| {readonly kind: 'elastic-ip'; readonly text: string; readonly key: string}

/**
 * `client`: the address that the client would use: private within the VPC and over a peering, public from anywhere else.
 * IPv6 has one kind of address only, so there `client` and `ipv6` are the same.
 */
export type WhichAddress = 'client' | 'public' | 'private' | 'ipv6'

const choices: readonly WhichAddress[] = ['public', 'private', 'ipv6']

/** `web.corp.internal`, or any name with a final dot; `main.web.public` and `web.eth1.ipv6` are addresses of hosts. */
const isDnsName = (written: string): boolean =>
	/^(?:[a-z\d_-]{1,63}\.)+(?:[a-z\d-]{1,63}\.[a-z][a-z\d-]{0,62}|[a-z\d-]{1,63}\.)$/i.test(written) &&
	!/\.(?:public|private|ipv6|eth\d+)$/.test(written)

/** `10.0.0.5`, `web`, `main.web.public`, `web.eth1.ipv6`, `nat.private`, an elastic address by name; each also by its id. */
export function readAddressRef(written: string, path: Path, names: Names): AddressRef | Finding {
	const text = written
	const address = parseAddress(written.replace(/^\[(.*)\]$/, '$1'))
	if (address) return {kind: 'address', text, address}
	if (isDnsName(written)) return {kind: 'name', text, name: written.toLowerCase().replace(/\.$/, '')}
	const parts = written.split('.')
	for (const read of [hostRef, interfaceRef]) {
		for (const length of [2, 1]) {
			if (parts.length < length) continue
			const found = read({text, name: parts.slice(0, length).join('.'), rest: parts.slice(length), path}, names)
			if (found) return found
		}
	}
	const elastic = names.directory.find(written).find(isElastic)
	if (elastic) return {kind: 'elastic-ip', text, key: elastic.key}
	const looksLikeAddress = /^[\d.]+$/.test(written) || family(written) === 6
	if (looksLikeAddress) {
		return {path, message: `"${written}" is not an IP address`, fix: 'write an address such as 10.0.0.5, or the name of a host'}
	}
	return {path, message: `no host is named "${written}"`, fix: suggest(written, namesWithAddresses(names))}
}

/** Only elastic addresses have names of their own; a NAT gateway's interface is named after the gateway. */
const isElastic = ({kind}: Resource): boolean => kind === 'elastic-ip'

type Written = {readonly text: string; readonly name: string; readonly rest: readonly string[]; readonly path: Path}

function hostRef({text, name, rest, path}: Written, names: Names): AddressRef | Finding | undefined {
	const isHost = names.hosts.has(name) || names.ambiguous.has(name) || names.directory.byId(name)?.isHost
	if (!isHost) return undefined
	const host = readHost(name, path, names)
	return isFinding(host) ? host : hostAddress(text, host, rest, path, names)
}

function hostAddress(text: string, host: string, rest: readonly string[], path: Path, names: Names): AddressRef | Finding {
	const [first, second, ...more] = rest
	const device = /^eth(\d+)$/.exec(first ?? '')?.[1]
	const choice = device === undefined ? first : second
	const extra = device === undefined ? second : more[0]
	const which = choice === undefined ? 'client' : choices.find(one => one === choice)
	if (!which || extra !== undefined) {
		return {
			path,
			message: `"${rest.join('.')}" is not an address of "${host}"`,
			fix: `write ${host}, ${host}.public, ${host}.private, ${host}.ipv6 or ${host}.eth1`
		}
	}
	if (device === undefined) return {kind: 'host', text, host, which}
	return checkDevice(host, Number(device), path, names) ?? {kind: 'host', text, host, which, interface: Number(device)}
}

/** A gateway or another thing with one network interface, or such an interface itself. */
function interfaceRef({text, name, rest, path}: Written, {directory}: Names): AddressRef | Finding | undefined {
	const found = directory.find(name).filter(({isHost, interfaces}) => !isHost && interfaces)
	const [key, ...others] = new Set(found.flatMap(({interfaces = []}) => interfaces))
	const [{noun, key: whole} = {noun: '', key: ''}] = found
	if (key === undefined || others.length > 0) return undefined
	const hasIpv6 = directory.byName(key).some(({addresses = []}) => addresses.some(one => family(one) === 6))
	const offered = choices.filter(one => one !== 'ipv6' || hasIpv6)
	const [choice, ...more] = rest
	const which = choice === undefined ? 'client' : offered.find(one => one === choice)
	if (which && more.length === 0) return {kind: 'interface', text, key, which}
	return {
		path,
		message: `${noun} "${whole}" has no address "${rest.join('.')}"`,
		fix: `write ${offered.map(one => `${whole}.${one}`).join(' or ')}`
	}
}

const namesWithAddresses = ({hosts, directory}: Names): readonly string[] => [
	...shortNames(hosts),
	...directory.resources
		.filter(one => !one.isHost && (one.interfaces ? one.names : isElastic(one)))
		.flatMap(({key, names = []}) => [key, ...names])
]
