/** What Route 53 refuses. */
import type {Finding, Path} from '../../model/finding.ts'
import {parseAddress} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import {checkAccount} from '../account.ts'
import type {Draft} from '../draft.ts'
import {isDomain} from '../hosted-zone/domain.ts'
import {instanceMeant, recordValueOf} from '../hosted-zone/records.ts'
import {entriesOf, unknownName} from '../kind.ts'
import type {HealthCheckWritten} from './schema.ts'
import {typeOf} from './written.ts'

const invalid = {code: 'InvalidInput'} as const
const leastRegions = 3
const mostChildren = 255

export function* checkHealthChecks(draft: Draft): Generator<Finding> {
	for (const [key, written] of entriesOf(draft.document.healthChecks)) {
		const path = ['healthChecks', key]
		yield* checkAccount(written.account, [...path, 'account'], draft.document)
		yield* foreignFields(written, path)
		yield* (typeOf(written) === 'CALCULATED' ? checkChildren : checkEndpoint)(written, path, draft)
	}
}

const ofEndpoints = [
	'ipAddress',
	'fullyQualifiedDomainName',
	'port',
	'resourcePath',
	'searchString',
	'requestInterval',
	'failureThreshold',
	'regions',
	'enableSNI'
] as const
const ofCalculated = ['childHealthChecks', 'healthThreshold'] as const

/** Fields that the type does not have. */
function* foreignFields(written: HealthCheckWritten, path: Path): Generator<Finding> {
	const type = typeOf(written)
	const foreign = [
		...(type === 'CALCULATED' ? ofEndpoints : ofCalculated),
		...(type === 'TCP' ? (['resourcePath'] as const) : []),
		...(type.endsWith('_STR_MATCH') || type === 'CALCULATED' ? [] : (['searchString'] as const)),
		...(type.startsWith('HTTPS') || type === 'CALCULATED' ? [] : (['enableSNI'] as const))
	]
	for (const field of foreign) {
		if (written[field] === undefined) continue
		yield {
			path: [...path, field],
			...invalid,
			message: `a health check of type ${type} has no ${field}`,
			fix: 'leave it out, or choose another type'
		}
	}
}

function* checkChildren({childHealthChecks}: HealthCheckWritten, path: Path, {document}: Draft): Generator<Finding> {
	const at = [...path, 'childHealthChecks']
	if (!childHealthChecks || childHealthChecks.length === 0 || childHealthChecks.length > mostChildren) {
		yield {
			path: childHealthChecks ? at : path,
			...invalid,
			message: `a calculated health check has 1 to ${mostChildren} health checks`,
			fix: 'name some: childHealthChecks: [web]'
		}
	}
	for (const [index, child] of (childHealthChecks ?? []).entries()) {
		const found = document.healthChecks?.[child]
		if (!found) {
			yield unknownName([...at, index], 'health check', child, Object.keys(document.healthChecks ?? {}), 'NoSuchHealthCheck')
		} else if (typeOf(found) === 'CALCULATED') {
			yield {
				path: [...at, index],
				...invalid,
				message: `"${child}" is calculated itself`,
				fix: 'name the health checks that it counts'
			}
		}
	}
}

function* checkEndpoint(written: HealthCheckWritten, path: Path, draft: Draft): Generator<Finding> {
	const {ipAddress, fullyQualifiedDomainName: name, port, resourcePath, searchString, regions} = written
	const type = typeOf(written)
	if (ipAddress === undefined && name === undefined) {
		yield {
			path,
			...invalid,
			message: 'a health check needs an endpoint',
			fix: 'write ipAddress, such as main.web, or fullyQualifiedDomainName'
		}
	}
	if (ipAddress !== undefined) yield* checkAddress(ipAddress, [...path, 'ipAddress'], draft)
	if (name !== undefined && !isDomain(name)) {
		yield {
			path: [...path, 'fullyQualifiedDomainName'],
			...invalid,
			message: `"${name}" is not a domain name`,
			fix: 'write one such as www.shop.example'
		}
	}
	if (type === 'TCP' && port === undefined) {
		yield {path, ...invalid, message: 'a health check of type TCP needs a port', fix: 'write "port: 5432"'}
	}
	if (type.endsWith('_STR_MATCH') && searchString === undefined) {
		yield {
			path,
			...invalid,
			message: `a health check of type ${type} needs a searchString`,
			fix: 'write the text that must be there'
		}
	}
	if (searchString !== undefined && (searchString === '' || searchString.length > 255)) {
		yield {path: [...path, 'searchString'], ...invalid, message: 'a searchString has 1 to 255 characters', fix: 'shorten it'}
	}
	if (resourcePath !== undefined && !/^\/?[!-~]{0,254}$/.test(resourcePath)) {
		yield {
			path: [...path, 'resourcePath'],
			...invalid,
			message: `"${resourcePath}" is not a path`,
			fix: 'write one such as /health'
		}
	}
	if (regions && new Set(regions).size < leastRegions) {
		yield {
			path: [...path, 'regions'],
			...invalid,
			message: `a health check needs checkers in at least ${leastRegions} Regions`,
			fix: 'name more, or leave "regions" out'
		}
	}
}

/** Checkers are outside of every VPC. */
function* checkAddress(written: string, path: Path, draft: Draft): Generator<Finding> {
	const address = parseAddress(written)
	if (!address) {
		if (recordValueOf(written, 'A', draft) !== undefined) return
		const meant = instanceMeant(written, draft)
		yield {
			path,
			...invalid,
			message: `"${written}" is neither an address nor an instance`,
			fix: meant === undefined ? 'write a public address, or an instance such as main.web' : `did you mean "${meant}"?`
		}
		return
	}
	const range = privateRangeOf(address)
	if (!range) return
	yield {
		path,
		...invalid,
		message: `${address} is not public: it lies in ${range}, which health checkers do not reach`,
		fix: 'choose a public address, or leave the health check out'
	}
}
