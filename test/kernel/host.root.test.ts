import {readFileSync} from 'node:fs'
import test from 'ava'
import {type Backend, destroy} from '../../src/kernel/kernel.ts'
import {hostSnapshot} from '../host-snapshot.ts'
import {emptyLab, raise} from './lab.ts'

const backends: readonly Backend[] = ['netlink', 'batch']

const hostNetwork = async () => (await hostSnapshot()).network
const mountsOf = (folder: string) => readFileSync('/proc/self/mountinfo', 'utf8').split(folder).length - 1

for (const backend of backends) {
	test.serial(`${backend}: the host's own namespace is the same before, while and after a lab stands`, async t => {
		const before = await hostNetwork()
		const {stateDir, kernel} = await emptyLab(backend)
		try {
			await kernel.apply(raise)
			t.deepEqual(await hostNetwork(), before)
			t.true(mountsOf(stateDir) > 0)
			await kernel.apply([
				{do: 'forget-flows', namespace: 'vpc'},
				{do: 'delete-namespace', namespace: 'host'}
			])
			await kernel.close()
			t.deepEqual(await hostNetwork(), before)
		} finally {
			await destroy(stateDir)
		}
		t.deepEqual(await hostNetwork(), before)
		t.is(mountsOf(stateDir), 0)
	})
}
