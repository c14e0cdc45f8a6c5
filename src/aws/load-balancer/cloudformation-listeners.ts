/** Listeners, their rules and certificates. Doc: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html */
import {leftOut, notEmulated} from '../../iac/made.ts'
import type {Made, Making, ResourceType, Thing} from '../../iac/part.ts'
import type {Properties} from '../../iac/properties.ts'
import {unknownIn} from '../../iac/unknown.ts'
import {idOf} from '../ids.ts'
import {listenerDigits} from './actions-place.ts'
import {type ActionMade, actionAt, conditionsAt, transformsAt} from './cloudformation-actions.ts'
import {listenerPattern} from './listener-schema.ts'

function makeListener(making: Making): Made {
	const {properties, thingAt} = making
	const balancer = thingAt('LoadBalancerArn', 'load-balancer')
	if (!balancer) return leftOut(making)
	const [protocol, port] = [properties.text('Protocol'), properties.number('Port')]
	const key = balancer.facts?.type === 'gateway' ? 'GENEVE:6081' : `${protocol}:${port}`
	if (protocol === undefined && key !== 'GENEVE:6081') {
		properties.refuse('Protocol', {
			message: 'A listener protocol must be specified',
			code: 'ValidationError',
			fix: 'add Protocol'
		})
		return leftOut(making)
	}
	if (!listenerPattern.test(key)) return notEmulated(making, `it is left out: protocol ${protocol} is not emulated`)
	const action = actionAt('DefaultActions', making)
	if (!action) return leftOut(making)
	const attributes = attributesOf(making)
	const path = [...balancer.path, 'listeners', key]
	const id = `${balancer.id.replace(':loadbalancer/', ':listener/')}/${listenerDigits(`${balancer.vpc}.${balancer.name} ${key}`)}`
	const certificates = protocol === 'HTTPS' || protocol === 'TLS' ? certificatesAt(balancer, making) : undefined
	if (properties.has('MutualAuthentication') && properties.object('MutualAuthentication')?.text('Mode') !== 'off') {
		making.note('MutualAuthentication: nobody is asked for a certificate')
	}
	return {
		ref: id,
		attributes: {ListenerArn: () => id},
		things: [listenerThing(id, path, key, balancer, action)],
		edits: [
			{
				path,
				value: {
					...action.written,
					certificates: certificates && properties.placed('Certificates', certificates),
					attributes: attributes && properties.placed('ListenerAttributes', attributes),
					tags: making.tags()
				}
			}
		]
	}
}

const listenerThing = (id: string, path: readonly string[], name: string, balancer: Thing, {groups}: ActionMade): Thing => ({
	kind: 'listener',
	id,
	path,
	name,
	...(balancer.vpc !== undefined && {vpc: balancer.vpc}),
	facts: {balancer: balancer.id, groups}
})

const idleTimeout = 'tcp.idle_timeout.seconds'

function attributesOf({properties, note}: Making): Readonly<Record<string, number>> | undefined {
	let seconds: number | undefined
	for (const item of properties.items('ListenerAttributes')) {
		const key = item.text('Key')
		if (key === idleTimeout) {
			seconds = item.number('Value')
		} else if (key?.startsWith('routing.http.')) {
			note('ListenerAttributes: headers stay as targets and clients send them')
		}
	}
	return seconds === undefined ? undefined : {[idleTimeout]: seconds}
}

/** Host names of its certificates, as far as the template declares them; otherwise the name of the load balancer. */
function certificatesAt(balancer: Thing, {properties, lab, assume}: Making): readonly string[] {
	const names = properties.items('Certificates').flatMap(one => {
		const arn = unknownIn(one.raw('CertificateArn')) ? undefined : one.text('CertificateArn')
		const found = lab.things().find(({id}) => id === arn)
		return (found?.facts?.domains as readonly string[] | undefined) ?? []
	})
	if (names.length > 0) return [...new Set(names)]
	const own = String(balancer.facts?.dnsName).toLowerCase()
	assume(`its certificate is for ${own} (certificates of the listener in the lab file)`)
	return [own]
}

