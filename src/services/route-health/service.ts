/** Route 53's health checkers: one Node process in their namespace, for all health checks of the lab. */
import {publicResolvers} from '../../model/resolvers.ts'
import type {Service} from '../contract.ts'
import {runsNode} from '../node-program.ts'
import {readText} from '../process-identity.ts'
import {type RouteHealthTypes, routeHealthObserver} from './observer.ts'
import {configurationFile, outcomesFile, program} from './types.ts'

export const routeHealth: Service<RouteHealthTypes> = {
	...routeHealthObserver,
	...runsNode<RouteHealthTypes>({
		name: 'route-health',
		program,
		main: new URL('./main', import.meta.url),
		configurationFile,
		configurationOf: ({checks}) => ({checks, resolvers: [publicResolvers[4]]}),
		readReport(folder) {
			const text = readText(`${folder}/${outcomesFile}`)
			return text === '' ? undefined : JSON.parse(text)
		}
	})
}
