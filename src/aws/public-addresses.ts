/** Which addresses are public, and the choice of the lab's automatic ones (SUB-3, EIP-1, IGW-2). */
import {type Address, contains, parseAddress} from '../net/address.ts'
import {notPublic} from '../net/public-ranges.ts'
import type {Draft} from './draft.ts'
import {hashNumber} from './ids.ts'
import type {PublicAddressRequest} from './interface-requests.ts'
import {publicAddressAt} from './regions.ts'

const chosen = new WeakMap<Draft, ReadonlyMap<string, Address>>()

/** The address chosen for a request (`interface-requests.ts`). */
export function publicAddressOf(key: string, draft: Draft): Address | undefined {
	let all = chosen.get(draft)
	if (!all) {
		all = choosePublicAddresses(draft)
		chosen.set(draft, all)
	}
	return all.get(key)
}

/**
 * Assigns an address of the Region's pool to each request: by a hash of its owner, so that it stays when others come and go, or otherwise the next
 * free one. Never one that the file assigns, nor one in a VPC's own blocks (VPC-2).
 */
function choosePublicAddresses(draft: Draft): Map<string, Address> {
	const needs: PublicAddressRequest[] = [
		...draft.kinds.lab.flatMap(kind => [...(kind.publicRequests?.(draft) ?? [])]),
		...[...draft.vpcs.values()].flatMap(vpc => draft.kinds.vpc.flatMap(kind => [...(kind.publicRequests?.(vpc, draft) ?? [])]))
	]
	const taken = new Set<Address>([...givenAddresses(draft), ...needs.flatMap(({given}) => given ?? [])])
	const ownBlocks = [...draft.vpcs.values()]
		.flatMap(({cidrs}) => cidrs)
		.filter(cidr => !notPublic.some(range => contains(range, cidr)))
	const isFree = (address: Address) => !taken.has(address) && !ownBlocks.some(block => contains(block, address))
	const addresses = new Map<string, Address>()
	const give = (key: string, address: Address) => {
		taken.add(address)
		addresses.set(key, address)
	}
	for (const {key, given} of needs) if (given) addresses.set(key, given)
	for (const {key} of needs.filter(one => !one.given)) {
		const before = draft.previous.publicAddresses.get(key)
		if (before && isFree(before)) give(key, before)
	}
	const open = needs.filter(({key}) => !addresses.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1))
	for (const {key, region, seed} of open) {
		const start = hashNumber(`public ${seed}`, 32)
		let n = 0n
		while (!isFree(publicAddressAt(region, start, n))) n++
		give(key, publicAddressAt(region, start, n))
	}
	return addresses
}

function* givenAddresses({elasticIps, vpcs, vpn, document}: Draft): Generator<Address> {
	for (const {customerGateways} of vpn.sites.values()) for (const {publicIp} of customerGateways) if (publicIp) yield publicIp
	for (const {tunnels} of vpn.connections.values()) for (const {outsideIp} of tunnels) if (outsideIp) yield outsideIp
	for (const {interfaces} of vpcs.values()) {
		for (const {givenPublicIp} of interfaces.values()) if (givenPublicIp) yield givenPublicIp
	}
	for (const {written} of elasticIps.values()) yield* addressIn(written.address)
	for (const host of Object.values(document.internet ?? {})) yield* addressIn(typeof host === 'string' ? host : host.ipv4)
}

function* addressIn(written: string | undefined): Generator<Address> {
	const address = written === undefined ? undefined : parseAddress(written)
	if (address) yield address
}
