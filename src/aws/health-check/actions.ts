/** Health checks of Route 53. Doc: https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHealthCheck.html */
import type {HealthCheckConfig, Requests} from '../../../api-models/route53.d.ts'
import {AwsError} from '../../api/errors.ts'
import {type Actions, type ApiPart, observing, patchAt} from '../../api/part.ts'
import {scopeOf} from '../../api/places.ts'
import {keyFor, writtenTags} from '../../api/tags.ts'
import {checkerRegions, checkersIn, regionOfChecker} from '../../model/health-checkers.ts'
import type {Item, View} from '../view.ts'
import {checkOf, healthCheckItem, ownChecks} from './actions-described.ts'

type Asked = Partial<Omit<HealthCheckConfig, 'ChildHealthChecks'>> & {readonly ChildHealthChecks?: readonly string[]}

/** What is asked for, in the words of the lab file. Absent fields are left out. Errors: AwsError. */
function writtenConfig(config: Asked, view: View): Item {
	const {Type: type} = config
	if (type === 'CLOUDWATCH_METRIC' || type === 'RECOVERY_CONTROL') {
		throw new AwsError('InvalidInput', `Health checks of type ${type} are not emulated`)
	}
	const written = {
		type,
		ipAddress: config.IPAddress,
		fullyQualifiedDomainName: config.FullyQualifiedDomainName,
		port: config.Port,
		resourcePath: config.ResourcePath,
		searchString: config.SearchString,
		requestInterval: config.RequestInterval,
		failureThreshold: config.FailureThreshold,
		regions: config.Regions,
		enableSNI: type === undefined || type.startsWith('HTTPS') ? config.EnableSNI : undefined,
		inverted: config.Inverted,
		disabled: config.Disabled,
		healthThreshold: config.HealthThreshold,
		childHealthChecks: config.ChildHealthChecks?.map(id => checkOf(id, view).check.key)
	}
	return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined))
}

const resettable: Readonly<Record<string, string>> = {
	ChildHealthChecks: 'childHealthChecks',
	FullyQualifiedDomainName: 'fullyQualifiedDomainName',
	Regions: 'regions',
	ResourcePath: 'resourcePath'
}

const actions: Actions<Requests> = {
	CreateHealthCheck({input: {CallerReference, HealthCheckConfig: config}, view, newId}) {
		const written = writtenConfig(config, view)
		const same = ownChecks(view).find(one => one.written.aws?.CallerReference === CallerReference)
		if (same) throw new AwsError('HealthCheckAlreadyExists', 'A health check with that caller reference exists already.', 409)
		const digits = `${newId('hc').slice(3)}${newId('hc').slice(3)}`.slice(0, 32)
		const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
		const {account} = scopeOf(view)
		return {
			patch: patchAt(['healthChecks', keyFor(id, undefined, view, 'health-check')], {
				id,
				...written,
				...(account !== undefined && {account}),
				tags: writtenTags({}),
				aws: {CallerReference}
			}),
			answer: after => ({
				HealthCheck: healthCheckItem(checkOf(id, after), after),
				Location: `https://route53.amazonaws.com/2013-04-01/healthcheck/${id}`
			})
		}
	},
	GetHealthCheck: ({input: {HealthCheckId}, view}) => ({
		answer: {HealthCheck: healthCheckItem(checkOf(HealthCheckId, view), view)}
	}),
	GetHealthCheckCount: ({view}) => ({answer: {HealthCheckCount: ownChecks(view).length}}),
	ListHealthChecks({input: {Marker = '', MaxItems}, view}) {
		const all = ownChecks(view)
		const size = Math.min(100, Math.max(1, Number(MaxItems) || 100))
		const start = Math.max(
			0,
			all.findIndex(({check}) => check.id === Marker)
		)
		const next = all[start + size]
		return {
			answer: {
				HealthChecks: all.slice(start, start + size).map(found => healthCheckItem(found, view)),
				Marker,
				IsTruncated: next !== undefined,
				MaxItems: String(size),
				...(next && {NextMarker: next.check.id})
			}
		}
	},
	UpdateHealthCheck({input, view}) {
		const {HealthCheckId, HealthCheckVersion, ResetElements = [], ...config} = input
		const found = checkOf(HealthCheckId, view)
		if (HealthCheckVersion !== undefined && HealthCheckVersion !== found.version) {
			throw new AwsError(
				'HealthCheckVersionMismatch',
				'The value of HealthCheckVersion does not match the value in the health check.',
				409
			)
		}
		const reset = Object.fromEntries(ResetElements.flatMap(name => (resettable[name] ? [[resettable[name], null]] : [])))
		return {
			patch: patchAt(found.path, {...reset, ...writtenConfig(config, view), aws: {HealthCheckVersion: found.version + 1}}),
			answer: after => ({HealthCheck: healthCheckItem(checkOf(HealthCheckId, after), after)})
		}
	},
	/** Differs from AWS: one that records name is not deleted. */
	DeleteHealthCheck({input: {HealthCheckId}, view}) {
		const {path, check} = checkOf(HealthCheckId, view)
		const parent = (view.lab.healthChecks ?? []).find(one => one.type === 'CALCULATED' && one.children.includes(check.key))
		if (parent) throw new AwsError('HealthCheckInUse', `The health check ${HealthCheckId} is used by ${parent.id}`)
		const zone = (view.lab.hostedZones ?? []).find(({records}) => records.some(({healthCheck}) => healthCheck === check.key))
		if (zone) throw new AwsError('HealthCheckInUse', `The health check ${HealthCheckId} is used by records of ${zone.name}`)
		return {patch: patchAt(path, null)}
	},
	GetHealthCheckStatus: observing('healthChecks', ({input: {HealthCheckId}, view}, seen) => {
		const {check} = checkOf(HealthCheckId, view)
		if (check.type === 'CALCULATED') {
			throw new AwsError('InvalidInput', 'The status of a calculated health check is not reported by health checkers')
		}
		const checkers = seen.find(({healthCheck}) => healthCheck === check.key)?.checkers ?? []
		return {
			answer: {
				HealthCheckObservations: checkers
					.filter(({result}) => result !== undefined)
					.map(({source, result, atMs = 0}) => ({
						Region: regionOfChecker(source),
						IPAddress: source,
						StatusReport: {Status: result, CheckedTime: new Date(atMs).toISOString()}
					}))
			}
		}
	}),
	GetCheckerIpRanges: () => ({
		answer: {CheckerIpRanges: checkerRegions.flatMap(region => checkersIn(region, 4)).map(address => `${address}/32`)}
	})
}

export const healthCheck: ApiPart = {route53: actions}
