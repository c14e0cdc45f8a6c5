/** What BGP speakers have learned, for `compile()`. No effects. */
import type {CidrText, IpText, LinkName, NamespaceName} from '../../net/names.ts'

/** By the namespace of the router that learned them. */
export type BgpFacts = Readonly<Record<NamespaceName, readonly LearnedRoute[]>>

export type LearnedRoute = {
	readonly destination: CidrText
	/** The link that the session runs over, and the neighbor's address on it. */
	readonly link: LinkName
	readonly via: IpText
	/** As received, nearest first. */
	readonly asPath: readonly number[]
	/** Default 0. */
	readonly med: number
	readonly localPreference: number
	/** `7224:7100`. */
	readonly communities: readonly string[]
}

/** This service's part of the facts of all services. */
type Facts = {readonly bgp?: BgpFacts}

export const bgpFacts = ({bgp = {}}: Facts): BgpFacts => bgp

export const routesLearnedBy = ({bgp = {}}: Facts, router: NamespaceName): readonly LearnedRoute[] => bgp[router] ?? []

/** Omits routers whose speaker does not run, and routes over links that do not exist. */
export const bgpFactsOf = (
	facts: BgpFacts,
	speaks: (router: NamespaceName) => boolean,
	isThere: (router: NamespaceName, link: LinkName) => boolean
): BgpFacts =>
	Object.fromEntries(
		Object.entries(facts).flatMap(([router, routes]) =>
			speaks(router) ? [[router, routes.filter(({link}) => isThere(router, link))]] : []
		)
	)