function makeRule(making: Making): Made {
	const {properties, thingAt} = making
	const listener = thingAt('ListenerArn', 'listener')
	const priority = properties.number('Priority')
	if (!listener || priority === undefined) return leftOut(making)
	const conditions = conditionsAt('Conditions', making)
	const action = conditions && actionAt('Actions', making)
	if (!conditions || !action) return leftOut(making)
	const path = [...listener.path, 'rules', String(priority)]
	const balancer = {...listener, id: String(listener.facts?.balancer)}
	const key = `${listener.vpc}.${listener.path[3]} ${listener.name}`
	const id = `${listener.id.replace(':listener/', ':listener-rule/')}/${listenerDigits(`${key} ${priority}`)}`
	if (making.lab.written(path) !== undefined && making.lab.thing(id)) {
		properties.refuse('Priority', {
			message: `Priority '${priority}' is currently in use`,
			code: 'PriorityInUse',
			fix: 'choose another priority'
		})
		return leftOut(making)
	}
	return {
		ref: id,
		attributes: {RuleArn: () => id, IsDefault: () => false},
		things: [listenerThing(id, path, String(priority), balancer, action)],
		edits: [
			{
				path,
				value: {
					conditions: properties.placed('Conditions', conditions),
					...action.written,
					...transformsAt('Transforms', properties),
					tags: making.tags()
				}
			}
		]
	}
}

/** Further certificates of a listener. */
function makeListenerCertificate(making: Making): Made {
	const {properties, thingAt} = making
	const listener = thingAt('ListenerArn', 'listener')
	if (!listener) return leftOut(making)
	const names = properties.items('Certificates').flatMap(one => domainsOf(one, making))
	return {
		ref: `${listener.id}-${making.logicalId}`,
		edits: names.length === 0 ? [] : [{path: [...listener.path, 'certificates'], value: names, append: true}]
	}
}

function domainsOf(certificate: Properties, {lab, note}: Making): readonly string[] {
	const arn = unknownIn(certificate.raw('CertificateArn')) ? undefined : certificate.text('CertificateArn')
	const domains = lab.things().find(({id}) => id === arn)?.facts?.domains as readonly string[] | undefined
	if (!domains) note('the host names of its certificate are not known: none is added')
	return domains ?? []
}

/** Certificates are of the listeners that have them: their host names are what clients ask for. */
function makeCertificate(making: Making): Made {
	const {properties, lab, name} = making
	const id = `arn:aws:acm:${lab.region}:${lab.account}:certificate/${idOf('acm', name).slice(-16)}`
	const domains = [properties.text('DomainName') ?? [], properties.texts('SubjectAlternativeNames') ?? []].flat()
	return {ref: id, attributes: {Id: () => id}, things: [{kind: 'certificate', id, path: [], name, facts: {domains}}]}
}

export const listenerTypes: Readonly<Record<string, ResourceType>> = {
	'AWS::ElasticLoadBalancingV2::Listener': {
		effect: [
			'LoadBalancerArn',
			'Protocol',
			'Port',
			'DefaultActions',
			'Certificates',
			'ListenerAttributes',
			'MutualAuthentication',
			'Tags'
		],
		inert: ['SslPolicy', 'AlpnPolicy'],
		make: makeListener
	},
	'AWS::ElasticLoadBalancingV2::ListenerRule': {
		effect: ['ListenerArn', 'Priority', 'Conditions', 'Actions', 'Transforms', 'Tags'],
		make: makeRule
	},
	'AWS::ElasticLoadBalancingV2::ListenerCertificate': {
		effect: ['ListenerArn', 'Certificates'],
		make: makeListenerCertificate
	},
	'AWS::CertificateManager::Certificate': {
		effect: ['DomainName', 'SubjectAlternativeNames'],
		inert: [
			'CertificateAuthorityArn',
			'CertificateExport',
			'CertificateTransparencyLoggingPreference',
			'DomainValidationOptions',
			'KeyAlgorithm',
			'Tags',
			'ValidationMethod'
		],
		make: makeCertificate
	}
}
