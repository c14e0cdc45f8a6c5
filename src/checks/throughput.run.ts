import {runTransfer} from '../probes/flows.ts'
import {observing} from '../verify/observe/run-observation.ts'
import {judgeThroughput} from '../verify/observe/throughput-judge.ts'
import {withReceiver} from '../verify/observe/with-receiver.ts'
import {renderRate} from './throughput.ts'

export const runThroughput = observing<'throughput'>({
	async look(item, network, signal) {
		const {port, seconds, bytes, expect} = item
		return withReceiver(item, network, 'sink', renderRate(expect), async ({client, address}) =>
			judgeThroughput(expect, await runTransfer(client, {address, port, seconds, ...(bytes !== undefined && {bytes})}, {signal}))
		)
	},
	byHand: ({from, to, port, seconds}, lab) => `exec ${lab} ${from} -- iperf3 -c ${to.text} -p ${port} -t ${seconds}`,
	parties: ({from, to, port}) => ({from, to: `${to.text}:${port}`})
})
