/** What flow logs show of themselves. Plain data. */
import type {LogReport} from './types.ts'

/** As observed, of all services. A log may be of interfaces in several routers, each of which reports. */
type Observed = {readonly shown: {readonly 'flow-log'?: readonly ShownLog[]}}

export type ShownLog = LogReport & {
	/** Id of the service's instance. */
	readonly id: string
}

export const flowLogsShown = ({shown: {'flow-log': all = []}}: Observed): readonly ShownLog[] => all
