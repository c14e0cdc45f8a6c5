/** What AWS refuses about load balancers (ELB-1, NLB-1). */
import type {Finding, Path} from '../../model/finding.ts'
import {parseAddress} from '../../net/address.ts'
import {privateRangeOf} from '../../net/public-ranges.ts'
import type {Draft, VpcDraft} from '../draft.ts'
import {checkElbName, checkElbNameTaken} from '../elb-names.ts'
import {idOf} from '../ids.ts'
import {entriesOf, unknownName} from '../kind.ts'
import {checkGroups} from '../security-group/kind.ts'
import {checkApplication, checkForwards} from './checks-application.ts'
import {checkFamilies} from './checks-families.ts'
import {checkGateway} from './checks-gateway.ts'
import {checkTls} from './checks-tls.ts'
import {isApplication, isGateway, isInternetFacing, listenerProtocols, mappingsOf} from './draft.ts'
import {forwardsOf, listenersOf, rulesOf} from './listeners.ts'
import {applicationAttributes, gatewayAttributes, type LoadBalancerWritten, networkAttributes} from './schema.ts'

const names = {section: 'loadBalancers', noun: 'load balancer', code: 'DuplicateLoadBalancerName'} as const

export function* checkLoadBalancers(vpc: VpcDraft, draft: Draft): Generator<Finding> {
	for (const [name, written] of entriesOf(vpc.written.loadBalancers)) {
		const path = [...vpc.path, 'loadBalancers', name]
		yield* checkElbName(name, path, names.noun)
		yield* checkElbNameTaken(name, path, vpc, draft, names)
		yield* checkSubnets(written, path, vpc)
		yield* checkListeners(written, path, vpc)
		yield* checkAttributes(written, path)
		yield* checkFamilies(written, path, vpc)
		yield* checkGroups(written.securityGroups ?? [], [...path, 'securityGroups'], vpc, draft)
		if (isApplication(written)) yield* checkApplication(written, path, vpc)
		if (isGateway(written)) yield* checkGateway(written, path)
	}
	yield* checkAssociations(vpc)
}

function* checkSubnets(written: LoadBalancerWritten, path: Path, vpc: VpcDraft): Generator<Finding> {
	const zones = new Map<string, string>()
	if (isInternetFacing(written) && !vpc.written.internetGateway) {
		yield {
			path,
			at: 'key',
			message: `VPC ${idOf('vpc', vpc.key)} ("${vpc.key}") has no internet gateway`,
			code: 'InvalidSubnet',
			fix: `add "internetGateway: true" to vpcs.${vpc.key}, or write "scheme: internal"`
		}
	}
	for (const [index, mapping] of mappingsOf(written).entries()) {
		const at = [...path, 'subnets', index]
		const field = (key: string) => (typeof written.subnets[index] === 'string' ? at : [...at, key])
		const subnet = vpc.subnets.get(mapping.subnet)
		if (!subnet) {
			yield unknownName(field('subnet'), 'subnet', mapping.subnet, vpc.subnets.keys(), 'SubnetNotFound')
			continue
		}
		const other = subnet.zone === undefined ? undefined : zones.get(subnet.zone)
		if (other !== undefined) {
			yield {
				path: field('subnet'),
				message: `A load balancer cannot be attached to multiple subnets in the same Availability Zone: "${other}" and "${subnet.name}" are in ${subnet.zone}`,
				code: 'InvalidConfigurationRequest',
				fix: 'keep one subnet of each zone'
			}
		}
		if (subnet.zone !== undefined) zones.set(subnet.zone, subnet.name)
		yield* checkAddresses(mapping, at, written)
	}
}

/** AWS has assigned an imported node's address: marked by `interfaceId`. */
function* checkAddresses(
	{elasticIp, privateIp, publicIp, interfaceId}: ReturnType<typeof mappingsOf>[number],
	at: Path,
	balancer: LoadBalancerWritten
): Generator<Finding> {
	const isPublic = isInternetFacing(balancer)
	if (isApplication(balancer) && (elasticIp !== undefined || (privateIp !== undefined && interfaceId === undefined))) {
		yield {
			path: [...at, elasticIp === undefined ? 'privateIp' : 'elasticIp'],
			message: 'addresses of nodes of an Application Load Balancer are chosen by AWS',
			code: 'InvalidConfigurationRequest',
			fix: 'leave it out'
		}
		return
	}
	if (elasticIp !== undefined && !isPublic) {
		yield {
			path: [...at, 'elasticIp'],
			message: 'an internal load balancer has no elastic addresses',
			code: 'InvalidConfigurationRequest',
			fix: 'leave "elasticIp" out, or write "scheme: internet-facing"'
		}
	}
	if (privateIp !== undefined && isPublic && interfaceId === undefined) {
		yield {
			path: [...at, 'privateIp'],
			message: 'the private address of an internet-facing node is chosen by AWS (NLB-1)',
			code: 'InvalidConfigurationRequest',
			fix: 'leave "privateIp" out, or write "scheme: internal"'
		}
	}
	if (publicIp === undefined) return
	const address = parseAddress(publicIp)
	const isUsable = isPublic && elasticIp === undefined && interfaceId !== undefined
	if (!isUsable || !address || privateRangeOf(address)) {
		yield {
			path: [...at, 'publicIp'],
			message: isUsable
				? `"${publicIp}" is not a public IPv4 address`
				: 'the public address of a node is an elastic one, or chosen by AWS; only an imported one says it',
			code: 'InvalidConfigurationRequest',
			fix: 'leave "publicIp" out, or name an elastic address: elasticIp'
		}
	}
}

