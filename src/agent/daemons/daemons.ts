/** The programs that the agent keeps running, and what it does with what they find out. Loaded for labs that have such programs alone. */
import {renameSync, writeFileSync} from 'node:fs'
import type {Learned} from '../../control/learned.ts'
import {shortHash} from '../../plan/names.ts'
import type {LinkName} from '../../plan/types.ts'
import {createControlLoop} from './control-loop.ts'
import {Keeper} from './keeper.ts'
import {Knowledge} from './knowledge.ts'
import type {Changed, Known, PlacedDaemon} from './types.ts'

export type Ran = {readonly daemons: number; readonly started: number; readonly changed: number; readonly stopped: number}

/** Computes the lab anew from what has been learned, under the lab's lock. What `life/` gives the agent to call. */
export type RelearnLab = (folder: string, learned: () => Learned, links: ReadonlySet<LinkName>) => Promise<number>

export type Daemons = {
	/**
	 * Makes the running daemons exactly these. Resolves when each runs, or is known not to start; and those that ran before
	 * have told what they know. The caller has the lab's lock: before that nothing is computed anew.
	 */
	run(wanted: readonly PlacedDaemon[]): Promise<Ran>
	known(): Promise<Known>
	/** What is known, once its number is another one. */
	changed(after: number | undefined): Promise<Changed>
	/** Ends a tunnel with an IKE DELETE. Errors: no such tunnel end, or charon's words. */
	terminate(daemon: string, end: string): Promise<void>
	/** The agent ends: every daemon is sent SIGKILL. */
	killAll(): void
}

/** Counts that are younger than this are not asked for again. */
const countEveryMs = 1000

export function createDaemons(folder: string, relearnLab: RelearnLab, say: (text: string) => void): Daemons {
	const keepers = new Map<string, Keeper>()
	const knowledge = new Knowledge()
	let isEnding = false
	const changes = createChanges()
	const loop = createControlLoop(links => relearnLab(folder, () => remember(folder, knowledge.learned), links), say, changes.note)
	const pathOf = (namespace: string) => `${folder}/ns/${namespace}`

	const start = (placed: PlacedDaemon) => {
		const {id} = placed.daemon
		return new Keeper(placed, {
			place: {folder: `${folder}/daemons/${folderName(id)}`, pathOf},
			say,
			onNews(news) {
				const links = knowledge.take(id, news, Date.now())
				// Why a tunnel is down changes no route.
				if (news.kind !== 'reason') loop.changed(links)
				changes.note()
			},
			onChange(isRunning) {
				loop.changed(knowledge.daemonChanged(id, isRunning, Date.now()))
				changes.note()
			}
		})
	}

	let countedAt = Number.NEGATIVE_INFINITY
	/** charon tells nobody what its tunnels carry. */
	async function count() {
		if (performance.now() - countedAt < countEveryMs) return
		countedAt = performance.now()
		await Promise.all(
			[...keepers].map(async ([id, {kept}]) => {
				// One that is ending has no answer.
				for (const state of (await kept?.states?.().catch(() => undefined)) ?? []) knowledge.count(id, state)
			})
		)
	}

	const known = (): Known => ({
		daemons: [...keepers.values()].map(keeper => keeper.known),
		tunnels: knowledge.tunnels,
		bgp: knowledge.routers,
		relearned: loop.facts
	})

	return {
		async run(wanted) {
			const target = new Map(wanted.map(placed => [placed.daemon.id, placed]))
			const gone = [...keepers].filter(([id, keeper]) => {
				const placed = target.get(id)
				return !placed || !keeper.isStillAt(placed)
			})
			for (const [id] of gone) keepers.delete(id)
			await Promise.all(gone.map(([, keeper]) => keeper.stop()))
			if (isEnding) throw new Error('the agent ends')
			for (const [id] of gone) knowledge.daemonChanged(id, false, Date.now())
			knowledge.place(wanted, Date.now())
			const standing = [...keepers].map(([id, keeper]) => keeper.change(target.get(id)!))
			const fresh = wanted.filter(({daemon}) => !keepers.has(daemon.id))
			for (const placed of fresh) keepers.set(placed.daemon.id, start(placed))
			const [changed] = await Promise.all([Promise.all(standing), ...fresh.map(({daemon}) => keepers.get(daemon.id)?.heard())])
			loop.changed([])
			changes.note()
			return {
				daemons: keepers.size,
				started: fresh.length,
				changed: changed.filter(Boolean).length,
				stopped: gone.length
			}
		},
		async known() {
			await count()
			return known()
		},
		async changed(after) {
			const number = await changes.since(after)
			// Not waited for: it would hide what lasts no longer than that.
			void count()
			return {number, known: known()}
		},
		async terminate(daemon, end) {
			const kept = keepers.get(daemon)?.kept
			if (!kept?.terminate) throw new Error(`no charon ${daemon} runs`)
			await kept.terminate(end)
		},
		killAll() {
			isEnding = true
			for (const keeper of keepers.values()) keeper.killNow()
		}
	}
}

/** Changes have numbers, from 1 on. */
function createChanges() {
	let number = 1
	let next = Promise.withResolvers<void>()
	return {
		note() {
			number++
			next.resolve()
			next = Promise.withResolvers()
		},
		/** The last one's, once it is not that. */
		async since(after: number | undefined): Promise<number> {
			if (number === after) await next.promise
			return number
		}
	}
}

/** In `learned.json` of the lab's folder: whoever compiles the lab meanwhile compiles with it. */
function remember(folder: string, learned: Learned): Learned {
	writeFileSync(`${folder}/learned.json.new`, JSON.stringify(learned), {mode: 0o600})
	renameSync(`${folder}/learned.json.new`, `${folder}/learned.json`)
	return learned
}

const folderName = (id: string) =>
	/^\w[\w.-]{0,60}$/.test(id) ? id : `${id.replaceAll(/[^\w.-]/g, '-').slice(0, 40)}-${shortHash(id)}`
