/** Every kind of check, in the order in which they are listed to users. */

import type {z} from 'zod'
import {type ActionItem, actionKinds} from './actions.ts'
import {capture} from './capture.ts'
import type {CheckKind, Forbidden, Nature} from './kind.ts'
import {type ObservationItem, observationKinds} from './observations.ts'
import {type ItemOf, titleOf as titleIn} from './one-of.ts'
import {outage} from './outage.ts'
import {type ProbeItem, probeKinds} from './probes.ts'
import {run} from './run.ts'
import {wait} from './wait.ts'

export const checkKinds = {...probeKinds, capture, ...observationKinds, run, outage, ...actionKinds, wait}

/** One item of `checks`, in the order of the file. */
export type CheckItem = ItemOf<typeof checkKinds>
export type CheckName = CheckItem['kind']
/** The items of the kinds with these names. */
export type ItemNamed<Name extends CheckName> = Extract<CheckItem, {readonly kind: Name}>
export type CaptureItem = ItemNamed<'capture'>
export type OutageItem = ItemNamed<'outage'>

export const kindOf = (item: CheckItem): CheckKind<z.ZodType, object> => checkKinds[item.kind]

export const titleOf = (item: CheckItem): string => titleIn(item, checkKinds)
export const natureOf = (item: CheckItem): Nature => kindOf(item).nature(item)
export const forbiddenBy = (item: CheckItem): readonly Forbidden[] => kindOf(item).forbids?.(item) ?? []

/** Whether a check expects silence or absence. */
export const isNegative = ({expects}: Pick<Nature, 'expects'>): boolean => expects === 'silence' || expects === 'absence'

export const isProbe = (item: CheckItem): item is ProbeItem => Object.hasOwn(probeKinds, item.kind)
export const isCapture = (item: CheckItem): item is CaptureItem => item.kind === 'capture'
export const isObservation = (item: CheckItem): item is ObservationItem => Object.hasOwn(observationKinds, item.kind)
export const isOutage = (item: CheckItem): item is OutageItem => item.kind === 'outage'
export const isAction = (item: CheckItem): item is ActionItem => Object.hasOwn(actionKinds, item.kind)
