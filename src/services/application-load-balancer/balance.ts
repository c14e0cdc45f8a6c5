/** Chooses the target group and the target of a request (ALB-2, ALB-3). Counts requests; knows no sockets. */
import type {RuleAction} from '../../model/application-load-balancer.ts'
import type {BalancedGroup, BalancedTarget} from './types.ts'

type Forward = Extract<RuleAction, {type: 'forward'}>

/** Chooses a target group by weight; undefined: all have weight 0. `random`: from 0 to 1. */
export function groupFor({targetGroups}: Forward, random: number): string | undefined {
	const total = targetGroups.reduce((sum, {weight}) => sum + weight, 0)
	let left = random * total
	for (const {key, weight} of targetGroups) {
		if (left < weight) return key
		left -= weight
	}
	return undefined
}

/** The state of one target group, kept when its targets change. */
export class Balance {
	#next = 0
	readonly #outstanding = new Map<string, number>()
	/** When each target was added, in milliseconds. */
	readonly #since = new Map<string, number>()

	update({targets}: BalancedGroup, nowMs: number): void {
		const ids = new Set(targets.map(targetKey))
		for (const key of [...this.#since.keys()]) if (!ids.has(key)) this.#since.delete(key)
		// Targets that are there from the beginning need no slow start.
		const first = this.#since.size === 0
		for (const key of ids) if (!this.#since.has(key)) this.#since.set(key, first ? Number.NEGATIVE_INFINITY : nowMs)
	}

	choose({targets, algorithm, slowStartSeconds}: BalancedGroup, nowMs: number): BalancedTarget | undefined {
		if (targets.length === 0) return undefined
		if (algorithm === 'weighted_random') return targets[Math.floor(Math.random() * targets.length)]
		const turn = this.#next
		this.#next = (turn + 1) % 0x7fffffff
		const inTurn = targets.map((_, index) => targets[(turn + index) % targets.length] as BalancedTarget)
		if (algorithm === 'least_outstanding_requests') {
			return inTurn.reduce((best, one) => (this.#count(one) < this.#count(best) ? one : best))
		}
		return inTurn.find(one => Math.random() < this.#share(one, slowStartSeconds, nowMs)) ?? inTurn[0]
	}

	/** The fraction of its full share that a target gets: less than 1 during its slow start. */
	#share(target: BalancedTarget, slowStartSeconds: number, nowMs: number): number {
		const ageMs = nowMs - (this.#since.get(targetKey(target)) ?? 0)
		return slowStartSeconds === 0 ? 1 : Math.min(1, Math.max(0.02, ageMs / (slowStartSeconds * 1000)))
	}

	#count(target: BalancedTarget): number {
		return this.#outstanding.get(targetKey(target)) ?? 0
	}

	begins(target: BalancedTarget): void {
		this.#outstanding.set(targetKey(target), this.#count(target) + 1)
	}

	ends(target: BalancedTarget): void {
		this.#outstanding.set(targetKey(target), Math.max(0, this.#count(target) - 1))
	}
}

export const targetKey = ({id, port}: Pick<BalancedTarget, 'id' | 'port'>): string => `${id}:${port}`
