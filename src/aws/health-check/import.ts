/** Health checks of endpoints, and those that count others. */

import {Names, slug} from '../../import/names.ts'
import type {ImportPart} from '../../import/part.ts'
import type {Thing} from '../../import/snapshot.ts'
import type {World} from '../../import/world.ts'
import {sortedSection, type Written, written} from '../../import/written.ts'
import {endpointTypes} from '../../model/health-check.ts'

type Check = Thing<'HealthChecks'>

export const healthCheck: ImportPart = {
	atTop: world => ({
		healthChecks: sortedSection(
			[...healthCheckNames(world)].flatMap(([id, name]) => {
				const check = world.snapshot.things.HealthChecks.find(one => one.Id === id)
				return check ? [[name, checkWritten(check, world)] as const] : []
			})
		)
	})
}

const named = new WeakMap<World, ReadonlyMap<string, string>>()

/** By id. Those that are not emulated are left out. */
export function healthCheckNames(world: World): ReadonlyMap<string, string> {
	const known = named.get(world)
	if (known) return known
	const names = new Names()
	const all = new Map(
		world.snapshot.things.HealthChecks.flatMap(check => {
			const {Type: type, FullyQualifiedDomainName: name, IPAddress: address} = check.HealthCheckConfig
			if (type === 'CALCULATED' || endpointTypes.some(one => one === type)) {
				return [[check.Id, names.give(check.Id, slug((name ?? address ?? 'calculated').replaceAll('.', '-')))] as const]
			}
			const consequence = `health checks of type ${type} are not emulated: it is left out, and records count as healthy`
			world.note(check.at, {kind: 'health check', id: check.Id, consequence})
			return []
		})
	)
	named.set(world, all)
	return all
}

function checkWritten({Id: id, HealthCheckConfig: config}: Check, world: World): Written {
	const isCalculated = config.Type === 'CALCULATED'
	const names = healthCheckNames(world)
	return written({
		id,
		type: config.Type,
		inverted: config.Inverted || undefined,
		disabled: config.Disabled || undefined,
		...(isCalculated
			? {
					childHealthChecks: (config.ChildHealthChecks ?? []).flatMap(child => names.get(child) ?? []),
					healthThreshold: config.HealthThreshold
				}
			: {
					ipAddress: config.IPAddress,
					fullyQualifiedDomainName: config.FullyQualifiedDomainName,
					port: config.Port,
					resourcePath: config.Type === 'TCP' ? undefined : config.ResourcePath,
					searchString: config.SearchString,
					requestInterval: config.RequestInterval,
					failureThreshold: config.FailureThreshold,
					regions: config.Regions,
					enableSNI: config.Type.startsWith('HTTPS') ? config.EnableSNI : undefined
				})
	})
}
