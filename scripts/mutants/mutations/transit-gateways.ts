/** Mutations of transit gateways: attachments, their zones, associations and propagations, static routes. Pure. */
import type {LabDocument} from '../../../src/lab/schema.ts'
import {entriesOf, get, type Path, put} from '../document.ts'
import type {Mutation} from '../play.ts'
import type {Sought} from './sought.ts'

type Gateway = NonNullable<LabDocument['transitGateways']>[string]

export function* transitGatewayMutations(document: LabDocument, {addresses}: Sought): Generator<Mutation> {
	for (const [name, gateway] of entriesOf(document.transitGateways)) {
		const path = ['transitGateways', name]
		const tables = [...new Set(['default', ...Object.keys(gateway.routeTables ?? {})])]
		yield* attachmentMutations(document, path, gateway, tables)
		const peerings = entriesOf(document.transitGatewayPeerings).filter(
			([, {requester, accepter}]) => requester === name || accepter === name
		)
		const targets = [
			...Object.keys(gateway.attachments ?? {}).map(attachment => ({attachment})),
			...vpnConnectionsOf(document, name).map(attachment => ({attachment})),
			...peerings.map(([peering]) => ({peering}))
		]
		for (const table of tables) {
			const routes = [...path, 'routeTables', table, 'routes']
			for (const target of targets) {
				for (const block of [...addresses.filter(one => !one.includes(':')).map(address => `${address}/32`), '0.0.0.0/0']) {
					yield {
						label: `table ${table} of ${name} has a route for ${block} to ${Object.values(target)[0]}`,
						edit: document => put(document, [...routes, block], target)
					}
				}
			}
			for (const [destination, target] of entriesOf(gateway.routeTables?.[table]?.routes)) {
				if (target === 'blackhole') {
					yield {
						label: `table ${table} of ${name} has no blackhole for ${destination}`,
						edit: document => put(document, [...routes, destination], undefined)
					}
				}
			}
		}
	}
}

const vpnConnectionsOf = ({vpnConnections}: LabDocument, gateway: string): readonly string[] =>
	entriesOf(vpnConnections).flatMap(([name, {gateway: own}]) =>
		own === gateway || get(own, ['transitGateway']) === gateway ? [name] : []
	)

function* attachmentMutations(
	document: LabDocument,
	gateway: Path,
	{attachments}: Gateway,
	tables: readonly string[]
): Generator<Mutation> {
	for (const [name, written] of entriesOf(attachments)) {
		const path = [...gateway, 'attachments', name]
		const whole = 'subnets' in written ? written : {subnets: written}
		const set = (label: string, fields: object): Mutation => ({
			label,
			edit: document => put(document, path, {...wholeAt(document, path), ...fields})
		})
		for (const table of tables) {
			if (whole.association !== table) yield set(`attachment ${name} is associated with table ${table}`, {association: table})
			const propagations = whole.propagations ?? ['default']
			if (!propagations.includes(table)) {
				yield set(`attachment ${name} propagates into table ${table}`, {propagations: [...propagations, table]})
			}
		}
		if (whole.applianceMode !== true) yield set(`attachment ${name} is in appliance mode`, {applianceMode: true})
		if (whole.accepted === false) yield set(`attachment ${name} is accepted`, {accepted: true})
		const {subnets = {}} = document.vpcs?.[whole.vpc ?? name] ?? {}
		const zoneOf = (subnet: unknown) => subnets[typeof subnet === 'string' ? subnet : String(get(subnet, ['subnet']))]?.zone
		const zones = whole.subnets.map(zoneOf)
		for (const [subnet, {zone}] of entriesOf(subnets)) {
			if (!zones.includes(zone)) {
				yield set(`attachment ${name} has a subnet in zone ${zone}`, {subnets: [...whole.subnets, subnet]})
			}
		}
	}
}

/** The attachment as an object, also if it is written as a list of subnets. */
function wholeAt(document: LabDocument, path: Path): object {
	const written = get(document, path) as object
	return Array.isArray(written) ? {subnets: written} : written
}
