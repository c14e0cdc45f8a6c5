/** A route in an API call, and as the lab file writes it. Pure. */

import type {CreateRouteRequest} from '../../../api-models/ec2.d.ts'
import {AwsError, invalidValue} from '../../api/errors.ts'
import {vpcWritten} from '../../api/places.ts'
import type {RouteTarget, Vpc} from '../../model/model.ts'
import {parseCidr} from '../../net/address.ts'
import {kinds} from '../kinds.ts'
import type {View} from '../view.ts'
import {tableOf} from './actions-place.ts'

type Destination = {
	/** The destination in the call. */
	readonly asked: string
	/** The key in the lab file. */
	readonly key: string
	/** Whether it is one of the VPC's own blocks. */
	readonly isLocal: boolean
}

type Target = string | Readonly<Record<string, string>>

export function routeChange(
	input: Omit<CreateRouteRequest, 'DryRun'>,
	view: View
): {readonly destination: Destination; readonly target: Target} {
	const {vpc} = tableOf(input.RouteTableId, view)
	const target = targetOf(input, vpc, view)
	return {destination: destinationOf(input, vpc, view), target}
}

function destinationOf(
	{DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId}: Omit<CreateRouteRequest, 'DryRun'>,
	vpc: Vpc,
	view: View
): Destination {
	const asked = DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? DestinationPrefixListId
	if (asked === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter destinationCidrBlock')
	if (DestinationPrefixListId !== undefined) {
		const list = view.directory.byId(DestinationPrefixListId)
		if (list?.kind !== 'prefix-list') {
			throw new AwsError('InvalidPrefixListID.NotFound', `The prefix list ID '${asked}' does not exist`)
		}
		return {asked, key: list.key, isLocal: false}
	}
	const cidr = parseCidr(asked, {maskHostBits: true})
	if (!cidr) throw invalidValue(asked, 'destinationCidrBlock', 'This is not a valid CIDR block.')
	return {asked: cidr, key: cidr, isLocal: [...vpc.cidrs, ...vpc.ipv6Cidrs].includes(cidr)}
}

/** The file's route to that destination, in whatever form it is written. */
export function existingRoute(
	id: string,
	{key}: Destination,
	view: View
): {readonly key: string; readonly target: unknown} | undefined {
	const {vpc, table} = tableOf(id, view)
	const name = table.key.slice(vpc.key.length + 1)
	const {routeTables = {}, subnets = {}} = vpcWritten(vpc.key, view)
	const routes = (Object.hasOwn(routeTables, name) ? routeTables[name]?.routes : subnets[name]?.routes) ?? {}
	const found = Object.entries(routes).find(([written]) => (parseCidr(written, {maskHostBits: true}) ?? written) === key)
	return found && {key: found[0], target: found[1]}
}

/** The target's name in the lab file, from the call's parameter. */
function targetOf(input: Omit<CreateRouteRequest, 'DryRun'>, vpc: Vpc, view: View): Target {
	const {GatewayId, InstanceId, NetworkInterfaceId} = input
	if ('LocalTarget' in input && input.LocalTarget === true) return 'local'
	if (GatewayId !== undefined) return gatewayNamed(GatewayId, vpc, view)
	if (InstanceId !== undefined) {
		return {instance: named(InstanceId, 'instance', {code: 'InvalidInstanceID.NotFound', noun: 'instance ID'}, vpc, view)}
	}
	if (NetworkInterfaceId !== undefined) return interfaceNamed(NetworkInterfaceId, vpc)
	const given = input as Readonly<Record<string, unknown>>
	for (const {kind, key, only, inApi} of kinds.targets) {
		const id = inApi.own && given[inApi.own.field]
		if (!inApi.own || typeof id !== 'string') continue
		if (!only) return {[key]: named(id, kind, inApi.own, vpc, view)}
		if (inApi.idOf({kind} as RouteTarget, vpc, view.lab) === id) return only.word
		refuse(inApi.own.code, inApi.own.noun, id)
	}
	throw new AwsError('MissingParameter', exactlyOneTarget)
}

const ownParameters = kinds.targets.flatMap(({inApi: {own}}) =>
	own ? `${own.field[0]?.toLowerCase()}${own.field.slice(1)}` : []
)

export const exactlyOneTarget = `The request must contain exactly one of gatewayId, ${ownParameters.join(', ')}, localTarget, carrierGatewayId or coreNetworkArn`

function refuse(code: string, noun: string, id: string): never {
	throw new AwsError(code, `The ${noun} '${id}' does not exist`)
}

function named(
	id: string,
	kind: string,
	{code, noun}: {readonly code: string; readonly noun: string},
	vpc: Vpc,
	view: View
): string {
	const found = view.directory.byId(id)
	if (found?.kind !== kind || found.ids[0] !== id) return refuse(code, noun, id)
	return found.key.startsWith(`${vpc.key}.`) ? found.key.slice(vpc.key.length + 1) : found.key
}

function gatewayNamed(id: string, vpc: Vpc, view: View): string {
	if (id === 'local') return 'local'
	if (vpc.internetGateway?.id === id) return 'internet-gateway'
	const gateway = view.lab.vpn?.gateways.find(one => one.id === id)
	if (gateway?.vpc === vpc.key) return 'vpn-gateway'
	if (!view.directory.byId(id)) return refuse('InvalidGatewayID.NotFound', 'gateway ID', id)
	throw new AwsError('InvalidParameterValue', `route table and network gateway ${id} belong to different networks`)
}

/** An instance's primary interface is named after the instance. */
function interfaceNamed(id: string, vpc: Vpc): Target {
	const found = vpc.interfaces.find(one => one.id === id)
	if (!found) return refuse('InvalidNetworkInterfaceID.NotFound', 'networkInterface ID', id)
	const name = found.key.slice(vpc.key.length + 1)
	return found.owner?.kind === 'instance' && found.owner.deviceIndex === 0 ? {instance: name} : {networkInterface: name}
}
