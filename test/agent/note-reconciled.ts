import {appendFileSync} from 'node:fs'
import type {ReconcileLearned} from '../../src/agent/daemons/supervisors.ts'

/** Stands for the module of `life/` that computes a lab anew: it notes over which links routes are lost. */
export const reconcileLearned: ReconcileLearned = async (folder, learned, links) => {
	learned()
	appendFileSync(`${folder}/noted-links`, `${[...links].join(' ')}\n`)
	return 0
}
