/** Facts for `compile()`: which tunnels are up. No effects. */

/** By id of the daemon, then by name of the tunnel end. */
export type IpsecFacts = Readonly<Record<string, Readonly<Record<string, TunnelFact>>>>

/** `sinceMs`: since the epoch, of the last change between up and down. */
export type TunnelFact = {readonly up: boolean; readonly sinceMs: number}

/** This service's part of the facts of all services. */
type Facts = {readonly ipsec?: IpsecFacts}

export const tunnelFact = ({ipsec = {}}: Facts, daemon: string, end: string): TunnelFact | undefined => ipsec[daemon]?.[end]

/** Omits daemons that do not run. */
export const ipsecFactsOf = (facts: IpsecFacts, isRunning: (daemon: string) => boolean): IpsecFacts =>
	Object.fromEntries(Object.entries(facts).filter(([id]) => isRunning(id)))
