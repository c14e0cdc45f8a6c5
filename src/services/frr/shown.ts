/** The observed state of BGP speakers. Plain data. */
import type {IpText, LinkName, NamespaceName} from '../../net/names.ts'
import type {BgpPath, BgpSession} from './status.ts'

export type ObservedRouter = {
	readonly daemon: string
	readonly router: NamespaceName
	readonly asn: number
	readonly sessions: readonly BgpSession[]
	/** All paths received, used or not; for each destination, the best one first. */
	readonly paths: readonly ObservedPath[]
}

/** `link`: the link to its neighbor. */
export type ObservedPath = BgpPath & {readonly link?: LinkName}

/** The observed state of all services. */
type Observed = {readonly shown: {readonly bgp?: readonly ObservedRouter[]}}

/** The routers whose speaker runs. */
export const routersOf = ({shown: {bgp = []}}: Observed): readonly ObservedRouter[] => bgp

export const sessionOf = (observed: Observed, router: NamespaceName, neighbor: IpText | undefined): BgpSession | undefined =>
	routersOf(observed)
		.find(one => one.router === router)
		?.sessions.find(one => one.neighbor === neighbor)
