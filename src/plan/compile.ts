import {type Learned, nothingLearned} from '../control/learned.ts'
import {propagate, vpnStateOf} from '../control/vpn-state.ts'
import type {DataPath} from '../daemons/strongswan/types.ts'
import type {Lab} from '../lab/model.ts'
import {contextOf} from './context.ts'
import {type GatewayKind, mergeFragments} from './fragment.ts'
import {directConnect} from './kinds/direct-connect.ts'
import {compileInstances} from './kinds/instance.ts'
import {internet} from './kinds/internet.ts'
import {internetGateway} from './kinds/internet-gateway.ts'
import {natGateway} from './kinds/nat-gateway.ts'
import {peering} from './kinds/peering.ts'
import {site} from './kinds/site.ts'
import {transitGateway} from './kinds/transit-gateway.ts'
import {compileVpc} from './kinds/vpc.ts'
import {vpnConnection} from './kinds/vpn-connection.ts'
import {vpnGateway} from './kinds/vpn-gateway.ts'
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
		...lab.vpcs.map(vpc => compileInstances(lab, context.vpc(vpc.key)))
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
