/** Owners of addresses, and instances that send from them. Pure. */

import {attachmentOf} from '../model/interfaces.ts'
import type {Lab, NetworkInterface, Vpc} from '../model/model.ts'
import {type Address, contains} from '../net/address.ts'
import {privateRangeOf} from '../net/public-ranges.ts'

export type Owner = {
	readonly vpc: Vpc
	/** The instance's key, if the owner is one. */
	readonly instance?: string
	readonly networkInterface?: NetworkInterface
	readonly isPublic: boolean
}

export type Directory = {
	/** The owner of an address. A private one may occur in several VPCs: that of the client comes first, then the only one that it can reach. */
	readonly ownerOf: (address: Address, client?: Address) => Owner | undefined
	/** Running instances with this private address. */
	readonly sourcesAt: (
		address: Address
	) => readonly (Owner & {readonly networkInterface: NetworkInterface; readonly instance: string})[]
	/** Whether it is a public address that nothing in the lab owns. */
	readonly isOutside: (address: Address) => boolean
	/** Whether it is in a private range or in a VPC. */
	readonly isPrivate: (address: Address) => boolean
}

export function directoryOf(lab: Lab): Directory {
	const owners = new Map<Address, Owner[]>()
	const add = (address: Address | undefined, owner: Owner) => {
		if (address !== undefined) owners.set(address, [...(owners.get(address) ?? []), owner])
	}
	for (const vpc of lab.vpcs) {
		for (const networkInterface of vpc.interfaces) {
			const instance = attachmentOf(networkInterface)?.key
			const of = (isPublic: boolean): Owner => ({vpc, networkInterface, isPublic, ...(instance !== undefined && {instance})})
			for (const {address, publicIp} of networkInterface.privateIps) {
				add(address, of(false))
				add(publicIp?.address, of(true))
			}
			for (const address of networkInterface.ipv6) add(address, of(false))
		}
	}
	const ownBlocks = lab.vpcs.flatMap(({cidrs, ipv6Cidrs}) => [...cidrs, ...ipv6Cidrs])
	const isPrivate = (address: Address) =>
		privateRangeOf(address) !== undefined || ownBlocks.some(block => contains(block, address))
	const reserved = new Set(lab.elasticIps.map(({address}) => address))
	const stopped = new Set(
		lab.vpcs.flatMap(({instances}) => instances.filter(({state}) => state === 'stopped').map(({key}) => key))
	)
	return {
		ownerOf(address, client) {
			const all = owners.get(address) ?? []
			const near = client === undefined ? undefined : owners.get(client)?.[0]?.vpc
			return all.find(({vpc}) => vpc === near) ?? all[0]
		},
		sourcesAt: address =>
			(owners.get(address) ?? []).flatMap(owner =>
				owner.instance !== undefined && owner.networkInterface && !owner.isPublic && !stopped.has(owner.instance)
					? [{...owner, instance: owner.instance, networkInterface: owner.networkInterface}]
					: []
			),
		isOutside: address => !isPrivate(address) && !owners.has(address) && !reserved.has(address),
		isPrivate
	}
}
