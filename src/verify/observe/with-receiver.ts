import type {ItemNamed} from '../../checks/all.ts'
import {startReceiver} from '../../probes/receiver.ts'
import type {Network} from '../network.ts'
import {addressOf, isV6} from '../targets.ts'
import type {Look} from './look.ts'

/** Measures with a receiver at the target; if that is impossible, the result is the reason. */
export async function withReceiver(
	{from, to, port}: ItemNamed<'balance' | 'throughput'>,
	network: Network,
	mode: 'echo' | 'sink',
	expected: string,
	measure: (ends: {readonly client: string; readonly address: string}) => Promise<Look>
): Promise<Look> {
	const cannot = (why: string): Look => ({passed: false, why, expected, got: 'it could not be measured', isFinal: true})
	const {lab, plan} = network.current()
	const [client, target] = [plan.hosts[from], to.kind === 'host' ? plan.hosts[to.host] : undefined]
	if (!client?.running) return cannot(`${from} ${client ? 'is stopped' : 'is not there'}: it cannot send`)
	if (!target?.running) return cannot(`${to.text} ${target ? 'is stopped' : 'is not there'}: it cannot listen`)
	const lookup = addressOf(to, lab, {client: from, v6: false})
	if ('missing' in lookup) return cannot(lookup.missing)
	const {address} = lookup
	try {
		const receiver = await startReceiver(network.namespacePath(target.namespace), {port, mode, v6: isV6(address)})
		try {
			return await measure({client: network.namespacePath(client.namespace), address})
		} finally {
			await receiver.stop()
		}
	} catch (error) {
		return cannot(error instanceof Error ? error.message : String(error))
	}
}
