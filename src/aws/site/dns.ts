/** The customer's own DNS server on a site's host: its zones, its forwarding (to an inbound endpoint, DNS-6), and the public DNS for all else. */
import {z} from 'zod'
import type {Finding, Path} from '../../model/finding.ts'
import type {SiteDns} from '../../model/vpn.ts'
import type {Draft} from '../draft.ts'
import {checkRecords} from '../hosted-zone/checks.ts'
import {domainOf, isDomain} from '../hosted-zone/domain.ts'
import {recordSetsOf} from '../hosted-zone/records.ts'
import {recordsSchema} from '../hosted-zone/schema.ts'
import {entriesOf} from '../kind.ts'
import {readDnsTarget} from '../resolver-endpoint/targets.ts'
import {is} from '../schema.ts'

export const siteDnsSchema = is(
	'a DNS server: {zones, forwards}',
	z.strictObject({
		zones: is('records by domain', z.record(z.string(), recordsSchema))
			.optional()
			.describe('What it answers itself: `{office.example: {pc: 192.168.0.10}}`.'),
		forwards: is('addresses by domain', z.record(z.string(), z.array(z.string()).min(1)))
			.optional()
			.describe('Whom it asks for names at and below a domain: `{corp.internal: [10.0.0.53, 10.0.1.53]}`.')
	})
)

type Written = z.input<typeof siteDnsSchema>

export function* checkSiteDns(written: Written, path: Path, draft: Draft): Generator<Finding> {
	for (const [key, domains] of [
		['zones', Object.keys(written.zones ?? {})],
		['forwards', Object.keys(written.forwards ?? {})]
	] as const) {
		for (const domain of domains) {
			if (!isDomain(domain)) {
				yield {
					path: [...path, key, domain],
					at: 'key',
					message: `"${domain}" is not a domain name`,
					fix: 'write one such as office.example'
				}
			}
		}
	}
	// Not a server of AWS, so no AWS error codes.
	for (const [domain, records] of entriesOf(written.zones)) {
		for (const {code: _, ...finding} of checkRecords(records, domain, [...path, 'zones', domain], draft)) yield finding
	}
	for (const [domain, targets] of entriesOf(written.forwards)) {
		for (const [index, target] of targets.entries()) {
			if (!readDnsTarget(target)) {
				yield {
					path: [...path, 'forwards', domain, index],
					message: `"${target}" is not an IPv4 address`,
					fix: "write one such as 10.0.0.53 or '10.0.0.53:5353'"
				}
			}
		}
	}
}

export const resolveSiteDns = ({zones, forwards}: Written, draft: Draft): SiteDns => ({
	zones: entriesOf(zones).map(([domain, records]) => ({
		name: domainOf(domain),
		records: entriesOf(records).flatMap(([own, record]) => recordSetsOf(own, record, domainOf(domain), draft))
	})),
	forwards: entriesOf(forwards).map(([domain, targets]) => ({
		name: domainOf(domain),
		targets: targets.flatMap(target => readDnsTarget(target) ?? [])
	}))
})
