import {cp, mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {loadLesson} from '../../src/learn/load.ts'
import {lessonsBelow, shippedLessons} from '../../src/learn/shipped-lessons.ts'
import {hasDaemons} from '../../src/life/plan-daemons.ts'
import {compile} from '../../src/plan/compile.ts'
import {type Bench, type Measure, median, ms, type Row, ratioRow, timed} from './row.ts'
import {quiet, vpclab} from './star.ts'

const learners = 30
/** Has what most lessons have: a check that waits for silence, a guard and a hidden check. */
const lesson = 'missing-icmp-rule'

/** A learner's first minutes, a check of each lesson without daemons, and the grading of a class. */
export const lessons: Measure = async bench => {
	process.env.XDG_DATA_HOME = join(bench.folder, 'data')
	await firstCheck(bench)
	await longestCheck(bench)
	await classOf30(bench)
}

/** A check finds faults, so that its exit status is 1. */
const learn = (id: string, ...words: readonly string[]) => quiet({nothrow: true})`${vpclab} learn ${id} ${words}`

async function firstCheck({report}: Bench) {
	const values: number[] = []
	const references: number[] = []
	const lab = join(shippedLessons(), lesson)
	for (let run = 0; run < 3; run++) {
		values.push(
			await timed(async () => {
				await learn(lesson)
				await learn(lesson, 'check')
			})
		)
		await quiet`${vpclab} down ${lesson}`
		references.push(await timed(() => quiet`${vpclab} up ${lab}`))
		await quiet`${vpclab} down ${lesson}`
	}
	report(within('a lesson raised, its task shown, its first check', median(values), 2000))
	report(ratioRow('the same, against `up` of its network', [median(values), median(references)], ms, {}))
}

async function longestCheck({report, quick}: Bench) {
	const all = await Promise.all(lessonsBelow(shippedLessons()).map(loadLesson))
	const still = all.filter(({stages}) => stages.every(({solved}) => !hasDaemons(compile(solved.lab))))
	let longest = {id: '', value: 0}
	for (const {id} of quick ? still.slice(0, 3) : still) {
		await learn(id)
		const value = await timed(() => learn(id, 'check'))
		if (value > longest.value) longest = {id, value}
		await quiet`${vpclab} down ${id}`
	}
	report(within(`the longest check of a lesson without daemons (${longest.id})`, longest.value, 5000))
}

/** One learner alone is the reference: thirty of them, one after the other. */
async function classOf30({folder, report}: Bench) {
	const place = join(folder, 'class')
	const names = Array.from({length: learners}, (_, index) => join(place, `learner${index}`))
	for (const name of names) {
		await mkdir(name, {recursive: true})
		await cp(join(shippedLessons(), lesson, 'lab.yaml'), join(name, 'lab.yaml'))
	}
	const alone = await timed(() => quiet`${vpclab} grade ${lesson} ${names.slice(0, 1)}`)
	const together = await timed(() => quiet`${vpclab} grade ${lesson} ${names}`)
	report(within(`a class of ${learners} graded`, together, 40_000))
	report(ratioRow(`a class of ${learners}, against each by itself`, [together, learners * alone], ms, {}))
}

const within = (what: string, value: number, most: number): Row => ({
	what,
	figure: ms(value),
	goal: `≤ ${ms(most)}, on two idle processors`,
	met: value <= most
})
