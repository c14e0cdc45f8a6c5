/** The DNS names that a kind contributes. */
import type {Learned} from '../control/learned.ts'
import type {ForwardingRule, SiteServerFacts, Zone} from '../dns/types.ts'
import type {Lab} from '../model/model.ts'

/** EC2's own names follow a rule instead: `aws/vpc/names.ts`. */
export type NamesPart = {
	/** If two have the same name and VPCs, the first one counts. */
	readonly zones?: (lab: Lab, learned: Learned) => readonly Zone[]
	readonly rules?: (lab: Lab) => readonly ForwardingRule[]
	readonly siteServers?: (lab: Lab) => Readonly<Record<string, SiteServerFacts>>
}
