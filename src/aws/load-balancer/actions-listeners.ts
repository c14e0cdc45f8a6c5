/** Listeners and their rules. Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
import type {CreateListenerInput, Requests} from '../../../api-models/elbv2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {pagedByMarker} from '../../api/listing.ts'
import {type Actions, patchAt, together} from '../../api/part.ts'
import {replacing} from '../../api/places.ts'
import {tagsIn, writtenTags} from '../../api/tags.ts'
import {validationError} from '../target-group/actions-place.ts'
import type {Item, View} from '../view.ts'
import {actionOf, conditionsOf, groupNameIn, transformsOf} from './actions-asked.ts'
import {describeListener, describeRule, listenerAttributes} from './actions-described.ts'
import {balancerOf, type FoundBalancer, type FoundListener, listenerOf, listenersIn, ruleOf, rulesIn} from './actions-place.ts'

/** The last part of an ARN. */
const idIn = (arn: string): string => arn.slice(-16)

const protocols = ['TCP', 'UDP', 'TCP_UDP', 'TLS', 'HTTP', 'HTTPS']

/** Errors: AwsError, for a port in use or a protocol that is not emulated. */
function keyOf(protocol: string | undefined, port: number | undefined, found: FoundBalancer, except?: FoundListener): string {
	if (found.balancer.type === 'gateway') return 'GENEVE:6081'
	if (protocol === undefined) throw validationError('A listener protocol must be specified')
	if (port === undefined) throw validationError('A listener port must be specified')
	if (!protocols.includes(protocol)) {
		throw new AwsError('UnsupportedProtocol', `In this lab there are no listeners of the protocol '${protocol}'`)
	}
	const other = listenersIn(found).find(
		({listener, listenerArn}) => listener.port === port && listenerArn !== except?.listenerArn
	)
	if (other) {
		throw new AwsError(
			'DuplicateListener',
			`A listener already exists on this port for this load balancer '${found.balancer.arn}'`
		)
	}
	return `${protocol}:${port}`
}

/** Listeners of HTTPS and TLS present a certificate for the load balancer's name, not the requested one: ACM is not emulated. */
function certificatesOf(
	protocol: string,
	{balancer}: FoundBalancer,
	{Certificates}: Pick<CreateListenerInput, 'Certificates'>
): Item {
	if (protocol !== 'HTTPS' && protocol !== 'TLS') return {}
	if (!Certificates?.length) {
		throw new AwsError('CertificateNotFound', `A certificate must be specified for ${protocol} listeners`)
	}
	return {
		certificates: [balancer.dnsName.toLowerCase()],
		aws: {Certificates: Certificates.map(({CertificateArn}) => ({CertificateArn}))}
	}
}

const answeredListener = (arn: string) => (after: View) => ({Listeners: [describeListener(listenerOf(arn, after))]})
const answeredRules = (arns: readonly string[]) => (after: View) => ({Rules: arns.map(arn => describeRule(ruleOf(arn, after)))})

