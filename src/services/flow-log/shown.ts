/** The observed state of flow logs. Plain data. */
import type {LogReport} from './types.ts'

/** The observed state of all services. A log may have interfaces in several routers, each of which reports. */
type Observed = {readonly shown: {readonly 'flow-log'?: readonly ShownLog[]}}

export type ShownLog = LogReport & {
	/** Id of the service's instance. */
	readonly id: string
}

export const flowLogsShown = ({shown: {'flow-log': all = []}}: Observed): readonly ShownLog[] => all
