/** Which address a name in a check means, for the host that probes. Pure. */
import type {AddressRef} from '../checks/address-ref.ts'
import {attachmentOf} from '../model/interfaces.ts'
import type {InternetHost, Lab, NetworkInterface, Vpc} from '../model/model.ts'
import {internetResolver, siteResolver, vpcResolver} from '../model/resolvers.ts'
import type {SiteHost} from '../model/vpn.ts'
import {family} from '../net/address.ts'
import type {IpText} from '../net/names.ts'
import {type FoundHost, findHost} from './find-host.ts'
import {joinedTo} from './joined.ts'

export type AddressContext = {
	/** Name or key of the host that would use the address; absent: a host on the Internet. */
	readonly client?: string | undefined
	/** The family to use if there is a choice. */
	readonly v6: boolean
}

/** `missing`: why there is no such address, in words. */
export type Lookup = {readonly address: IpText} | {readonly missing: string}

/**
 * The address that a name stands for.
 *
 * `client`: within the VPC, and in VPCs connected by a peering or a transit gateway, the private one; from anywhere else the public one, since
 * that is how they would find it. A host without a public address is probed at its private address even from there: that such packets vanish is
 * worth a check (MOD-5).
 */
export function addressOf(ref: AddressRef, lab: Lab, context: AddressContext): Lookup {
	switch (ref.kind) {
		case 'address':
			return {address: ref.address}
		case 'name':
			return {missing: `${ref.text} is a name: the host that resolves it gets its addresses`}
		case 'resolver':
			return resolverOf(lab, context)
		case 'elastic-ip': {
			const elasticIp = lab.elasticIps.find(({key}) => key === ref.key)
			return elasticIp ? {address: elasticIp.address} : {missing: `there is no elastic IP "${ref.text}"`}
		}
		case 'interface': {
			const found = findInterface(ref.key, lab)
			return found ? interfaceAddress(ref, found, lab, context) : {missing: `there is no "${ref.text}"`}
		}
		case 'host': {
			const found = findHost(ref.host, lab)
			if (!found) return {missing: `there is no host "${ref.host}"`}

			switch (found.kind) {
				case 'internet-host':
					return internetAddress(ref, found.host, context.v6)
				case 'site-host':
					return siteAddress(ref, found.host, context.v6)
				case 'instance':
					return instanceAddress(ref, found, lab, context)
			}
		}
	}
}

function resolverOf(lab: Lab, {client}: AddressContext): Lookup {
	const found = client === undefined ? undefined : findHost(client, lab)
	const {servers} =
		found?.kind === 'instance'
			? vpcResolver(found.vpc)
			: found?.kind === 'site-host'
				? siteResolver(found.site)
				: internetResolver({hasIpv4: found === undefined || found.host.ipv4 !== undefined})
	return servers[0] === undefined ? {missing: `${client} has no resolver`} : {address: servers[0]}
}

/** Every address that a name may stand for, for any client; explicit ones (`web.public`) stand for themselves only. */
export function addressesOf(ref: AddressRef, lab: Lab): readonly IpText[] {
	if (ref.kind === 'name' || ref.kind === 'resolver') return []
	const explicit = ref.kind === 'address' || ref.kind === 'elastic-ip' || ref.which !== 'client'
	if (explicit) {
		const lookup = addressOf(ref, lab, {v6: false})
		return 'address' in lookup ? [lookup.address] : []
	}

	const choices = (['private', 'public', 'ipv6'] as const).map(which => addressOf({...ref, which}, lab, {v6: false}))
	return [...new Set(choices.flatMap(lookup => ('address' in lookup ? [lookup.address] : [])))]
}

/** The host that has an address, private or public. Of several VPCs with the same private address: the first. */
export function hostWith(address: IpText, lab: Lab): string | undefined {
	const internetHost = lab.internetHosts.find(({ipv4, ipv6}) => ipv4 === address || ipv6 === address)
	if (internetHost) return internetHost.name

	const siteHost = lab.vpn?.sites.flatMap(({hosts}) => hosts).find(host => host.address === address || host.ipv6 === address)
	if (siteHost) return siteHost.name

	for (const vpc of lab.vpcs) {
		const eni = vpc.interfaces.find(
			({privateIps, ipv6}) =>
				ipv6.some(own => own === address) || privateIps.some(own => own.address === address || own.publicIp?.address === address)
		)
		const key = eni && attachmentOf(eni)?.key
		const instance = key === undefined ? undefined : vpc.instances.find(instance => instance.key === key)
		if (instance) return instance.name
	}

	return undefined
}

type FoundInterface = {readonly networkInterface: NetworkInterface; readonly vpc: Vpc}

function findInterface(key: string, {vpcs}: Lab): FoundInterface | undefined {
	for (const vpc of vpcs) {
		const networkInterface = vpc.interfaces.find(one => one.key === key)
		if (networkInterface) return {networkInterface, vpc}
	}
	return undefined
}

type HostRef = AddressRef & {readonly kind: 'host'}

function internetAddress({which, text}: HostRef, {ipv4, ipv6}: InternetHost, v6: boolean): Lookup {
	const address = which === 'ipv6' ? ipv6 : v6 ? ipv6 : which === 'client' ? (ipv4 ?? ipv6) : ipv4
	return address === undefined ? {missing: `${text} has no ${which === 'ipv6' || v6 ? 'IPv6' : 'IPv4'} address`} : {address}
}

function siteAddress({which, text}: HostRef, {address, ipv6}: SiteHost, v6: boolean): Lookup {
	if (which === 'public') return {missing: `${text} has no public address`}

	if (which === 'ipv6' || v6) return ipv6 === undefined ? {missing: `${text} has no IPv6 address`} : {address: ipv6}

	return {address}
}

function instanceAddress(
	ref: HostRef,
	{instance, vpc}: FoundHost & {readonly kind: 'instance'},
	lab: Lab,
	context: AddressContext
): Lookup {
	const key = instance.interfaces[ref.interface ?? 0]
	const eni = vpc.interfaces.find(eni => eni.key === key)
	if (!eni) return {missing: `${instance.name} has no interface eth${ref.interface ?? 0}`}

	return interfaceAddress(ref, {networkInterface: eni, vpc}, lab, context)
}

function interfaceAddress(
	{which, text}: Pick<HostRef, 'which' | 'text'>,
	{networkInterface, vpc}: FoundInterface,
	lab: Lab,
	{client, v6}: AddressContext
): Lookup {
	const [primary] = networkInterface.privateIps
	const privateIp = primary?.address
	const publicIp = primary?.publicIp?.address
	switch (which) {
		case 'private':
			return privateIp === undefined ? {missing: `${text} has no private IPv4 address`} : {address: privateIp}
		case 'public':
			return publicIp === undefined ? {missing: `${text} has no public IPv4 address`} : {address: publicIp}
		case 'ipv6':
			return ipv6Of(networkInterface, text)
		case 'client': {
			if (v6) return ipv6Of(networkInterface, text)

			const near = joinedTo(vpc.key, client, lab)
			const address = near ? privateIp : (publicIp ?? privateIp)
			return address === undefined ? ipv6Of(networkInterface, text) : {address}
		}
	}
}

function ipv6Of({ipv6}: NetworkInterface, text: string): Lookup {
	const [address] = ipv6
	return address === undefined ? {missing: `${text} has no IPv6 address`} : {address}
}

/** Whether it is an IPv6 address. */
export const isV6 = (address: IpText): boolean => family(address) === 6
