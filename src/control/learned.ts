import type {Facts} from '../services/services.ts'

/**
 * Facts that a running lab has learned: the second input of `compile()`, besides the lab. The agent collects them from the services and recompiles
 * whenever they change; all decisions about them are pure functions in `control/`.
 */
export type Learned = Facts

export const nothingLearned: Learned = {}
