/** Actions: each changes the network. A new one needs its own file and a line here. */

import type {z} from 'zod'
import type {LabDocument} from '../aws/kinds.ts'
import type {ActionKind, ActionStep, Patch} from './action.ts'
import {change} from './change.ts'
import {fail} from './fail.ts'
import {heal} from './heal.ts'
import type {BodyOf} from './kind.ts'
import {maintenance} from './maintenance.ts'
import type {ItemOf} from './one-of.ts'
import {reboot} from './reboot.ts'
import {start} from './start.ts'
import {stop} from './stop.ts'

export const actionKinds = {change, fail, heal, stop, start, maintenance, reboot}

type Kinds = typeof actionKinds

export type ActionItem = ItemOf<Kinds>

/** An action: an item of `checks`, or from the command line. */
export type Action = {[K in keyof Kinds]: {readonly kind: K} & BodyOf<Kinds[K]>}[keyof Kinds] | ActionItem

const kindOf = ({kind}: Action): ActionKind<z.ZodType, object> => actionKinds[kind]

/** The patch of an action. Errors: those of `ActionKind.patch()`. */
export const patchOf = (action: Action, document: LabDocument): Patch => kindOf(action).patch(action, document)

/** The steps of an action: mostly one patch, sometimes several with waits between them. */
export const stepsOf = (action: Action): readonly ActionStep[] =>
	kindOf(action).steps?.(action) ?? [{do: 'patch', patch: document => patchOf(action, document)}]
