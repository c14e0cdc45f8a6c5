/** A route table's place in the file: a VPC's entry, within a subnet, or none if it is implicit. Pure. */
import {doesNotExist, type Patch, type Placing, patchAt, together} from '../../api/part.ts'
import {vpcWritten} from '../../api/places.ts'
import type {RouteTable, Vpc} from '../../model/model.ts'
import type {View} from '../view.ts'
import {describeRouteTables} from './wire.ts'

const missing = doesNotExist('InvalidRouteTableID.NotFound', 'routeTable ID')

/** Errors: AwsError, if the caller has no table with that id. */
export function tableOf(id: string, view: View): {readonly vpc: Vpc; readonly table: RouteTable} {
	for (const vpc of view.vpcs) {
		const table = vpc.routeTables.find(one => one.id === id)
		if (table) return {vpc, table}
	}
	throw missing(id)
}

/** A place for patches of a table. A subnet's own table, or an implicit one, gets an entry of its own with its id. */
export function placeOfTable(id: string, view: View): Placing & {readonly name: string} {
	const {vpc, table} = tableOf(id, view)
	const name = table.key.slice(vpc.key.length + 1)
	const path = ['vpcs', vpc.key, 'routeTables', name]
	const {routeTables = {}, subnets = {}} = vpcWritten(vpc.key, view)
	if (Object.hasOwn(routeTables, name)) return {name, path, patch: patchAt(path, {id})}
	const inline = Object.hasOwn(subnets, name) ? subnets[name] : undefined
	if (table.main || !inline) return {name, path, patch: patchAt(path, {id, main: table.main})}
	const {routes = {}, propagate} = inline
	const own: Patch = {id, main: false, routes, ...(propagate && {propagate})}
	const subnet = {routeTable: name, ...(inline.routes && {routes: null}), ...(propagate !== undefined && {propagate: null})}
	return {name, path, patch: together(patchAt(path, own), patchAt(['vpcs', vpc.key, 'subnets', name], subnet))}
}

/** The association of a subnet or gateway, if it has an explicit one. */
export function associationOf(associated: string, view: View): {readonly id: string; readonly table: string} | undefined {
	for (const {Associations, RouteTableId} of describeRouteTables(view)) {
		const found = (Associations as readonly {RouteTableAssociationId: string; SubnetId?: string; GatewayId?: string}[]).find(
			({SubnetId, GatewayId}) => SubnetId === associated || GatewayId === associated
		)
		if (found) return {id: found.RouteTableAssociationId, table: String(RouteTableId)}
	}
	return undefined
}
