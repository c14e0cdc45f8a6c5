/** A node's state while it runs: its configuration, the rotation of targets, requests in progress. */
import {createHash, randomBytes} from 'node:crypto'
import type {RuleAction} from '../../model/application-load-balancer.ts'
import {Balance, groupFor, targetKey} from './balance.ts'
import {cookieNames, sealed, setCookies, unsealed} from './cookies.ts'
import type {ApplicationLoadBalancerSpec, BalancedGroup, BalancedTarget} from './types.ts'

type UnderWay = {fail(): void}

export type Chosen = {readonly group: BalancedGroup; readonly target: BalancedTarget}

export class Balancer {
	spec: ApplicationLoadBalancerSpec
	readonly #balances = new Map<string, Balance>()
	/** Requests in progress, by target. */
	readonly #underWay = new Map<string, Set<UnderWay>>()
	readonly #draining = new Map<string, NodeJS.Timeout>()

	constructor(spec: ApplicationLoadBalancerSpec) {
		this.spec = spec
		this.update(spec)
	}

	update(spec: ApplicationLoadBalancerSpec): void {
		this.spec = spec
		const now = Date.now()
		for (const group of spec.targetGroups) this.#balance(group).update(group, now)
		this.#drain()
	}

	/** Requests in progress at a target that is no longer registered end with the deregistration delay (ALB-4). */
	#drain(): void {
		const groups = new Map(this.spec.targetGroups.map(group => [group.key, group]))
		for (const at of this.#underWay.keys()) {
			const [key = '', target = ''] = at.split(' ')
			const group = groups.get(key)
			const isThere = group?.registered.includes(target)
			if (isThere) {
				clearTimeout(this.#draining.get(at))
				this.#draining.delete(at)
			} else if (!this.#draining.has(at)) {
				const end = () => {
					this.#draining.delete(at)
					for (const one of this.#underWay.get(at) ?? []) one.fail()
				}
				this.#draining.set(at, setTimeout(end, (group?.deregistrationDelaySeconds ?? 0) * 1000))
			}
		}
	}

	#balance({key}: BalancedGroup): Balance {
		const found = this.#balances.get(key) ?? new Balance()
		this.#balances.set(key, found)
		return found
	}

	/** The target that a cookie binds the client to, otherwise the next one. Undefined: there is none (503). */
	choose(action: Extract<RuleAction, {type: 'forward'}>, cookies: ReadonlyMap<string, string>): Chosen | undefined {
		const now = Date.now()
		const seal = this.#seal()
		const bound = action.stickinessSeconds === undefined ? undefined : unsealed(cookies.get(cookieNames.group), now, seal)
		const isOffered = action.targetGroups.some(({key, weight}) => key === bound && weight > 0)
		const key = isOffered ? bound : groupFor(action, Math.random())
		const group = this.spec.targetGroups.find(one => one.key === key)
		if (!group) return undefined
		const name = group.cookie?.type === 'app_cookie' ? cookieNames.application : cookieNames.target
		const wanted = group.cookie && unsealed(cookies.get(name), now, seal)
		const target =
			group.targets.find(one => wanted === `${group.key} ${targetKey(one)}`) ?? this.#balance(group).choose(group, now)
		return target && {group, target}
	}

	/** The cookies to set at the client. `answered`: cookies that the target itself sets. */
	cookiesFor(
		action: Extract<RuleAction, {type: 'forward'}>,
		{group, target}: Chosen,
		answered: readonly string[]
	): readonly string[] {
		const now = Date.now()
		const seal = this.#seal()
		const whole: string[] = []
		const {cookie} = group
		if (cookie) {
			const value = sealed(`${group.key} ${targetKey(target)}`, now + cookie.seconds * 1000, seal)
			if (cookie.type === 'lb_cookie') {
				whole.push(...setCookies(cookieNames.target, value, new Date(now + cookie.seconds * 1000)))
			} else if (answered.some(text => text.startsWith(`${cookie.name}=`))) {
				whole.push(...setCookies(cookieNames.application, value, undefined))
			}
		}
		if (action.stickinessSeconds !== undefined) {
			const until = now + action.stickinessSeconds * 1000
			whole.push(...setCookies(cookieNames.group, sealed(group.key, until, seal), new Date(until)))
		}
		return whole
	}

	/** The key that seals cookies: the same at every node, and after a restart. */
	readonly #seal = (): string => createHash('sha256').update(`cookies of ${this.spec.name}`).digest('hex')

	hasWork = ({key}: Pick<BalancedGroup, 'key'>): boolean => [...this.#underWay.keys()].some(at => at.startsWith(`${key} `))

	/** A request counts as outstanding until `done()`; `fail()` is called if it has to be aborted. */
	begins({group, target}: Chosen, fail: () => void): {done(): void} {
		const at = `${group.key} ${targetKey(target)}`
		const all = this.#underWay.get(at) ?? new Set()
		this.#underWay.set(at, all)
		const one: UnderWay = {fail}
		all.add(one)
		const balance = this.#balance(group)
		balance.begins(target)
		return {
			done: () => {
				if (!all.delete(one)) return
				balance.ends(target)
				if (all.size === 0) this.#underWay.delete(at)
			}
		}
	}
}

/** `1-5759e988-bd862e3fe1be46a994272793`. */
export const newTrace = (): string =>
	`1-${Math.floor(Date.now() / 1000)
		.toString(16)
		.padStart(8, '0')}-${randomBytes(12).toString('hex')}`
