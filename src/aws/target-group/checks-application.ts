/** What AWS refuses about target groups whose target is an Application Load Balancer (ELB-1). */
import type {Finding, Path} from '../../model/finding.ts'
import type {VpcDraft} from '../draft.ts'
import {unknownName} from '../kind.ts'
import {isApplication} from '../load-balancer/draft.ts'
import {listenersOf} from '../load-balancer/listeners.ts'
import {whole} from './draft.ts'
import type {TargetGroupWritten} from './schema.ts'

export function* checkApplicationTarget(written: TargetGroupWritten, path: Path, vpc: VpcDraft): Generator<Finding> {
	const {protocol = 'TCP', targets = [], port} = written
	if (protocol !== 'TCP') {
		yield {
			path: [...path, 'protocol'],
			message: `Protocol '${protocol}' is not supported for target groups with targets of type alb`,
			code: 'ValidationError',
			fix: 'leave it out: it is TCP'
		}
	}
	const balancers = vpc.written.loadBalancers ?? {}
	for (const [index, one] of targets.entries()) {
		const {target, port: own = port} = whole(one)
		const at = [...path, 'targets', index]
		const named = typeof one === 'string' ? at : [...at, 'target']
		const balancer = Object.hasOwn(balancers, target) ? balancers[target] : undefined
		if (!balancer || !isApplication(balancer)) {
			const names = Object.keys(balancers).filter(name => balancers[name] && isApplication(balancers[name]))
			yield unknownName(named, 'Application Load Balancer', target, names, 'InvalidTarget')
		} else if (!listenersOf(balancer).some(listener => listener.port === own)) {
			yield {
				path: named,
				message: `load balancer "${target}" has no listener on port ${own}`,
				code: 'InvalidTarget',
				fix: `use the port of one of its listeners: ${listenersOf(balancer)
					.map(listener => listener.port)
					.join(', ')}`
			}
		}
		if (index > 0) {
			yield {
				path: at,
				message: 'a target group of type alb has one target',
				code: 'TooManyTargets',
				fix: 'make another target group'
			}
		}
	}
}
