/** A node of an Application Load Balancer: a Node process in its namespace, which listens and connects to targets there. */
import {dirname} from 'node:path'
import {authorityIn} from '../authority/authority.ts'
import type {Service} from '../contract.ts'
import {reportsProblems, runsNode} from '../node-program.ts'
import {type ApplicationLoadBalancerTypes, applicationLoadBalancerObserver} from './observer.ts'
import {configurationFile, program} from './types.ts'

export const applicationLoadBalancer: Service<ApplicationLoadBalancerTypes> = {
	...applicationLoadBalancerObserver,
	...runsNode<ApplicationLoadBalancerTypes>({
		name: 'alb',
		program,
		main: new URL('./main', import.meta.url),
		configurationFile,
		configurationOf: (spec, folder) => ({spec, authority: authorityIn(dirname(dirname(folder)))}),
		readReport: reportsProblems
	})
}
