/** Mutations of hybrid networks: VPN, Direct Connect, sites, lines; and of zones that have failed. Pure. */

import type {TunnelWritten} from '../../../src/aws/vpn-connection/schema.ts'
import type {LabDocument} from '../../../src/lab/schema.ts'
import {entriesOf, put} from '../document.ts'
import type {Mutation} from '../play.ts'
import type {Sought} from './sought.ts'

/** An ASN that no site of a lab has. */
const ownAsn = 64_999

export function* hybridMutations(document: LabDocument, sought: Sought): Generator<Mutation> {
	yield* connectionMutations(document)
	yield* siteMutations(document)
	yield* directConnectMutations(document, sought)
	for (const [kind, named] of entriesOf(document.links)) {
		for (const [name] of entriesOf(named)) {
			yield {label: `the line of ${name} is a perfect one`, edit: document => put(document, ['links', kind, name], undefined)}
		}
	}
	for (const [zone] of entriesOf(document.zones)) {
		yield {label: `zone ${zone} is whole`, edit: document => put(document, ['zones', zone, 'state'], undefined)}
	}
}

function* connectionMutations({vpnConnections, sites}: LabDocument): Generator<Mutation> {
	for (const [name, {tunnels, routing, site}] of entriesOf(vpnConnections)) {
		for (const [key, tunnel] of Object.entries<TunnelWritten | undefined>(tunnels ?? {})) {
			const {fault, customer} = tunnel ?? {}
			const path = ['vpnConnections', name, 'tunnels', key]
			if (fault) yield {label: `tunnel ${name}:${key} is whole`, edit: document => put(document, [...path, 'fault'], undefined)}
			if (customer) {
				yield {
					label: `the device has tunnel ${name}:${key} as AWS handed it out`,
					edit: document => put(document, [...path, 'customer'], undefined)
				}
			}
		}
		const blocks = [sites?.[site]?.cidr ?? []].flat()
		if (routing === 'static') {
			yield {
				label: `${name} has a static route to each block of ${site}`,
				edit: document => put(document, ['vpnConnections', name, 'routes'], blocks)
			}
		}
	}
}

function* siteMutations({sites, vpcs}: LabDocument): Generator<Mutation> {
	const vpcBlocks = entriesOf(vpcs).flatMap(([, {cidr}]) => cidr)
	for (const [name, {asn, announces, behindNat, state, cidr, internet}] of entriesOf(sites)) {
		const set = (label: string, key: string, value: unknown): Mutation => ({
			label,
			edit: document => put(document, ['sites', name, key], value)
		})
		if (asn !== undefined) yield set(`${name} has an ASN of its own`, 'asn', ownAsn)
		if (announces) yield set(`${name} announces all of its blocks`, 'announces', undefined)
		if (behindNat) yield set(`the device of ${name} has its public address itself`, 'behindNat', undefined)
		if (internet === false) yield {...set(`${name} has a provider of its own`, 'internet', undefined), isDetour: true}
		if (state === 'failed') yield set(`the device of ${name} runs`, 'state', undefined)
		yield set(`${name} announces what is AWS's as well`, 'announces', [...[cidr].flat(), ...vpcBlocks])
	}
}

function* directConnectMutations(
	{directConnects, directConnectGateways, vpcs}: LabDocument,
	{vlans}: Sought
): Generator<Mutation> {
	for (const [gateway, {associations}] of entriesOf(directConnectGateways)) {
		for (const [name] of entriesOf(associations)) {
			const blocks = vpcs?.[name]?.cidr
			if (blocks !== undefined) {
				yield {
					label: `Direct Connect gateway ${gateway} allows all prefixes of ${name}`,
					edit: document =>
						put(document, ['directConnectGateways', gateway, 'associations', name, 'allowedPrefixes'], [blocks].flat())
				}
			}
		}
	}
	for (const [name, {fault, virtualInterfaces}] of entriesOf(directConnects)) {
		if (fault) {
			yield {label: `${name} is whole`, edit: document => put(document, ['directConnects', name, 'fault'], undefined)}
		}
		// Of lines that share flows, keep one.
		else if (Object.keys(directConnects ?? {}).length > 1) {
			yield {label: `${name} is cut`, edit: document => put(document, ['directConnects', name, 'fault'], 'down')}
		}
		for (const [own] of entriesOf(virtualInterfaces)) {
			for (const vlan of vlans) {
				yield {
					label: `virtual interface ${name}.${own} has VLAN ${vlan}`,
					edit: document => put(document, ['directConnects', name, 'virtualInterfaces', own, 'vlan'], vlan)
				}
			}
		}
	}
}