/** Other keys are only for listeners that read requests. */
const ofEveryListener: readonly string[] = ['targetGroup', 'attributes', 'id', 'tags', 'aws']

function* checkListeners(written: LoadBalancerWritten, path: Path, vpc: VpcDraft): Generator<Finding> {
	const ports = new Map<number, string>()
	for (const listener of listenersOf(written)) {
		const {key, protocol, port} = listener
		const at = [...path, 'listeners', key]
		const isOfRequests = protocol === 'HTTP' || protocol === 'HTTPS'
		const allowed: readonly string[] = listenerProtocols[written.type]
		if (!allowed.includes(protocol)) {
			const type = Object.entries(listenerProtocols).find(([, all]) => (all as readonly string[]).includes(protocol))?.[0]
			yield {
				path: at,
				at: 'key',
				message: `Listener protocol '${protocol}' must be one of '${allowed.join(', ')}'`,
				code: 'ValidationError',
				fix: isApplication(written) ? 'write HTTP:80, for example' : `write "type: ${type}"`
			}
			continue
		}
		if (port < 1 || port > 65_535) {
			yield {
				path: at,
				at: 'key',
				message: `${port} is not a port from 1 to 65535`,
				code: 'ValidationError',
				fix: 'write TCP:80, for example'
			}
		}
		const other = ports.get(port)
		if (other !== undefined) {
			yield {
				path: at,
				at: 'key',
				message: `A listener already exists on port ${port} for this load balancer: ${other}`,
				code: 'DuplicateListener',
				fix: `keep one of the two; TCP_UDP:${port} takes both protocols`
			}
		}
		ports.set(port, key)
		if (isOfRequests) continue
		const short = typeof written.listeners?.[key] === 'string'
		const fields = protocol === 'TLS' ? [...ofEveryListener, 'certificates'] : ofEveryListener
		const own = Object.keys(listener.written).find(field => !fields.includes(field))
		if (own !== undefined || listener.written.targetGroup === undefined) {
			yield {
				path: own === undefined ? at : [...at, own],
				message: `a listener of protocol ${protocol} forwards to one target group, and has nothing else`,
				code: 'InvalidConfigurationRequest',
				fix: 'write "targetGroup", or use an Application Load Balancer'
			}
			continue
		}
		yield* checkForwards(listener.written, short ? at : [...at, 'targetGroup'], protocol, vpc)
		if (protocol === 'TLS') yield* checkTls(listener.written, protocol, at)
	}
}

/** Refuses attributes of the other load balancer types. */
function* checkAttributes({attributes = {}, ...written}: LoadBalancerWritten, path: Path): Generator<Finding> {
	const known = isApplication(written) ? applicationAttributes : isGateway(written) ? gatewayAttributes : networkAttributes
	for (const key of Object.keys(attributes)) {
		if (Object.hasOwn(known, key)) continue
		yield {
			path: [...path, 'attributes', key],
			message: `Load balancer attribute key '${key}' is not supported on load balancers of type '${written.type}'`,
			code: 'InvalidConfigurationRequest',
			fix: 'leave it out'
		}
	}
}

const forwardedBy = (written: LoadBalancerWritten) =>
	listenersOf(written).flatMap(listener =>
		[listener.written, ...rulesOf(listener).map(([, rule]) => rule)]
			.flatMap(forwardsOf)
			.map(([targetGroup]) => ({key: listener.key, targetGroup}))
	)

function* checkAssociations(vpc: VpcDraft): Generator<Finding> {
	const users = new Map<string, string>()
	for (const [name, written] of entriesOf(vpc.written.loadBalancers)) {
		for (const {key, targetGroup} of forwardedBy(written)) {
			const other = users.get(targetGroup)
			if (other !== undefined && other !== name) {
				yield {
					path: [...vpc.path, 'loadBalancers', name, 'listeners', key],
					message: `target group "${targetGroup}" cannot be associated with more than one load balancer: "${other}" has it`,
					code: 'TargetGroupAssociationLimit',
					fix: 'make a target group of its own'
				}
			}
			users.set(targetGroup, name)
		}
	}
}
