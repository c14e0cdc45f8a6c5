/** The parts of a plan that the lab's agent executes. */
import {type Agent, type AgentOptions, connectAgent, daemonsOf, listenersOf, startAgent} from '../agent/client.ts'
import type {Preparation} from '../agent/protocol.ts'
import {sameValue} from '../plan/keyed.ts'
import type {Plan} from '../plan/types.ts'

export const hasDaemons = (plan: Plan) =>
	Object.values(plan.namespaces).some(({daemons}) => daemons !== undefined && daemons.length > 0)

export const needsAgent = (plan: Plan) => hasDaemons(plan) || listenersOf(plan).length > 0

/** URL of the module that the agent calls, since the agent must not depend on labs. In a build, it is a `.js` file. */
export const reconcilerModule = new URL(
	import.meta.url.endsWith('.ts') ? './reconcile-learned.ts' : './reconcile-learned.js',
	import.meta.url
).href

/** Undefined: the plan needs no agent. */
export const startAgentFor = (folder: string, plan: Plan, waiting: AgentOptions): Agent | undefined =>
	needsAgent(plan) ? startAgent(folder, preparationFor(plan), waiting) : undefined

/** Undefined: the plan has no daemons. */
function preparationFor(plan: Plan): Preparation | undefined {
	const services = new Set(daemonsOf(plan).map(({daemon}) => daemon.kind))
	return services.size === 0 ? undefined : {services: [...services], reconciler: reconcilerModule}
}

/** Sends the daemons to run to the lab's agent, if there is one, without waiting for the result. */
export async function tellDaemons(folder: string, plan: Plan): Promise<void> {
	const agent = await connectAgent(folder)
	agent
		?.run(plan, reconcilerModule)
		.catch(() => undefined)
		.finally(() => agent.close())
}

export const sameListeners = (a: Plan, b: Plan) =>
	sameValue(listenersOf(a), listenersOf(b)) && sameValue(a.listenerFacts, b.listenerFacts)

export const sameDaemons = (a: Plan, b: Plan) => !(hasDaemons(a) || hasDaemons(b)) || sameValue(daemonsOf(a), daemonsOf(b))
