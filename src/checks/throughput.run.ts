import {runTransfer} from '../probes/flows.ts'
import {observing} from '../verify/observe/run-observation.ts'
import {judgeThroughput} from '../verify/observe/throughput-judge.ts'
import {withReceiver} from '../verify/observe/with-receiver.ts'
import {sayRate} from './throughput.ts'

export const runThroughput = observing<'throughput'>({
	async look(item, network, signal) {
		const {port, seconds, bytes, expect} = item
		return withReceiver(item, network, 'sink', sayRate(expect), async ({asker, address}) =>
			judgeThroughput(expect, await runTransfer(asker, {address, port, seconds, ...(bytes !== undefined && {bytes})}, {signal}))
		)
	},
	byHand: ({from, to, port, seconds}, lab) => `exec ${lab} ${from} -- iperf3 -c ${to.text} -p ${port} -t ${seconds}`,
	parties: ({from, to, port}) => ({from, to: `${to.text}:${port}`})
})