export const listenerActions: Actions<Requests> = {
	DescribeListeners({input, view}) {
		const {LoadBalancerArn, ListenerArns} = input
		const found = ListenerArns
			? ListenerArns.map(arn => listenerOf(arn, view))
			: LoadBalancerArn === undefined
				? undefined
				: listenersIn(balancerOf(LoadBalancerArn, view))
		if (!found) throw validationError('You must specify either listener ARNs or a load balancer ARN')
		return {answer: pagedByMarker(found.map(describeListener), 'Listeners', input)}
	},
	CreateListener({input, view, newId}) {
		const found = balancerOf(input.LoadBalancerArn, view)
		const key = keyOf(input.Protocol, input.Port, found)
		const id = idIn(newId('lsn'))
		return {
			patch: patchAt([...found.path, 'listeners', key], {
				id,
				...actionOf(input.DefaultActions, groupNameIn(found.vpc)),
				...certificatesOf(String(input.Protocol), found, input),
				tags: writtenTags(tagsIn(input.Tags))
			}),
			answer: answeredListener(`${found.balancer.arn.replace(':loadbalancer/', ':listener/')}/${id}`)
		}
	},
	ModifyListener({input, view}) {
		const found = listenerOf(input.ListenerArn, view)
		const {listener, path, vpc} = found
		const {protocol, port, written} = listener
		const key = keyOf(input.Protocol ?? protocol, input.Port ?? port, found, found)
		const {targetGroup: _, forward: __, redirect: ___, fixedResponse: ____, ...rest} = written
		const whole = {
			...rest,
			id: idIn(input.ListenerArn),
			...(input.DefaultActions ? actionOf(input.DefaultActions, groupNameIn(vpc)) : written),
			...(input.Certificates && certificatesOf(input.Protocol ?? protocol, found, input))
		}
		const patch =
			key === listener.key
				? patchAt([...path, 'listeners', key], replacing(written, whole))
				: together(patchAt([...path, 'listeners', listener.key], null), patchAt([...path, 'listeners', key], whole))
		return {patch, answer: answeredListener(input.ListenerArn)}
	},
	DeleteListener({input: {ListenerArn}, view}) {
		return {patch: patchAt(listenerOf(ListenerArn, view).listenerPath, null)}
	},
	DescribeListenerAttributes: ({input: {ListenerArn}, view}) => ({
		answer: {Attributes: listenerAttributes(listenerOf(ListenerArn, view))}
	}),
	ModifyListenerAttributes({input: {ListenerArn, Attributes}, view}) {
		const {listenerPath, listener} = listenerOf(ListenerArn, view)
		const odd = Attributes.find(({Key}) => Key !== 'tcp.idle_timeout.seconds' || listener.protocol !== 'TCP')
		if (odd) throw validationError(`Listener attribute key '${odd.Key}' is not recognized`)
		const seconds = Number(Attributes.at(-1)?.Value)
		return {
			patch: patchAt(listenerPath, {...listener.written, attributes: {'tcp.idle_timeout.seconds': seconds}}),
			answer: after => ({Attributes: listenerAttributes(listenerOf(ListenerArn, after))})
		}
	},
	DescribeListenerCertificates: ({input: {ListenerArn}, view}) => {
		const {Certificates = []} = describeListener(listenerOf(ListenerArn, view))
		return {answer: {Certificates: (Certificates as readonly Item[]).map((one, index) => ({...one, IsDefault: index === 0}))}}
	},
	DescribeRules({input, view}) {
		const {ListenerArn, RuleArns} = input
		const found = RuleArns
			? RuleArns.map(arn => ruleOf(arn, view))
			: ListenerArn === undefined
				? undefined
				: rulesIn(listenerOf(ListenerArn, view))
		if (!found) throw validationError('You must specify either listener rule ARNs or a listener ARN')
		return {answer: pagedByMarker(found.map(describeRule), 'Rules', input)}
	},
	CreateRule({input, view, newId}) {
		const found = listenerOf(input.ListenerArn, view)
		const {balancer, listener, listenerPath, vpc} = found
		if (balancer.type !== 'application') {
			throw new AwsError('OperationNotPermitted', 'Rules are unsupported for listeners of this load balancer')
		}
		const priority = String(input.Priority)
		if (rulesIn(found).some(one => one.priority === priority)) {
			throw new AwsError('PriorityInUse', `Priority '${priority}' is currently in use`)
		}
		const id = idIn(newId('rule'))
		const rule = {
			id,
			conditions: conditionsOf(input.Conditions),
			...actionOf(input.Actions, groupNameIn(vpc)),
			...transformsOf(input.Transforms),
			tags: writtenTags(tagsIn(input.Tags))
		}
		return {
			patch: patchAt(listenerPath, {...listener.written, rules: {[priority]: rule}}),
			answer: answeredRules([`${input.ListenerArn.replace(':listener/', ':listener-rule/')}/${id}`])
		}
	},
	ModifyRule({input, view}) {
		const {rule, rulePath, vpc} = ruleOf(input.RuleArn, view)
		if (!rule) throw new AwsError('OperationNotPermitted', `Default rule '${input.RuleArn}' cannot be modified`)
		const {targetGroup: _, forward: __, redirect: ___, fixedResponse: ____, ...rest} = rule
		const whole = {
			...rest,
			id: idIn(input.RuleArn),
			...(input.Actions ? actionOf(input.Actions, groupNameIn(vpc)) : rule),
			...(input.Conditions && {conditions: conditionsOf(input.Conditions)}),
			...transformsOf(input.Transforms)
		}
		return {patch: patchAt(rulePath, replacing(rule, whole)), answer: answeredRules([input.RuleArn])}
	},
	DeleteRule({input: {RuleArn}, view}) {
		const {rule, rulePath} = ruleOf(RuleArn, view)
		if (!rule) throw new AwsError('OperationNotPermitted', `Default rule '${RuleArn}' cannot be deleted`)
		return {patch: patchAt(rulePath, null)}
	},
	SetRulePriorities({input: {RulePriorities}, view}) {
		const moved = RulePriorities.map(({RuleArn = '', Priority = 0}) => ({
			found: ruleOf(RuleArn, view),
			priority: String(Priority)
		}))
		const [first] = moved
		const odd = moved.find(({found}) => !found.rule)
		if (odd || !first) throw new AwsError('OperationNotPermitted', 'You cannot set the priority of the default rule')
		const going = new Set(moved.map(({found}) => found.ruleArn))
		const others = rulesIn(first.found).filter(({ruleArn}) => !going.has(ruleArn))
		const taken = moved.find(({priority}) => others.some(one => one.priority === priority))
		if (taken) throw new AwsError('PriorityInUse', `Priority '${taken.priority}' is currently in use`)
		return {
			patch: together(
				...moved.map(({found}) => patchAt(found.rulePath, null)),
				...moved.map(({found: {listenerPath, listener, rule, ruleArn}, priority}) => {
					const before = listener.written.rules?.[priority]
					return patchAt([...listenerPath, 'rules', priority], replacing(before, {...rule, id: idIn(ruleArn)}))
				})
			),
			answer: answeredRules([...going])
		}
	}
}
