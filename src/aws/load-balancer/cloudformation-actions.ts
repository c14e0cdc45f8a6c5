/** Actions, conditions and transforms of listeners and rules in templates, which have the API's form. Pure. */
import type {Making} from '../../iac/part.ts'
import type {Properties} from '../../iac/properties.ts'
import {unknownIn} from '../../iac/unknown.ts'
import {actionOf, conditionsOf, transformsOf} from './actions-asked.ts'

type Action = Parameters<typeof actionOf>[0][number]
type Conditions = Parameters<typeof conditionsOf>[0]
type Transforms = Parameters<typeof transformsOf>[0]

export type ActionMade = {
	readonly written: Readonly<Record<string, unknown>>
	/** ARNs of the target groups that it forwards to. */
	readonly groups: readonly string[]
}

/** Undefined: refused, or not emulated, and reported. */
export function actionAt(key: string, making: Making): ActionMade | undefined {
	const {properties, thingOf, note} = making
	const items = properties.items(key)
	const asked = items.filter(one => !one.text('Type')?.startsWith('authenticate-'))
	if (asked.length < items.length) note(`${key}: nobody is asked who he is`)
	const unknown = asked.map(one => unknownIn(one.raw('TargetGroupArn')) ?? unknownIn(one.raw('ForwardConfig'))).find(Boolean)
	if (unknown) {
		if (!unknown.isReported) note(`it is left out: ${key} depends on ${unknown.why}`)
		return undefined
	}
	const groups: string[] = []
	const nameOf = (arn: string | undefined): string => {
		const group = arn === undefined ? undefined : thingOf(arn, properties.at(key), 'target-group')
		if (group) groups.push(group.id)
		return group?.name ?? ''
	}
	const actions = asked.map(one => plainAction(one))
	const written = refusing(key, properties, () => actionOf(actions, nameOf))
	return (
		written && {
			written: Object.fromEntries(Object.entries(written).map(([name, value]) => [name, properties.placed(key, value)])),
			groups
		}
	)
}

/** Templates may write numbers and booleans as texts. */
function plainAction(action: Properties): Action {
	const forward = action.object('ForwardConfig')
	const stickiness = forward?.object('TargetGroupStickinessConfig')
	return {
		Type: action.text('Type'),
		Order: action.number('Order') ?? 1,
		TargetGroupArn: action.text('TargetGroupArn'),
		RedirectConfig: textsIn(action.object('RedirectConfig')),
		FixedResponseConfig: textsIn(action.object('FixedResponseConfig')),
		...(forward && {
			ForwardConfig: {
				TargetGroups: forward
					.items('TargetGroups')
					.map(one => ({TargetGroupArn: one.text('TargetGroupArn'), Weight: one.number('Weight') ?? 1})),
				...(stickiness && {
					TargetGroupStickinessConfig: {
						Enabled: stickiness.flag('Enabled'),
						DurationSeconds: stickiness.number('DurationSeconds')
					}
				})
			}
		})
	} as unknown as Action
}

const textsIn = (map: Properties | undefined) =>
	map && Object.fromEntries(map.keys().flatMap(key => (map.has(key) ? [[key, map.text(key)]] : [])))

/** Undefined: refused, or not emulated, and reported. */
export function conditionsAt(key: string, {properties, note}: Making): readonly unknown[] | undefined {
	const unknown = unknownIn(properties.raw(key))
	if (unknown) {
		if (!unknown.isReported) note(`it is left out: ${key} depends on ${unknown.why}`)
		return undefined
	}
	const items = properties.items(key)
	if (items.some(one => hasRegex(one))) {
		note(`it is left out: conditions that are regular expressions are not emulated`)
		return undefined
	}
	return refusing(key, properties, () => conditionsOf((properties.raw(key) ?? []) as Conditions))
}

const hasRegex = (condition: Properties): boolean =>
	JSON.stringify(condition.keys().map(key => condition.raw(key))).includes('"RegexValues"')

export const transformsAt = (key: string, properties: Properties): Readonly<Record<string, unknown>> =>
	properties.has(key) && !unknownIn(properties.raw(key)) ? transformsOf(properties.raw(key) as Transforms) : {}

/** Errors of the API become refusals of the property. */
function refusing<Value>(key: string, properties: Properties, make: () => Value): Value | undefined {
	try {
		return make()
	} catch (error) {
		if (!(error instanceof Error && 'code' in error)) throw error
		return properties.refuse(key, {message: error.message, code: String(error.code), fix: 'write what AWS takes'})
	}
}
