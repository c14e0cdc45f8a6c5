/** Runs actions of more than one patch: their steps in order, with the waits between them. */
import {setTimeout as pause} from 'node:timers/promises'
import {type AgentOptions, withAgent} from '../agent/client.ts'
import type {ActionStep} from '../checks/action.ts'
import type {LabDocument} from '../lab/schema.ts'
import type {Plan, PlannedTunnel} from '../plan/types.ts'
import {sessionOf} from '../services/frr/shown.ts'
import type {Observed} from '../services/observed.ts'
import {tunnelEndOf} from '../services/strongswan/shown.ts'
import {folderOf} from './folders.ts'

const lookMs = 50

export type ActionContext = {
	readonly name: string
	readonly plan: () => Plan
	/** How it waits for the lab's agent. */
	readonly waiting?: AgentOptions
	/** Applies a patch that is computed from the current document. */
	change(patch: (document: LabDocument) => Readonly<Record<string, unknown>>): Promise<unknown>
}

/** Errors: those of `change`; there is no such tunnel. `signal` aborted: waits end; the remaining steps are still applied, so that no fault stays. */
export async function runActionSteps(steps: readonly ActionStep[], context: ActionContext, signal?: AbortSignal): Promise<void> {
	for (const step of steps) {
		switch (step.do) {
			case 'patch':
				await context.change(step.patch)
				break
			case 'delete': {
				const {aws} = planned(step.tunnel, context.plan())
				await withAgent(
					folderOf(context.name),
					agent => agent.command(aws.daemon, {name: 'terminate', argument: aws.end}),
					context.waiting
				)
				break
			}
			case 'wait':
				await until(step, context, signal)
				break
		}
	}
}

/** Observed state of the lab's services. Undefined: it has no agent. */
export const observedOf = (name: string, options: AgentOptions = {}): Promise<Observed | undefined> =>
	withAgent(folderOf(name), agent => agent.observe(), options)

function planned(tunnel: string, {vpn = {}}: Plan): PlannedTunnel {
	const found = Object.hasOwn(vpn, tunnel) ? vpn[tunnel] : undefined
	if (!found) throw new Error(`no tunnel is named "${tunnel}"; there are: ${Object.keys(vpn).join(', ')}`)
	return found
}

/** After a timeout the action continues, like AWS's maintenance: it does not wait for the customer to be ready. */
async function until(
	{tunnel, until: what, atMostMs}: Extract<ActionStep, {do: 'wait'}>,
	context: ActionContext,
	signal: AbortSignal | undefined
): Promise<void> {
	for (const end = performance.now() + atMostMs; performance.now() < end && !signal?.aborted; await pause(lookMs)) {
		const plan = context.plan()
		if (what === 'moved') {
			if (hasMoved(planned(tunnel, plan), plan)) return
			continue
		}
		const observed = await observedOf(context.name, context.waiting)
		if (!observed || isWhole(planned(tunnel, plan), observed)) return
	}
}

/** Whether no router has a route over the tunnel, except to its other end. */
const hasMoved = ({aws, customer}: PlannedTunnel, {namespaces}: Plan): boolean =>
	[aws, customer].every(end =>
		(namespaces[end.router]?.routes ?? []).every(({nexthops}) => nexthops.every(({link}) => link !== end.link))
	)

function isWhole({aws, customer, routing}: PlannedTunnel, observed: Observed): boolean {
	const areUp = [aws, customer].every(end => tunnelEndOf(observed, end)?.isUp)
	return areUp && (routing !== 'bgp' || sessionOf(observed, aws.router, customer.inside)?.isUp === true)
}
