/** What BGP speakers show of themselves. Plain data. */
import type {IpText, LinkName, NamespaceName} from '../../net/names.ts'
import type {BgpPath, BgpSession} from './status.ts'

export type ObservedRouter = {
	readonly daemon: string
	readonly router: NamespaceName
	readonly asn: number
	readonly sessions: readonly BgpSession[]
	/** All paths that it has received, used or not; of one destination the best one first. */
	readonly paths: readonly ObservedPath[]
}

/** `link`: by which its neighbor is reached. */
export type ObservedPath = BgpPath & {readonly link?: LinkName}

/** As observed, of all services. */
type Observed = {readonly shown: {readonly bgp?: readonly ObservedRouter[]}}

/** Those whose speaker runs. */
export const routersOf = ({shown: {bgp = []}}: Observed): readonly ObservedRouter[] => bgp

export const sessionOf = (observed: Observed, router: NamespaceName, neighbor: IpText | undefined): BgpSession | undefined =>
	routersOf(observed)
		.find(one => one.router === router)
		?.sessions.find(one => one.neighbor === neighbor)
