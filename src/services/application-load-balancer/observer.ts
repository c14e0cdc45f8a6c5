/** Folds the reports of nodes of Application Load Balancers. No effects. */
import {type ListenerTypes, listenerObserver} from '../listener-observer.ts'
import type {ApplicationLoadBalancerSpec} from './types.ts'

export type ApplicationLoadBalancerTypes = ListenerTypes<ApplicationLoadBalancerSpec>

export const applicationLoadBalancerObserver = listenerObserver<ApplicationLoadBalancerSpec>()
