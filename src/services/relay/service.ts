/** Connections that end at a node of a Network Load Balancer: a Node process in its namespace, which connects to targets from there. */
import {dirname} from 'node:path'
import {authorityIn} from '../authority/authority.ts'
import type {Service} from '../contract.ts'
import {reportsProblems, runsNode} from '../node-program.ts'
import {type RelayTypes, relayObserver} from './observer.ts'
import {configurationFile, program} from './types.ts'

export const relay: Service<RelayTypes> = {
	...relayObserver,
	...runsNode<RelayTypes>({
		name: 'relay',
		program,
		main: new URL('./main', import.meta.url),
		configurationFile,
		configurationOf: (spec, folder) => ({spec, authority: authorityIn(dirname(dirname(folder)))}),
		readReport: reportsProblems
	})
}
