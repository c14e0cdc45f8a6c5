/** Health checks as Route 53 describes them. Pure. */
import {AwsError} from '../../api/errors.ts'
import type {HealthCheck} from '../../model/health-check.ts'
import {addressOf} from '../hosted-zone/actions-described.ts'
import {type Item, type View, valueIn} from '../view.ts'
import type {HealthCheckWritten} from './schema.ts'

export type FoundCheck = {
	readonly check: HealthCheck
	readonly path: readonly string[]
	readonly written: HealthCheckWritten
	/** Counts up with each update. */
	readonly version: number
}

export const ownChecks = (view: View): readonly FoundCheck[] =>
	(view.lab.healthChecks ?? [])
		.filter(({account}) => account === view.account)
		.map(check => {
			const path = ['healthChecks', check.key]
			const written = valueIn(view.document, path) as HealthCheckWritten
			return {check, path, written, version: Number(written.aws?.HealthCheckVersion ?? 1)}
		})

/** Errors: AwsError. */
export function checkOf(id: string, view: View): FoundCheck {
	const found = ownChecks(view).find(({check}) => check.id === id)
	if (found) return found
	throw new AwsError('NoSuchHealthCheck', `A health check with id ${id} does not exist.`, 404)
}

export const healthCheckItem = ({check, written, version}: FoundCheck, view: View): Item => ({
	Id: check.id,
	CallerReference: written.aws?.CallerReference ?? check.key,
	HealthCheckConfig: {
		...(check.type === 'CALCULATED'
			? {
					ChildHealthChecks: check.children.flatMap(key => view.lab.healthChecks?.find(one => one.key === key)?.id ?? []),
					HealthThreshold: check.healthThreshold
				}
			: endpointItem(check, view)),
		Type: check.type,
		Inverted: check.inverted,
		Disabled: check.disabled
	},
	HealthCheckVersion: version
})

function endpointItem(check: HealthCheck & {readonly type: Exclude<HealthCheck['type'], 'CALCULATED'>}, {lab}: View): Item {
	const {type, address, hostName, port, path, searchString, sendsServerName, intervalSeconds, failureThreshold, regions} = check
	return {
		...(address !== undefined && {IPAddress: addressOf(address, lab)}),
		Port: port,
		...(type !== 'TCP' && {ResourcePath: path}),
		...(hostName !== undefined && {FullyQualifiedDomainName: hostName}),
		...(searchString !== undefined && {SearchString: searchString}),
		RequestInterval: intervalSeconds,
		FailureThreshold: failureThreshold,
		MeasureLatency: false,
		...(type.startsWith('HTTPS') && {EnableSNI: sendsServerName}),
		Regions: regions
	}
}
