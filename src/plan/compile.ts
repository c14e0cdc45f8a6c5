import {directConnect} from '../aws/direct-connect/plan.ts'
import {compileInstances} from '../aws/instance/plan.ts'
import {internet} from '../aws/internet/plan.ts'
import {internetGateway} from '../aws/internet-gateway/plan.ts'
import {natGateway} from '../aws/nat-gateway/plan.ts'
import {site} from '../aws/site/plan.ts'
import {transitGateway} from '../aws/transit-gateway/plan.ts'
import {compileVpc} from '../aws/vpc/plan.ts'
import {peering} from '../aws/vpc-peering-connection/plan.ts'
import {vpnConnection} from '../aws/vpn-connection/plan.ts'
import {vpnGateway} from '../aws/vpn-gateway/plan.ts'
import {type Learned, nothingLearned} from '../control/learned.ts'
import {propagate, vpnStateOf} from '../control/vpn-state.ts'
import type {Lab} from '../model/model.ts'
import type {DataPath} from '../services/strongswan/types.ts'
import {contextOf} from './context.ts'
import {type GatewayKind, mergeFragments} from './fragment.ts'
import {namespaceOf} from './names.ts'
import type {Host, Link, Plan} from './types.ts'

/** Every kind of gateway that stands beside VPCs. A new one is a file in `kinds/` and a word here. */
const gatewayKinds: readonly GatewayKind[] = [
	internetGateway,
	natGateway,
	peering,
	transitGateway,
	vpnGateway,
	vpnConnection,
	directConnect,
	site,
	internet
]

/**
 * The kernel objects of a lab. Pure, and the same for the same lab; linear in what the lab holds.
 *
 * `learned`: what a running lab's daemons know; default: nothing yet. `dataPath`: who carries the packets of VPN tunnels.
 */
export const compile = (
	written: Lab,
	learned: Learned = nothingLearned,
	{dataPath = 'userspace'}: {readonly dataPath?: DataPath | undefined} = {}
): Plan => {
	const vpn = vpnStateOf(written, learned)
	const lab = propagate(written, vpn)
	const context = contextOf(lab, {vpn, dataPath})
	const {
		namespaces,
		links,
		hosts,
		points,
		vpn: tunnels
	} = mergeFragments([
		...gatewayKinds.map(kind => kind.compile(lab, context)),
		...lab.vpcs.map(vpc => ({
			namespaces: {
				[namespaceOf.vpc(vpc.key)]: compileVpc(
					lab,
					vpc,
					context,
					gatewayKinds.flatMap(kind => kind.attachments(lab, vpc, context))
				)
			}
		})),
		...lab.vpcs.map(vpc => compileInstances(lab, context.vpc(vpc.key), context))
	])
	return {
		lab: lab.name,
		namespaces,
		links: Object.fromEntries(links.map(link => [linkKey(link), link])),
		hosts: Object.fromEntries(hostsByName(hosts)),
		points,
		...(Object.keys(tunnels).length > 0 && {vpn: tunnels})
	}
}

const linkKey = ({ends: [{namespace, name}]}: Link) => `${namespace}/${name}`

/** A host answers to its shortest unique name and to `<vpc>.<name>`, its namespace's. */
const hostsByName = (hosts: readonly Host[]): (readonly [string, Host])[] =>
	hosts.flatMap(host => {
		const prefix = {instance: namespaceOf.instance(''), 'site-host': namespaceOf.siteHost(''), 'internet-host': undefined}[
			host.kind
		]
		const whole = prefix === undefined ? host.name : host.namespace.slice(prefix.length)
		return [...new Set([host.name, whole])].map(name => [name, host] as const)
	})
