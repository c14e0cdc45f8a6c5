/** Finds load balancers, listeners and rules by ARN. Pure. */

import {AwsError} from '../../api/errors.ts'
import type {LoadBalancer} from '../../model/load-balancer.ts'
import type {Vpc} from '../../model/model.ts'
import {idOf} from '../ids.ts'
import {validationError} from '../target-group/actions-place.ts'
import {type View, valueIn} from '../view.ts'
import type {RuleWritten} from './listener-schema.ts'
import {type ListenerDraft, listenersOf, rulesOf} from './listeners.ts'
import type {LoadBalancerWritten} from './schema.ts'

export type FoundBalancer = {
	readonly vpc: Vpc
	readonly balancer: LoadBalancer
	readonly path: readonly string[]
	readonly written: LoadBalancerWritten
}

export type FoundListener = FoundBalancer & {
	readonly listener: ListenerDraft
	readonly listenerArn: string
	readonly listenerPath: readonly string[]
}

export type FoundRule = FoundListener & {
	readonly ruleArn: string
	readonly priority: string
	/** Undefined: the default rule, whose action is the listener's. */
	readonly rule: RuleWritten | undefined
	readonly rulePath: readonly string[]
}

export const allBalancers = (view: View): readonly FoundBalancer[] =>
	view.vpcs.flatMap(vpc =>
		vpc.loadBalancers.map(balancer => {
			const path = ['vpcs', vpc.key, 'loadBalancers', balancer.name]
			return {vpc, balancer, path, written: valueIn(view.document, path) as LoadBalancerWritten}
		})
	)

/** 16 hexadecimal digits: of a listener from `main.web TCP:80`, of a rule from that and its priority. */
export const listenerDigits = (text: string): string => idOf('lsn', text).slice(-16)

export const listenersIn = (found: FoundBalancer): readonly FoundListener[] =>
	listenersOf(found.written).map(listener => {
		const {arn, key} = found.balancer
		const id = listener.written.id ?? listenerDigits(`${key} ${listener.key}`)
		return {
			...found,
			listener,
			listenerArn: `${arn.replace(':loadbalancer/', ':listener/')}/${id}`,
			listenerPath: [...found.path, 'listeners', listener.key]
		}
	})

/** By priority, the default rule last. */
export function rulesIn(found: FoundListener): readonly FoundRule[] {
	const {balancer, listener, listenerArn, listenerPath} = found
	const ruleArnOf = (id: string) => `${listenerArn.replace(':listener/', ':listener-rule/')}/${id}`
	const seed = `${balancer.key} ${listener.key}`
	return [
		...rulesOf(listener).map(([priority, rule]) => ({
			...found,
			ruleArn: ruleArnOf(rule.id ?? listenerDigits(`${seed} ${priority}`)),
			priority,
			rule,
			rulePath: [...listenerPath, 'rules', priority]
		})),
		{
			...found,
			ruleArn: ruleArnOf(listenerDigits(`${seed} default`)),
			priority: 'default',
			rule: undefined,
			rulePath: listenerPath
		}
	]
}

const allListeners = (view: View): readonly FoundListener[] => allBalancers(view).flatMap(listenersIn)

function found<Thing>(things: readonly Thing[], arnIn: (thing: Thing) => string, arn: string, words: Words): Thing {
	if (!arn.includes(`:${words.type}/`)) throw validationError(`'${arn}' is not a valid ${words.noun} ARN`)
	const thing = things.find(one => arnIn(one) === arn)
	if (!thing) throw new AwsError(words.code, `One or more ${words.noun}s not found`)
	return thing
}

type Words = {readonly type: string; readonly noun: string; readonly code: string}

/** Errors: AwsError. */
export const balancerOf = (arn: string, view: View): FoundBalancer =>
	found(allBalancers(view), ({balancer}) => balancer.arn, arn, {
		type: 'loadbalancer',
		noun: 'load balancer',
		code: 'LoadBalancerNotFound'
	})

/** Errors: AwsError. */
export const listenerOf = (arn: string, view: View): FoundListener =>
	found(allListeners(view), one => one.listenerArn, arn, {type: 'listener', noun: 'listener', code: 'ListenerNotFound'})

/** Errors: AwsError. */
export const ruleOf = (arn: string, view: View): FoundRule =>
	found(allListeners(view).flatMap(rulesIn), one => one.ruleArn, arn, {type: 'listener-rule', noun: 'rule', code: 'RuleNotFound'})
