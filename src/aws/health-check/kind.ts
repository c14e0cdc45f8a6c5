/** Health checks of Route 53 (R53-2). Doc: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover.html */
import type {HealthCheck} from '../../model/health-check.ts'
import type {CapturePart} from '../capture-point.ts'
import {entriesOf, type LabKind} from '../kind.ts'
import {checkHealthChecks} from './checks.ts'
import {schema} from './schema.ts'
import {idOfCheck, resolveCheck} from './written.ts'

declare module '../../model/model.ts' {
	interface Lab {
		/** Absent: none. */
		readonly healthChecks?: readonly HealthCheck[]
	}
}

export const healthChecks: LabKind<typeof schema> = {
	schema,
	codes: {absent: {healthChecks: 'NoSuchHealthCheck'}, inUse: {}},
	title: 'Health checks of Route 53 by name: `{web: {ipAddress: main.web}}`. Records name them: `healthCheck: web`.',
	check: checkHealthChecks,
	*resources({document}) {
		for (const [key, written] of entriesOf(document.healthChecks)) {
			yield {
				kind: 'health-check',
				noun: 'health check',
				key,
				names: [key],
				ids: [idOfCheck(key, written)],
				path: ['healthChecks', key]
			}
		}
	},
	resolve(draft) {
		const all = entriesOf(draft.document.healthChecks)
		return all.length > 0 ? {healthChecks: all.map(([key, written]) => resolveCheck(key, written, draft))} : {}
	}
}

export const capturePoint: CapturePart = {
	prefix: 'r53',
	what: "place of Route 53's",
	names: ({document}) => new Set(entriesOf(document.healthChecks).length > 0 ? ['checkers'] : [])
}
