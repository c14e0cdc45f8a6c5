/** What AWS refuses about NAT gateways. */
import type {Finding, Path} from '../../model/finding.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {idOf} from '../ids.ts'
import {entriesOf, unknownName} from '../kind.ts'
import {overQuota} from '../quotas.ts'
import {isRegional, zonesServed} from './regional.ts'
import type {NatGatewayWritten as Written} from './schema.ts'

export const isPublic = ({connectivity}: Written): boolean => connectivity !== 'private'

export function* checkNatGateways(vpc: VpcDraft, draft: Draft): Generator<Finding> {
	const zones = new Map<string, number>()
	for (const [name, written] of entriesOf(vpc.written.natGateways)) {
		const path = [...vpc.path, 'natGateways', name]
		yield* checkMode(written, path, vpc)
		const subnet = vpc.subnets.get(written.subnet ?? '')
		if (!subnet && written.subnet !== undefined) {
			yield unknownName([...path, 'subnet'], 'subnet', written.subnet, vpc.subnets.keys(), 'InvalidSubnetID.NotFound')
		}
		if (!isPublic(written) && written.elasticIp !== undefined) {
			yield {
				path: [...path, 'elasticIp'],
				message: 'a private NAT gateway has no elastic address',
				code: 'InvalidParameterCombination',
				fix: 'leave "elasticIp" out, or make it public'
			}
		}
		if (isPublic(written) && written.elasticIp === undefined && !vpc.written.internetGateway) {
			yield {
				path,
				at: 'key',
				message: `Network ${idOf('vpc', vpc.key)} ("${vpc.key}") has no Internet gateway attached, and a public NAT gateway needs it`,
				code: 'Gateway.NotAttached',
				fix: `add "internetGateway: true" to vpcs.${vpc.key}${isRegional(written) ? '' : ', or write "connectivity: private"'}`
			}
		}
		if (subnet?.zone !== undefined) {
			const count = (zones.get(subnet.zone) ?? 0) + 1
			zones.set(subnet.zone, count)
			if (count === draft.quotas.natGatewaysPerZone + 1) {
				yield* overQuota('natGatewaysPerZone', count, draft.quotas, {path, at: 'key'})
			}
		}
	}
}

const ofZonal = ['subnet', 'elasticIp', 'privateIp', 'interfaceId', 'mac'] as const

function* checkMode(written: Written, path: Path, vpc: VpcDraft): Generator<Finding> {
	if (!isRegional(written)) {
		if (written.subnet === undefined) {
			yield {
				path,
				message: 'a NAT gateway of one zone needs a subnet',
				code: 'MissingParameter',
				fix: 'write "subnet: public", or "availabilityMode: regional"'
			}
		}
		if (written.zones) {
			yield {
				path: [...path, 'zones'],
				message: 'zones are named of a regional NAT gateway',
				code: 'InvalidParameterCombination',
				fix: 'write "availabilityMode: regional", or leave them out'
			}
		}
		return
	}
	for (const field of ofZonal) {
		if (written[field] === undefined) continue
		yield {
			path: [...path, field],
			message: `a regional NAT gateway has no ${field}`,
			code: 'InvalidParameterCombination',
			fix: 'leave it out'
		}
	}
	if (!isPublic(written)) {
		yield {
			path: [...path, 'connectivity'],
			message: 'a regional NAT gateway is public',
			code: 'InvalidParameterCombination',
			fix: 'leave it out'
		}
	}
	const all = [...vpc.zones.keys()]
	const served = zonesServed(written, vpc)
	for (const [index, zone] of (written.zones ?? []).entries()) {
		const at = [...path, 'zones', index]
		const name = served[index] ?? zone
		if (!all.includes(name)) {
			yield unknownName(at, 'zone', name, all, 'InvalidParameterValue')
		} else if (served.indexOf(name) < index) {
			yield {path: at, message: `${name} is named already`, code: 'InvalidParameterValue', fix: 'keep one of the two'}
		}
	}
}
