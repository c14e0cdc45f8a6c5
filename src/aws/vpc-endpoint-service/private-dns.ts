/** A service's private DNS name, and how AWS verifies that the provider owns the domain (PL-2). */
import {hash} from 'node:crypto'
import type {PrivateDnsName} from '../../model/vpc-endpoint-service.ts'
import type {Draft} from '../draft.ts'
import {domainOf} from '../hosted-zone/domain.ts'
import {recordSetsOf} from '../hosted-zone/records.ts'
import {entriesOf} from '../kind.ts'
import type {EndpointServiceDraft} from './draft.ts'
import type {ServiceWritten} from './schema.ts'

export function privateNameOf({
	privateDnsName: given
}: ServiceWritten): {readonly name: string; readonly verified: boolean} | undefined {
	if (given === undefined) return undefined
	return typeof given === 'string'
		? {name: domainOf(given), verified: false}
		: {name: domainOf(given.name), verified: given.verified ?? false}
}

const token = (text: string): string =>
	BigInt(`0x${hash('sha256', text)}`)
		.toString(36)
		.slice(0, 20)

/** Undefined: it has no private name. `*.shop.example` is verified at `shop.example`. */
export function privateDnsOf({id, written}: EndpointServiceDraft, draft: Draft): PrivateDnsName | undefined {
	const {name, verified} = privateNameOf(written) ?? {}
	if (name === undefined) return undefined
	const record = {
		name: `_${token(`name ${id} ${name}`)}.${name.replace(/^\*\./, '')}`,
		value: `vpce:${token(`value ${id} ${name}`)}`
	}
	const isVerified = verified || publicTexts(record.name, draft).some(text => text.replaceAll('"', '') === record.value)
	return {name, state: isVerified ? 'verified' : 'pendingVerification', record}
}

const publicTexts = (name: string, draft: Draft): readonly string[] =>
	entriesOf(draft.document.hostedZones)
		.filter(([, {vpcs}]) => vpcs === undefined)
		.flatMap(([, zone]) =>
			entriesOf(zone.records).flatMap(([own, record]) => recordSetsOf(own, record, domainOf(zone.name), draft))
		)
		.filter(set => set.type === 'TXT' && set.name === name)
		.flatMap(({values}) => values.filter(value => typeof value === 'string'))
