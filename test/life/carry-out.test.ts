import test from 'ava'
import type {Step} from '../../src/checks/action.ts'
import {carryOut, type Hands} from '../../src/life/carry-out.ts'
import type {Plan} from '../../src/plan/types.ts'

const end = {router: 'site.office', link: 'vpn-1'}
// Traffic never leaves the tunnel.
const plan = {
	vpn: {'office:1': {aws: end, customer: end}},
	namespaces: {'site.office': {routes: [{nexthops: [{link: 'vpn-1'}]}]}}
} as unknown as Plan

test('an action that is interrupted waits no longer, and still takes back what it began', async t => {
	const patches: unknown[] = []
	const hands: Hands = {
		name: 'no-lab',
		plan: () => plan,
		change: async patch => patches.push(patch({} as Parameters<typeof patch>[0]))
	}
	const steps: readonly Step[] = [
		{do: 'patch', patch: () => ({step: 'fault'})},
		{do: 'wait', tunnel: 'office:1', until: 'moved', atMostMs: 60_000},
		{do: 'patch', patch: () => ({step: 'heal'})}
	]
	await carryOut(steps, hands, AbortSignal.timeout(20))
	t.deepEqual(patches, [{step: 'fault'}, {step: 'heal'}])
})
