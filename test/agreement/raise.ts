/** A lab's plan on real namespaces, without an agent: the prober listens itself. */
import {mkdtemp} from 'node:fs/promises'
import {destroy, namespacePath, openKernel, prepare} from '../../src/kernel/kernel.ts'
import type {Lab} from '../../src/model/model.ts'
import type {NamespaceName} from '../../src/net/names.ts'
import {compile} from '../../src/plan/compile.ts'
import {diff} from '../../src/plan/diff.ts'
import type {Plan} from '../../src/plan/types.ts'
import {type Ask, asking} from './ask.ts'

/** Where its packets can be captured. */
export type Watched = {readonly plan: Plan; readonly pathOf: (namespace: NamespaceName) => string}

/** Raises the lab, hands it to `use`, and takes it away whatever happens. */
export async function withNetwork<T>(lab: Lab, use: (ask: Ask, watched: Watched) => Promise<T>): Promise<T> {
	const folder = await mkdtemp('/run/vpclab-agreement-')
	const plan = compile(lab)
	try {
		await prepare(folder)
		const kernel = await openKernel({stateDir: folder})
		try {
			await kernel.apply(diff(undefined, plan))
		} finally {
			await kernel.close()
		}
		const pathOf = (name: NamespaceName) => namespacePath(folder, name)
		return await use(asking(plan, pathOf), {plan, pathOf})
	} finally {
		await destroy(folder)
	}
}
