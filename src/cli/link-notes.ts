import type {LinkShape, Plan} from '../plan/types.ts'
import {printNote} from './terminal.ts'

/**
 * Prints to standard error which of the plan's delays, losses and rates this kernel cannot emulate: they are never silently ignored. Costs nothing for a plan
 * without any.
 */
export async function printIgnoredShapes({links}: Plan): Promise<void> {
	const ends = Object.values(links).flatMap(link => link.ends)
	const shapes = ends.flatMap(({namespace, name, shape}) => (shape ? [{where: `${namespace}/${name}`, shape}] : []))
	if (shapes.length === 0) return
	const {ignoredOf, shapeSupport} = await import('../kernel/shape-support.ts')
	const support = await shapeSupport()
	for (const {where, shape} of shapes) {
		const ignored = ignoredOf(shape, support)
		if (ignored.length === 0) continue
		printNote(
			`vpclab: not emulated: ${ignored.map(what => words[what](shape)).join(', ')} of packets that leave by ${where}: this kernel has neither netem nor a substitute (see vpclab doctor)\n`
		)
	}
}

const words = {
	delay: ({delayMs}: LinkShape) => `the delay of ${delayMs} ms`,
	loss: ({lossPercent}: LinkShape) => `the loss of ${lossPercent} %`,
	rate: ({rateMbps}: LinkShape) => `the rate of ${rateMbps} Mbit/s`
} as const
