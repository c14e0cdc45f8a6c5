/** The resource that a flow log covers. */
import type {z} from 'zod'
import type {FlowLogResource} from '../../model/flow-log.ts'
import {interfaceRequestsOf} from '../addresses.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import type {flowLogSchema} from './schema.ts'

export type FlowLogWritten = z.input<typeof flowLogSchema>

/** The resource of a flow log in the draft. Undefined: there is none of that name, or no name is given. */
export function resourceOf(
	written: FlowLogWritten,
	draft: Draft
): {readonly resource: FlowLogResource; readonly vpc: VpcDraft} | undefined {
	if (written.vpc !== undefined) {
		const vpc = draft.vpcs.get(written.vpc)
		return vpc && {resource: {kind: 'vpc', key: vpc.key}, vpc}
	}
	for (const vpc of draft.vpcs.values()) {
		const key = written.subnet ?? written.networkInterface
		const name = key?.startsWith(`${vpc.key}.`) ? key.slice(vpc.key.length + 1) : undefined
		if (written.subnet !== undefined) {
			if (name !== undefined && vpc.subnets.has(name)) return {resource: {kind: 'subnet', key: written.subnet}, vpc}
			continue
		}
		const plain = name === undefined ? undefined : vpc.interfaces.get(name)?.key
		const found = interfaceRequestsOf(vpc, draft).find(
			one => one.key === plain || one.key === key || one.id === key || (plain === undefined && one.attachedTo?.key === key)
		)
		if (found) return {resource: {kind: 'network-interface', key: found.key}, vpc}
	}
	return undefined
}

export const logGroupOf = (key: string, {logGroup}: FlowLogWritten): string => logGroup ?? `/vpclab/${key}`
