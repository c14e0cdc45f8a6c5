/** Observations: the observed state of a running lab, and measurements. A new one needs its own file, a line here and one in `all.run.ts`. */
import {balance} from './balance.ts'
import {bgp} from './bgp.ts'
import {flowLog} from './flow-log.ts'
import {metric} from './metric.ts'
import type {ItemOf} from './one-of.ts'
import {route} from './route.ts'
import {targetHealth} from './target-health.ts'
import {throughput} from './throughput.ts'
import {tunnel} from './tunnel.ts'

export const observationKinds = {bgp, tunnel, route, balance, throughput, flowLog, metric, targetHealth}

export type ObservationItem = ItemOf<typeof observationKinds>
