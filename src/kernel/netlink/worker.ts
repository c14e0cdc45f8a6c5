import {parentPort} from 'node:worker_threads'
import type {Step} from '../../plan/types.ts'
import {KernelError} from '../errors.ts'
import {toLevels} from '../levels.ts'
import type {FirewallPrograms} from '../restore.ts'
import {Executor} from './executor.ts'
import {loadLibc} from './libc.ts'

/** The messages to and from the worker. It applies one list of steps at a time, and all to the lab whose folder the first names. */
export type Request = {readonly stateDir: string; readonly steps: readonly Step[]; readonly programs: FirewallPrograms}
export type Response =
	| {readonly is: 'ready'}
	| {readonly is: 'progress'; readonly done: number}
	| {readonly is: 'done'}
	| {
			readonly is: 'failed'
			readonly message: string
			readonly kernel?: {namespace: string; step: Step | undefined; words: string}
	  }

const post = (response: Response) => parentPort!.postMessage(response)
const libc = loadLibc()
let executor: Executor | undefined

parentPort!.on('message', async ({stateDir, steps, programs}: Request) => {
	try {
		executor ??= new Executor(libc, stateDir)
		await executor.apply(toLevels(steps), programs, reportProgress(steps.length))
		post({is: 'done'})
	} catch (error) {
		const {message} = error as Error
		if (!(error instanceof KernelError)) {
			post({is: 'failed', message})
		} else {
			post({is: 'failed', message, kernel: {namespace: error.namespace, step: error.step, words: error.words}})
		}
	}
})
post({is: 'ready'})

/** Limits progress to a hundred reports. */
function reportProgress(total: number): (done: number) => void {
	let said = 0
	return done => {
		if (done - said < total / 100) return
		said = done
		post({is: 'progress', done})
	}
}
