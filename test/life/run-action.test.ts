import test from 'ava'
import type {ActionStep} from '../../src/checks/action.ts'
import {type ActionContext, runActionSteps} from '../../src/life/run-action.ts'
import type {Plan} from '../../src/plan/types.ts'

const end = {router: 'site.office', link: 'vpn-1'}
// Traffic never leaves the tunnel.
const plan = {
	vpn: {'office:1': {aws: end, customer: end}},
	namespaces: {'site.office': {routes: [{nexthops: [{link: 'vpn-1'}]}]}}
} as unknown as Plan

test('an action that is interrupted waits no longer, and still takes back what it began', async t => {
	const patches: unknown[] = []
	const context: ActionContext = {
		name: 'no-lab',
		plan: () => plan,
		change: async patch => patches.push(patch({} as Parameters<typeof patch>[0]))
	}
	const steps: readonly ActionStep[] = [
		{do: 'patch', patch: () => ({step: 'fault'})},
		{do: 'wait', tunnel: 'office:1', until: 'moved', atMostMs: 60_000},
		{do: 'patch', patch: () => ({step: 'heal'})}
	]
	await runActionSteps(steps, context, AbortSignal.timeout(20))
	t.deepEqual(patches, [{step: 'fault'}, {step: 'heal'}])
})
