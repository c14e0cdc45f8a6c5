/** Folds the reports of nodes that relay connections. No effects. */
import {type ListenerTypes, listenerObserver} from '../listener-observer.ts'
import type {RelaySpec} from './types.ts'

export type RelayTypes = ListenerTypes<RelaySpec>

export const relayObserver = listenerObserver<RelaySpec>()
