/** Actions as patches of the lab file, so that there is one way to change a lab. */

import {accountOf, defaultAccount, defaultRegion} from '../aws/account.ts'
import type {LabDocument} from '../aws/registry.ts'
import {zoneOf} from '../aws/zone/kind.ts'
import {directConnectPatch, maintenanceSteps, rebootSteps, type Step, sitePatch, tunnelPatch} from './tunnel-actions.ts'
import type {ActionItem, Actions, Fault} from './types.ts'

/** An action: one of `checks`, or made by hand. */
export type Action = {[K in keyof Actions]: {readonly kind: K} & Actions[K]}[keyof Actions] | ActionItem

/**
 * The patch that an action is, for `patchDocument()`. `{}` where nothing is to do: healing what is whole, starting
 * what runs. Throws a RangeError if it names nothing of the document.
 */
export function patchOf(action: Action, document: LabDocument): Readonly<Record<string, unknown>> {
	switch (action.kind) {
		case 'change':
			return action.patch as Readonly<Record<string, unknown>>
		case 'fail':
			return faultPatch(action.what, true, document)
		case 'heal':
			return faultPatch(action.what, false, document)
		case 'stop': {
			const found = instanceNamed(action.instance, document)
			return found.written.state === 'stopped' ? {} : instancePatch(found, {state: 'stopped'})
		}
		case 'start': {
			const found = instanceNamed(action.instance, document)
			// A new start is a new automatic public address (SUB-3).
			return found.written.state === 'stopped' ? instancePatch(found, {state: null, starts: (found.written.starts ?? 0) + 1}) : {}
		}
		// In the end all is as before.
		case 'maintenance':
		case 'reboot':
			return {}
	}
}

/** What an action consists of: mostly a patch, sometimes several with waiting between them. */
export function stepsOf(action: Action): readonly Step[] {
	switch (action.kind) {
		case 'maintenance':
			return maintenanceSteps(action.tunnel)
		case 'reboot':
			return rebootSteps(action.site)
		case 'fail':
			if ('tunnel' in action.what && action.what.how === 'delete') return [{do: 'delete', tunnel: action.what.tunnel}]
	}
	return [{do: 'patch', patch: document => patchOf(action, document)}]
}

function faultPatch(what: Fault['what'], fails: boolean, document: LabDocument): Readonly<Record<string, unknown>> {
	if ('zone' in what) return zonePatch(what.zone, fails, document)
	if ('link' in what) return linkPatch(what.link, fails, document)
	if ('directConnect' in what) return directConnectPatch(what.directConnect, fails, document)
	if ('site' in what) return sitePatch(what.site, fails, document)
	if ('tunnel' in what) {
		// It is over as soon as it has happened.
		if (fails && what.how === 'delete') return {}
		return tunnelPatch(what.tunnel, fails ? what.how : undefined, document)
	}
	const found = instanceNamed(what.instance, document)
	const {state} = found.written
	if (fails) return state === 'failed' ? {} : instancePatch(found, {state: 'failed'})
	return state === 'failed' ? instancePatch(found, {state: null}) : {}
}

function zonePatch(written: string, fails: boolean, document: LabDocument) {
	const account = accountOf(document, document.account) ?? defaultAccount
	const lab = {region: document.region ?? defaultRegion, account, document}
	const zone = zoneOf(written, lab)
	if (zone === undefined) throw new RangeError(`no zone is named "${written}"`)
	const same = Object.keys(document.zones ?? {}).filter(key => zoneOf(key, lab) === zone)
	if (fails) return {zones: Object.fromEntries((same.length > 0 ? same : [written]).map(key => [key, {state: 'failed'}]))}
	return same.length === 0
		? {}
		: {zones: Object.fromEntries(same.map(key => [key, document.zones?.[key]?.id === undefined ? null : {state: null}]))}
}

type Vpcs = NonNullable<LabDocument['vpcs']>
type Instances = NonNullable<Vpcs[string]['instances']>
type Found = {readonly vpc: string; readonly name: string; readonly written: Instances[string]}

/** By `name` where that is unique, or by `vpc.name`. */
function instanceNamed(wanted: string, {vpcs = {}}: LabDocument): Found {
	const found = Object.entries(vpcs).flatMap(([vpc, {instances = {}}]) => {
		const name = wanted.startsWith(`${vpc}.`) ? wanted.slice(vpc.length + 1) : wanted
		const written = Object.hasOwn(instances, name) ? instances[name] : undefined
		return written ? [{vpc, name, written}] : []
	})
	const [only] = found
	if (!only || found.length > 1)
		throw new RangeError(only ? `several instances are named "${wanted}"` : `no instance is named "${wanted}"`)
	return only
}

const instancePatch = ({vpc, name}: Found, patch: Readonly<Record<string, unknown>>) => ({
	vpcs: {[vpc]: {instances: {[name]: patch}}}
})

/** `web`, `web:eth1`, or the name of a network interface. */
function linkPatch(wanted: string, fails: boolean, document: LabDocument): Readonly<Record<string, unknown>> {
	const named = Object.entries(document.vpcs ?? {}).flatMap(([vpc, {networkInterfaces = {}}]) => {
		const name = wanted.startsWith(`${vpc}.`) ? wanted.slice(vpc.length + 1) : wanted
		return Object.hasOwn(networkInterfaces, name) ? [{vpc, name}] : []
	})
	const [only] = named
	const state = (was: string | undefined) => (fails ? {link: 'down'} : was === undefined ? {} : {link: null})
	if (only && named.length === 1)
		return interfacePatch(only.vpc, only.name, state(document.vpcs?.[only.vpc]?.networkInterfaces?.[only.name]?.link))
	const [host = '', device = 'eth0'] = wanted.split(':')
	const found = instanceNamed(host, document)
	const index = Number(device.slice(3)) - 1
	if (index < 0) return instancePatch(found, state(found.written.link))
	const extras = found.written.interfaces ?? []
	const extra = extras[index]
	if (extra === undefined) throw new RangeError(`"${host}" has no interface ${device}`)
	if (typeof extra === 'string')
		return interfacePatch(found.vpc, extra, state(document.vpcs?.[found.vpc]?.networkInterfaces?.[extra]?.link))
	const {link: _, ...rest} = extra
	return instancePatch(found, {interfaces: extras.with(index, fails ? {...rest, link: 'down'} : rest)})
}

const interfacePatch = (vpc: string, name: string, patch: Readonly<Record<string, unknown>>) => ({
	vpcs: {[vpc]: {networkInterfaces: {[name]: patch}}}
})
