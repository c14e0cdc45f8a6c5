/** From a call's input to its answer: choosing the action, dry runs, refusals by the lab's rules. Pure. */

import {accountOf, defaultAccount} from '../aws/account.ts'
import {apiParts} from '../aws/actions.ts'
import {type Item, type View, viewOf} from '../aws/view.ts'
import {directoryOfLab} from '../lab/draft-of.ts'
import {editLab, type LoadedLab} from '../lab/read.ts'
import type {Finding} from '../model/finding.ts'
import {AwsError, invalidAction} from './errors.ts'
import type {Action, Actions, Call, Edit, ServiceActions} from './part.ts'
import {type ServiceName, services} from './services.ts'
import {tagActions} from './tag-actions.ts'

export type Asked = {
	readonly service: ServiceName
	readonly action: string
	readonly input: Item
	readonly accessKey: string
	readonly region: string
}

/** What a call needs besides the lab. */
export type Around = Pick<Call<never>, 'nowMs' | 'newId' | 'gone' | 'observed'>

type AnyAction = Action<Item>

/** All actions by service. */
export function actionsOf(more: ServiceActions): AllActions {
	const parts: readonly ServiceActions[] = [...apiParts, {ec2: tagActions}, more]
	const of = (service: ServiceName) => Object.assign({}, ...parts.map(part => part[service] as Actions<Item> | undefined))
	return Object.fromEntries(Object.keys(services).map(name => [name, of(name as ServiceName)])) as AllActions
}

type AllActions = Readonly<Record<ServiceName, Readonly<Record<string, AnyAction>>>>

/** Undefined: it is not emulated. */
export const actionNamed = ({service, action}: Pick<Asked, 'service' | 'action'>, actions: AllActions): AnyAction | undefined =>
	Object.hasOwn(actions[service], action) ? actions[service][action] : undefined

/** Whether a call can change nothing, by its name. */
export const isRead = (action: string): boolean => /^(?:Describe|Get|Search|List|Assume|Validate)/.test(action)

/** An access key that is 12 digits or the name of one of the lab's accounts belongs to that account, any other to the lab's own. */
function accountOfKey(key: string, {document}: LoadedLab): string {
	const digits = /^(?:ASIA)*(\d{12})$/.exec(key)?.[1]
	return digits ?? accountOf(document, key) ?? accountOf(document, document.account) ?? defaultAccount
}

const views = new WeakMap<LoadedLab['lab'], Map<string, View>>()

/** Computed once per lab, Region and account, together with its descriptions. */
function viewFor(loaded: LoadedLab, region: string, account: string): View {
	const all = views.get(loaded.lab) ?? new Map<string, View>()
	views.set(loaded.lab, all)
	const key = `${region} ${account}`
	const view = all.get(key) ?? viewOf(loaded, directoryOfLab(loaded), {region, account})
	all.set(key, view)
	return view
}

type Performed = {
	/** The same object as before, unless the call changed the lab. */
	readonly loaded: LoadedLab
	readonly answer: Item
	readonly gone: NonNullable<Edit['gone']>
}

/** Errors: AwsError; the lab is then unchanged. */
export function perform(asked: Asked, loaded: LoadedLab, actions: AllActions, around: Around): Performed {
	const {action, input, region} = asked
	const found = actionNamed(asked, actions)
	if (!found) throw invalidAction(action)
	const account = accountOfKey(asked.accessKey, loaded)
	const call = {action, input, view: viewFor(loaded, region, account), whole: loaded, ...around}
	const {patch, whole, pin, words, answer = {}, gone = []} = found(call)
	const {invalid} = services[asked.service]
	const edited = patch ? patched(loaded, patch, {words, invalid}) : ((whole as LoadedLab | undefined) ?? loaded)
	const more = pin?.(viewFor(edited, region, account))
	const after = more ? patched(edited, more, {words, invalid}) : edited
	if (input.DryRun === true) throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412)
	return {loaded: after, answer: typeof answer === 'function' ? answer(viewFor(after, region, account)) : answer, gone}
}

type Refusals = {readonly words: Edit['words']; readonly invalid: string}

function patched(loaded: LoadedLab, patch: Item, refusals: Refusals): LoadedLab {
	const edited = editLab(loaded, patch)
	if (edited.findings) throw refusal(edited.findings, refusals)
	return edited.loaded
}

/** AWS's error: that of the first finding with a code. */
function refusal(findings: readonly Finding[], {words = {}, invalid}: Refusals): AwsError {
	const finding = findings.find(({code}) => code !== undefined) ?? findings[0]
	const {code = invalid, message = 'The request is invalid'} = finding ?? {}
	return new AwsError(code, words[code] ?? message)
}
