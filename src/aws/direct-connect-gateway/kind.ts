/**
 * Direct Connect gateways: virtual interfaces on one side; on the other, virtual private gateways or transit gateways of any
 * Region (DX-5, DX-6). Control plane only: packets go directly from the location to the VPC or transit gateway.
 * Doc: https://docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-gateways.html
 */
import {hash} from 'node:crypto'
import type {DirectConnectGateway} from '../../model/direct-connect.ts'
import {gatewaysSchema} from '../direct-connect/schema.ts'
import type {Draft} from '../draft.ts'
import type {LabKind} from '../kind.ts'
import {checkGateways} from './checks.ts'
import {blocksBehind} from './draft.ts'

export const directConnectGateways: LabKind<typeof gatewaysSchema> = {
	otherNames: {words: ['dxgw', 'dxgateway', 'dxgateways', 'directconnectgateway'], write: 'write directConnectGateways'},
	schema: gatewaysSchema,
	codes: {absent: {directConnectGateways: 'DirectConnectClientException'}, inUse: {}},
	title: 'Direct Connect gateways by name: `{corp: {asn: 64513, associations: {prod: {}, dev: {}}}}`.',
	check: checkGateways,
	// Resolved with the connections: see `directConnects`.
	*resources(draft) {
		const gateways = resolveDirectConnectGateways(draft)
		for (const {key, id, associations} of gateways) {
			const ids = [id, ...associations.map(one => one.id)]
			const path = draft.directConnect.gateways.get(key)?.path ?? []
			yield {kind: 'direct-connect-gateway', noun: 'Direct Connect gateway', key, ids, path}
		}
	},
	resolve: () => ({})
}

/** The id of such a gateway or association is a UUID, always the same for the same name. */
function uuidOf(text: string) {
	const digits = hash('sha1', text)
	return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20, 32)].join('-')
}

export const resolveDirectConnectGateways = ({directConnect, vpcs}: Draft): DirectConnectGateway[] =>
	[...directConnect.gateways.values()].map(({name, written, asn, associations}) => ({
		key: name,
		id: written.id ?? uuidOf(`dxgw ${name}`),
		asn,
		associations: associations.flatMap(({gateway, written: {allowedPrefixes: given}, allowedPrefixes}) =>
			gateway
				? [
						{
							id: uuidOf(`dxgw ${name} ${gateway.kind} ${gateway.key}`),
							gateway: {kind: gateway.kind, key: gateway.key},
							allowedPrefixes: given ? allowedPrefixes : blocksBehind(gateway, vpcs)
						}
					]
				: []
		)
	}))
