import type {Facts} from '../services/services.ts'

/**
 * What a running lab has learned: the second input of `compile()`, beside the lab. The agent gathers it from the services and compiles anew
 * whenever it changes; all decisions about it are pure functions of `control/`.
 */
export type Learned = Facts

export const nothingLearned: Learned = {}
