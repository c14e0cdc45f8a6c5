import {plans} from '../aws/plans.ts'
import {vpcFactsOf} from '../aws/vpc/names.ts'
import {dhcpFactsOf} from '../aws/vpc/plan-dhcp.ts'
import {metadataFactsOf} from '../aws/vpc/plan-metadata.ts'
import {type Learned, nothingLearned} from '../control/learned.ts'
import {propagate, vpnStateOf} from '../control/vpn-state.ts'
import type {DnsFacts} from '../dns/types.ts'
import {partsOf} from '../model/kind-names.ts'
import type {Lab, Vpc} from '../model/model.ts'
import {recordOf} from '../model/record-of.ts'
import type {DataPath} from '../services/strongswan/types.ts'
import {type Context, contextOf} from './context.ts'
import {namespaceOf} from './names.ts'
import {mergePartialPlans, type PlanPart} from './partial-plan.ts'
import type {Host, Link, Plan} from './types.ts'

const parts = partsOf<PlanPart>(plans)

/**
 * The kernel objects of a lab. Pure and deterministic; takes time linear in the size of the lab.
 *
 * `learned`: what a running lab's daemons have learned; default: nothing yet. `dataPath`: what encrypts the packets of VPN tunnels.
 */
export function compile(
	written: Lab,
	learned: Learned = nothingLearned,
	{dataPath = 'userspace'}: {readonly dataPath?: DataPath | undefined} = {}
): Plan {
	const vpn = vpnStateOf(written, learned)
	const lab = propagate(written, vpn)
	const context: Context = {
		...contextOf(lab, {vpn, dataPath}),
		attachments: vpc => parts.flatMap(({attachments}) => attachments?.(lab, vpc, context) ?? []),
		borderGateways: vpc => parts.flatMap(({border}) => border?.(vpc) ?? [])
	}
	const {
		namespaces,
		links,
		hosts,
		points,
		vpn: tunnels
	} = mergePartialPlans(parts.flatMap(({compile: own}) => own?.(lab, context) ?? []))
	return {
		lab: lab.name,
		namespaces,
		links: recordOf(links.map(link => [linkKey(link), link])),
		hosts: recordOf(hostsByName(hosts)),
		points,
		listenerFacts: {
			dns: dnsFactsOf(lab, learned),
			metadata: byVpc(lab, metadataFactsOf),
			dhcp: byVpc(lab, dhcpFactsOf),
			...(lab.buckets && {buckets: lab.buckets}),
			...(lab.tables && {tables: lab.tables.map(({name, account, region, policy = []}) => ({name, account, region, policy}))})
		},
		...(Object.keys(tunnels).length > 0 && {vpn: tunnels})
	}
}

const dnsFactsOf = (lab: Lab, learned: Learned): DnsFacts => ({
	vpcs: byVpc(lab, vpc => vpcFactsOf(vpc, lab)),
	zones: parts.flatMap(({names}) => names?.zones?.(lab, learned) ?? []),
	rules: parts.flatMap(({names}) => names?.rules?.(lab) ?? []),
	siteServers: Object.assign({}, ...parts.map(({names}) => names?.siteServers?.(lab)))
})

const byVpc = <Facts>({vpcs}: Lab, factsOf: (vpc: Vpc) => Facts): Readonly<Record<string, Facts>> =>
	recordOf(vpcs.map(vpc => [vpc.key, factsOf(vpc)]))

const linkKey = ({ends: [{namespace, name}]}: Link) => `${namespace}/${name}`

/** A host can be named by its shortest unique name and by `<vpc>.<name>`, as in its namespace. */
const hostsByName = (hosts: readonly Host[]): (readonly [string, Host])[] =>
	hosts.flatMap(host => {
		const prefix = {instance: namespaceOf.instance(''), 'site-host': namespaceOf.siteHost(''), 'internet-host': undefined}[
			host.kind
		]
		const whole = prefix === undefined ? host.name : host.namespace.slice(prefix.length)
		return [...new Set([host.name, whole])].map(name => [name, host] as const)
	})
