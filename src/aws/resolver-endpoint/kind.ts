/** Endpoints and rules of the Route 53 Resolver (DNS-6). Doc: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver.html */

import type {z} from 'zod'
import type {CapturePart} from '../capture-point.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {domainOf} from '../hosted-zone/domain.ts'
import {idOf} from '../ids.ts'
import type {InterfaceRequest} from '../interface-requests.ts'
import {oneAddress} from '../interface-requests.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import {checkEndpoints, checkRules} from './checks.ts'
import {type endpointSchema, endpointsSchema, type ruleSchema, rulesSchema} from './schema.ts'
import {readDnsTarget} from './targets.ts'

export type EndpointWritten = z.input<typeof endpointSchema>
export type RuleWritten = z.input<typeof ruleSchema>

export const endpointId = (name: string, {direction}: Pick<EndpointWritten, 'direction'>): string =>
	idOf(direction === 'inbound' ? 'rslvr-in' : 'rslvr-out', name)
export const ruleId = (name: string): string => idOf('rslvr-rr', name)
const interfaceKey = (name: string, {vpc}: EndpointWritten, index: number): string => `resolver-endpoint ${vpc}.${name}.${index}`

export const resolverEndpoints: LabKind<typeof endpointsSchema> = {
	schema: endpointsSchema,
	codes: {
		absent: {resolverEndpoints: 'ResourceNotFoundException'},
		inUse: {ResourceNotFoundException: 'InvalidRequestException'}
	},
	title:
		'Endpoints of the Route 53 Resolver by name: `{in: {direction: inbound, vpc: main, addresses: [{subnet: a}, {subnet: b}]}}`.',
	*interfaces(vpc, {document}) {
		for (const [name, written] of entriesOf(document.resolverEndpoints)) {
			if (written.vpc === vpc.key) yield* interfacesOf(name, written, vpc)
		}
	},
	check: checkEndpoints,
	*resources({document}) {
		for (const [name, written] of entriesOf(document.resolverEndpoints)) {
			yield {
				kind: 'resolver-endpoint',
				noun: 'endpoint of the resolver',
				key: name,
				ids: [endpointId(name, written)],
				path: ['resolverEndpoints', name],
				interfaces: written.addresses.map((_, index) => interfaceKey(name, written, index)),
				points: written.addresses.map((_, index) => `resolver:${name}.${index}`)
			}
		}
	},
	resolve({document}) {
		const all = entriesOf(document.resolverEndpoints)
		if (all.length === 0) return {}
		return {
			resolverEndpoints: all.map(([key, written]) => ({
				key,
				id: endpointId(key, written),
				direction: written.direction,
				vpc: written.vpc,
				interfaces: written.addresses.map((_, index) => interfaceKey(key, written, index))
			}))
		}
	}
}

/** By index, from 0; by the endpoint's name if it has only one interface. */
export const capturePoint: CapturePart = {
	prefix: 'resolver',
	what: 'interface of an endpoint of the resolver',
	names: ({document}) =>
		new Map(
			entriesOf(document.resolverEndpoints).flatMap(([name, {addresses}]) => [
				...addresses.map((_, index) => [`${name}.${index}`, `${name}.${index}`] as const),
				...(addresses.length === 1 ? [[name, `${name}.0`] as const] : [])
			])
		),
	hasDirections: true
}

function* interfacesOf(name: string, written: EndpointWritten, vpc: VpcDraft): Generator<InterfaceRequest> {
	for (const [index, {subnet, ip}] of written.addresses.entries()) {
		const path = ['resolverEndpoints', name, 'addresses', index]
		const key = interfaceKey(name, written, index)
		yield {
			key,
			type: 'interface',
			owner: `endpoint "${name}" of the resolver`,
			path,
			subnet: vpc.subnets.get(subnet),
			ipv4: oneAddress(ip, [...path, 'ip']),
			ipv6: [],
			id: idOf('eni', `${key} ${subnet}`),
			attachedTo: {kind: 'resolver-endpoint', key: name, deviceIndex: index},
			securityGroups: written.securityGroups ?? ['default'],
			sourceDestCheck: true,
			linkUp: true,
			elasticIps: []
		}
	}
}

export const resolverRules: LabKind<typeof rulesSchema> = {
	schema: rulesSchema,
	codes: {absent: {resolverRules: 'ResourceNotFoundException'}, inUse: {}},
	title:
		'Rules of the Route 53 Resolver by name: `{office: {domain: office.example, endpoint: out, targets: [192.168.0.53], vpcs: [main]}}`.',
	check: checkRules,
	*resources({document}) {
		for (const [name] of entriesOf(document.resolverRules)) {
			yield {
				kind: 'resolver-endpoint',
				noun: 'rule of the resolver',
				key: `rule ${name}`,
				names: [],
				ids: [ruleId(name)],
				path: ['resolverRules', name]
			}
		}
	},
	resolve({document}: Draft) {
		const all = entriesOf(document.resolverRules)
		if (all.length === 0) return {}
		return {
			resolverRules: all.map(([key, {domain, type, endpoint, targets = [], vpcs = []}]) => ({
				key,
				id: ruleId(key),
				domain: domain === '.' ? '' : domainOf(domain),
				vpcs,
				...(type !== 'system' &&
					endpoint !== undefined && {
						forward: {endpoint, targets: targets.flatMap(one => readDnsTarget(one) ?? [])}
					})
			}))
		}
	}
}
