import {setTimeout as pause} from 'node:timers/promises'
import type {Run} from '../verify/run.ts'

export const runWait: Run<'wait'> = async ({seconds}, _network, {signal}) => {
	try {
		await pause(seconds * 1000, undefined, {...(signal && {signal})})
		return {passed: true, attempts: 1, command: `sleep ${seconds}`}
	} catch {
		return {passed: false, why: 'interrupted', attempts: 1}
	}
}
