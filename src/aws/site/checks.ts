import type {Finding} from '../../model/finding.ts'
import {type Address, addressAt, contains, family, parseAddress, parseCidr} from '../../net/address.ts'
import type {Draft} from '../draft.ts'
import {checkServices} from '../services.ts'
import type {SiteDraft} from './draft.ts'

export function* checkBlocks({path, written}: SiteDraft): Generator<Finding> {
	for (const key of ['cidr', 'ipv6Cidr', 'announces', 'accepts'] as const) {
		for (const [index, one] of [written[key] ?? []].flat().entries()) {
			const block = parseCidr(one, {maskHostBits: true})
			const version = key === 'ipv6Cidr' ? 6 : 4
			if (block && (key === 'announces' || key === 'accepts' || family(block) === version)) continue
			yield {
				path: Array.isArray(written[key]) ? [...path, key, index] : [...path, key],
				message: `"${one}" is not an IPv${version} block`,
				fix: `write an address and a prefix length, such as ${version === 4 ? '192.168.0.0/24' : '2001:db8:2::/64'}`
			}
		}
	}
}

export function* checkHosts({cidrs, ipv6Cidrs, hosts}: SiteDraft): Generator<Finding> {
	const taken = new Map<Address, string>()
	for (const {name, path, written, given, address, ipv6} of hosts) {
		yield* checkServices(written.serves ?? [], [...path, 'serves'])
		for (const [index, one] of (written.loopbacks ?? []).entries()) {
			const loopback = parseAddress(one)
			if (loopback && family(loopback) === 4) continue
			yield {
				path: [...path, 'loopbacks', index],
				message: `"${one}" is not an IPv4 address`,
				fix: 'write one such as 10.99.0.5, and lead to it: routes: {10.99.0.0/16: …}'
			}
		}
		const at = given?.path ?? path
		const fix = cidrs[0] ? `choose an address inside ${cidrs[0]}, such as ${addressAt(cidrs[0], 10)}` : 'choose another address'
		if (!address || family(address) !== 4) {
			if (given) yield {path: at, message: `"${given.text}" is not an IPv4 address`, fix}
		} else if (!cidrs.some(block => contains(block, address))) {
			yield {path: at, message: `${address} is outside the site (${cidrs.join(', ')})`, fix}
		} else if (taken.has(address)) yield {path: at, message: `${address} is already the address of "${taken.get(address)}"`, fix}
		if (address) taken.set(address, name)
		if (written.ipv6 === undefined) continue
		const at6 = [...path, 'ipv6']
		const fix6 = ipv6Cidrs[0]
			? `choose an address inside ${ipv6Cidrs[0]}, such as ${addressAt(ipv6Cidrs[0], 16)}`
			: 'give the site a block: ipv6Cidr: 2001:db8:2::/64'
		if (!ipv6 || family(ipv6) !== 6) {
			yield {path: at6, message: `"${written.ipv6}" is not an IPv6 address`, fix: fix6}
		} else if (!ipv6Cidrs.some(block => contains(block, ipv6))) {
			yield {
				path: at6,
				message: `${ipv6} is outside the site's IPv6 blocks (${ipv6Cidrs.join(', ') || 'it has none'})`,
				fix: fix6
			}
		} else if (taken.has(ipv6)) yield {path: at6, message: `${ipv6} is already the address of "${taken.get(ipv6)}"`, fix: fix6}
		if (ipv6) taken.set(ipv6, name)
	}
}

/** `office.pc` must be one host, even where a VPC and a site share a name. */
export function* checkHostNames({name: site, hosts}: SiteDraft, {vpcs}: Draft): Generator<Finding> {
	for (const {name, key, path} of hosts) {
		if (vpcs.get(site)?.instances.has(name)) {
			yield {
				path,
				at: 'key',
				message: `VPC "${site}" has an instance "${name}", so that ${key} could mean either`,
				fix: 'rename one of the two'
			}
		}
	}
}
