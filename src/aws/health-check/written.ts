import {endpointTypes, type HealthCheck} from '../../model/health-check.ts'
import {checkerRegions} from '../../model/health-checkers.ts'
import {family, parseAddress} from '../../net/address.ts'
import {accountOf} from '../account.ts'
import type {Draft} from '../draft.ts'
import {domainOf} from '../hosted-zone/domain.ts'
import {recordValueOf} from '../hosted-zone/records.ts'
import {hashNumber} from '../ids.ts'
import type {HealthCheckWritten} from './schema.ts'

export const typeOf = ({type, childHealthChecks}: HealthCheckWritten): HealthCheck['type'] =>
	type ?? (childHealthChecks ? 'CALCULATED' : endpointTypes[0])

export function idOfCheck(key: string, {id}: HealthCheckWritten): string {
	if (id !== undefined) return id
	const digits = hashNumber(`health check ${key}`, 128).toString(16).padStart(32, '0')
	return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function resolveCheck(key: string, written: HealthCheckWritten, draft: Draft): HealthCheck {
	const {inverted = false, disabled = false, childHealthChecks: children = []} = written
	const type = typeOf(written)
	const common = {
		key,
		id: idOfCheck(key, written),
		account: accountOf(draft.document, written.account) ?? draft.account,
		inverted,
		disabled
	}
	if (type === 'CALCULATED') return {...common, type, children, healthThreshold: written.healthThreshold ?? children.length}
	const {ipAddress, fullyQualifiedDomainName, searchString, resourcePath = '/'} = written
	const address = ipAddress === undefined ? undefined : addressOf(ipAddress, draft)
	return {
		...common,
		type,
		...(address !== undefined && {address}),
		...(fullyQualifiedDomainName !== undefined && {hostName: domainOf(fullyQualifiedDomainName)}),
		port: written.port ?? (type.startsWith('HTTPS') ? 443 : 80),
		path: resourcePath.startsWith('/') ? resourcePath : `/${resourcePath}`,
		...(searchString !== undefined && {searchString}),
		sendsServerName: written.enableSNI ?? true,
		intervalSeconds: written.requestInterval ?? 30,
		failureThreshold: written.failureThreshold ?? 3,
		regions: written.regions ?? checkerRegions
	}
}

/** An instance without further words means its public address. */
function addressOf(written: string, draft: Draft) {
	const address = parseAddress(written)
	const found = recordValueOf(written, address && family(address) === 6 ? 'AAAA' : 'A', draft)
	return typeof found === 'object' ? {...found, which: 'public' as const} : found
}
