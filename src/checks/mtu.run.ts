import type {ProbeRun} from './probe.run.ts'

export const mtuRun: ProbeRun<'mtu'> = {
	request: (_item, target) => target,
	byHand: (request, exec) => exec('traceroute', '-n', '--mtu', request.address)
}
