/** Changes of a running network that AWS refuses (PCX-1, VPC-3, VPC-5, IGW-3), and their messages. */

import type {Draft, VpcDraft} from '../aws/draft.ts'
import {kinds} from '../aws/kinds.ts'
import {needsPublicIp} from '../aws/network-interface/draft.ts'
import type {Finding, Path} from '../model/finding.ts'
import {isSame} from './patch.ts'
import type {LabDocument} from './schema.ts'
import {valueAt} from './schema-shape.ts'

/** Changes that AWS refuses although the resulting network would be valid. */
export function* checkTransition(before: Draft, after: LabDocument): Generator<Finding> {
	for (const {name, path, state} of before.peerings.values()) {
		const now = after.peerings?.[name]?.accepted
		const accepted = now === undefined || now === true
		if (!Object.hasOwn(after.peerings ?? {}, name)) continue
		if ((state === 'rejected' && now !== 'rejected') || (state === 'active' && !accepted)) {
			const message = `the peering is ${state}, and cannot become ${accepted ? 'active' : now === 'rejected' ? 'rejected' : 'pending'} any more`
			yield {
				path: [...path, 'accepted'],
				message,
				code: 'InvalidStateTransition',
				fix: 'delete it, and ask again under another name'
			}
		}
	}
	for (const {name, path, written} of before.vpn.connections.values()) {
		const now = after.vpnConnections?.[name]
		if (!now || (now.accelerated ?? false) === (written.accelerated ?? false)) continue
		yield {
			path: [...path, 'accelerated'],
			message: 'whether a connection is accelerated is fixed when it is created (VPN-12)',
			code: 'InvalidParameterCombination',
			fix: 'delete it, and create another one'
		}
	}
	for (const vpc of before.vpcs.values()) {
		const now = after.vpcs?.[vpc.key]
		if (!now) continue
		yield* checkBlocks(vpc, [now.cidr].flat(), before)
		if (vpc.written.internetGateway && !now.internetGateway) yield* checkDetach(vpc, before, after)
	}
}

function* checkBlocks(vpc: VpcDraft, now: readonly string[], {peerings}: Draft): Generator<Finding> {
	const was = [vpc.written.cidr].flat()
	const path = [...vpc.path, 'cidr']
	if (was[0] !== now[0]) {
		yield {
			path,
			message: `the primary block ${was[0]} of VPC "${vpc.key}" cannot be changed or removed`,
			code: 'OperationNotPermitted',
			fix: 'keep it first in the list'
		}
	}
	const pending = [...peerings.values()].find(({requester, state}) => requester === vpc && state === 'pending-acceptance')
	if (pending && now.some(block => !was.includes(block))) {
		yield {
			path,
			message: `peering "${pending.name}" that VPC "${vpc.key}" asked for is pending, and until then no block can be added (VPC-5)`,
			code: 'OperationNotPermitted',
			fix: 'let it be accepted or rejected first'
		}
	}
}

/** IGW-3. Elastic addresses of the VPC are found by the rules themselves. */
function* checkDetach(vpc: VpcDraft, before: Draft, after: LabDocument): Generator<Finding> {
	const mapped = [...new Set(vpc.interfaces.values())].find(
		one => needsPublicIp(one, before) && Object.hasOwn(after.vpcs?.[vpc.key]?.instances ?? {}, one.name)
	)
	if (mapped) {
		yield {
			path: [...vpc.path, 'internetGateway'],
			message: `Network "${vpc.key}" has some mapped public address(es), of ${mapped.owner} for one. Please unmap those public address(es) before detaching the gateway.`,
			code: 'DependencyViolation',
			fix: 'stop the instances with public addresses first'
		}
	}
}

/** Codes for a name that does not exist; if it existed until now and is still used, something depends on it. */
const inUse: Readonly<Record<string, string>> = Object.assign(
	{'InvalidVpcID.NotFound': 'DependencyViolation'},
	...[...kinds.vpc, ...kinds.lab].map(({codes}) => codes.inUse)
)

/** A finding of the rules, in the words of a change. */
export function asChange(finding: Finding, before: LabDocument, after: LabDocument): Finding {
	const {path, code = ''} = finding
	if (!isUnchanged(path, before, after)) return finding
	const changed = Object.hasOwn(inUse, code) ? inUse[code] : undefined
	if (changed !== undefined) {
		return {...finding, code: changed, message: `${finding.message}, and this still uses it`, fix: 'change what uses it first'}
	}
	// A block added under an active peering is refused; a peering requested with such a block fails (VPC-3, PCX-1).
	return code === 'failed' ? {...finding, code: 'InvalidVpc.Range'} : finding
}

function isUnchanged(path: Path, before: LabDocument, after: LabDocument): boolean {
	const was = valueAt(before, path)
	return was !== undefined && isSame(was, valueAt(after, path))
}
