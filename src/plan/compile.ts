import {type Learned, nothingLearned} from '../control/learned.ts'
import type {Lab} from '../lab/model.ts'
import {contextOf} from './context.ts'
import type {Fragment, GatewayKind} from './fragment.ts'
import {compileInstances} from './kinds/instance.ts'
import {internet} from './kinds/internet.ts'
import {internetGateway} from './kinds/internet-gateway.ts'
import {natGateway} from './kinds/nat-gateway.ts'
import {peering} from './kinds/peering.ts'
import {transitGateway} from './kinds/transit-gateway.ts'
import {compileVpc} from './kinds/vpc.ts'
import {namespaceOf} from './names.ts'
import type {Host, Link, Plan} from './types.ts'

/** Every kind of gateway that stands beside VPCs. A new one is a file in `kinds/` and a word here. */
const gatewayKinds: readonly GatewayKind[] = [internetGateway, natGateway, peering, transitGateway, internet]

/**
 * The kernel objects of a lab. Pure, and the same for the same lab; linear in what the lab holds.
 */
export const compile = (lab: Lab, _learned: Learned = nothingLearned): Plan => {
	const context = contextOf(lab)
	const fragments: Fragment[] = [
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
	]
	return {
		lab: lab.name,
		namespaces: Object.assign({}, ...fragments.map(({namespaces}) => namespaces)),
		links: Object.fromEntries(fragments.flatMap(({links = []}) => links).map(link => [linkKey(link), link])),
		hosts: Object.fromEntries(hostsByName(fragments.flatMap(({hosts = []}) => hosts))),
		points: Object.assign({}, ...fragments.map(({points}) => points))
	}
}

const linkKey = ({ends: [{namespace, name}]}: Link) => `${namespace}/${name}`

/** A host answers to its shortest unique name and to `<vpc>.<name>`, its namespace's. */
const hostsByName = (hosts: readonly Host[]): (readonly [string, Host])[] =>
	hosts.flatMap(host => {
		const whole = host.kind === 'instance' ? host.namespace.slice(namespaceOf.instance('').length) : host.name
		return [...new Set([host.name, whole])].map(name => [name, host] as const)
	})
