/** An appliance behind a Gateway Load Balancer: which packets it drops; it sends all others back in GENEVE (GWLB-1). */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {Appliance, ApplianceDrop} from '../../model/model.ts'
import {parseAddress, parseCidr} from '../../net/address.ts'
import {readIcmp, readPorts} from '../ports.ts'
import {cidr, icmp, is, ports, yes} from '../schema.ts'
import {blockOf} from './guest-routing.ts'

const dropSchema = is(
	'what is dropped, such as {tcp: 23} or {all: true, to: 192.0.2.0/24}',
	z.strictObject({
		tcp: ports().optional().describe('TCP to these ports: `23`, `"8000-8080"`, a list, or `all`.'),
		udp: ports().optional().describe('UDP to these ports.'),
		icmp: icmp().optional().describe('ICMP: `all`, a type such as `echo-request`, or `{type: 3, code: 4}`.'),
		all: yes().optional().describe('Every protocol.'),
		from: cidr().optional().describe('Only from this block or address. Default: any.'),
		to: cidr().optional().describe('Only to this block or address. Default: any.')
	})
)

export const applianceField = {
	appliance: is(
		'true, or {drops: [{tcp: 23}]}',
		z.union([
			yes(),
			z.strictObject({
				drops: is('a list of what is dropped', z.array(dropSchema))
					.optional()
					.describe('What it drops of the packets within, whichever way they go. Default: nothing.')
			})
		])
	)
		.optional()
		.describe(
			'It is an appliance behind a Gateway Load Balancer: gets packets in GENEVE at `geneve0`, and sends them back unchanged, a bump in the wire (GWLB-1). Default: it is none.'
		)
}

export type ApplianceWritten = true | {readonly drops?: readonly z.input<typeof dropSchema>[] | undefined} | undefined

const protocols = ['tcp', 'udp', 'icmp', 'all'] as const

export function* checkAppliance(written: ApplianceWritten, path: Path): Generator<Finding> {
	if (written === undefined || written === true) return
	for (const [index, drop] of (written.drops ?? []).entries()) {
		const at = [...path, 'drops', index]
		const given = protocols.filter(key => drop[key] !== undefined)
		if (given.length !== 1) {
			yield {
				path: at,
				message: `it names ${given.length === 0 ? 'no protocol' : given.join(' and ')}`,
				fix: 'write one of tcp, udp, icmp, all'
			}
			continue
		}
		const fault = readDrop(drop).fault
		if (fault !== undefined) {
			yield {path: [...at, ...given], message: fault, fix: 'write it like {tcp: 23} or {icmp: echo-request}'}
		}
		for (const key of ['from', 'to'] as const) {
			const block = drop[key]
			if (block === undefined || parseAddress(block) || parseCidr(block, {maskHostBits: true})) continue
			yield {path: [...at, key], message: `"${block}" is not a block`, fix: 'write a block such as 10.5.0.0/16, or an address'}
		}
	}
}

/** Requires that `checkAppliance()` found no problem. */
export function resolveAppliance(written: ApplianceWritten): {appliance?: Appliance} {
	if (written === undefined) return {}
	return {appliance: {drops: written === true ? [] : (written.drops ?? []).flatMap(drop => readDrop(drop).drops)}}
}

type Reading = {readonly drops: readonly ApplianceDrop[]; readonly fault?: string}

function readDrop({from, to, ...traffic}: z.input<typeof dropSchema>): Reading {
	const [source, destination] = [from, to].map(one => (one === undefined ? undefined : blockOf(one)))
	const ends = {...(source && {from: source}), ...(destination && {to: destination})}
	if (traffic.all) return {drops: [{protocol: 'all', ...ends}]}
	if (traffic.icmp !== undefined) {
		const {value, fault} = readIcmp(traffic.icmp, 4)
		return fault === undefined ? {drops: [{protocol: 'icmp', ...(value && {icmp: value}), ...ends}]} : {drops: [], fault}
	}
	const protocol: 'tcp' | 'udp' = traffic.tcp === undefined ? 'udp' : 'tcp'
	const {value = [], fault} = readPorts(traffic[protocol] ?? 'all')
	const drops = value.map(range => ({protocol, ...(range && {ports: range}), ...ends}))
	return fault === undefined ? {drops} : {drops: [], fault}
}
