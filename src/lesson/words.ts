/** Messages for learners, in each language. Pure. */
import type {Judged, StageVerdict} from './judge.ts'
import type {Lesson, Stage} from './read.ts'
import {type Language, type Repair, textIn} from './schema.ts'

type Words = {
	readonly stage: (number: number, all: number) => string
	readonly toPass: string
	readonly points: (points: number) => string
	readonly guard: string
	readonly hands: (id: string, file: string) => string
	readonly solved: (points: number, possible: number) => string
	readonly notYet: (points: number, possible: number) => string
	readonly touched: (paths: string) => string
	readonly noMoreHints: string
	readonly hint: (number: number, all: number) => string
	readonly next: (id: string) => string
	readonly finished: (points: number, possible: number) => string
	readonly notSolved: string
	readonly revealed: string
}

export const words: Readonly<Record<Language, Words>> = {
	en: {
		stage: (number, all) => `stage ${number} of ${all}`,
		toPass: 'Checked by packets:',
		points: points => `${points} ${points === 1 ? 'point' : 'points'}`,
		guard: 'must stay so',
		hands: (id, file) =>
			`Your lab is "${id}", its file ${file}: edit it and run \`vpclab up ${id}\`, or use \`vpclab change ${id}\`.\nThen \`vpclab learn ${id} check\`; \`hint\` helps, \`reset\` begins the stage anew.`,
		solved: (points, possible) => `Solved: ${points} of ${possible} points.`,
		notYet: (points, possible) => `Not yet: ${points} of ${possible} points.`,
		touched: paths => `This may not be changed here: ${paths}`,
		noMoreHints: 'There are no more hints. `reveal` shows a solution, and then this stage gives no points.',
		hint: (number, all) => `Hint ${number} of ${all}: `,
		next: id => `\`vpclab learn ${id} next\` goes on.`,
		finished: (points, possible) => `The lesson is finished: ${points} of ${possible} points.`,
		notSolved: 'This stage is not solved yet: `check` shows what is missing.',
		revealed: 'A solution:'
	},
	zh: {
		stage: (number, all) => `第 ${number} 阶段，共 ${all} 个`,
		toPass: '以真实数据包检查：',
		points: points => `${points} 分`,
		guard: '必须保持不变',
		hands: (id, file) =>
			`您的实验名为“${id}”，文件是 ${file}：编辑后执行 \`vpclab up ${id}\`，或使用 \`vpclab change ${id}\`。\n然后执行 \`vpclab learn ${id} check\`；\`hint\` 给出提示，\`reset\` 重新开始本阶段。`,
		solved: (points, possible) => `已解决：${points}/${possible} 分。`,
		notYet: (points, possible) => `尚未解决：${points}/${possible} 分。`,
		touched: paths => `这里不允许修改：${paths}`,
		noMoreHints: '没有更多提示了。`reveal` 会显示答案，但本阶段将不计分。',
		hint: (number, all) => `提示 ${number}/${all}：`,
		next: id => `\`vpclab learn ${id} next\` 进入下一阶段。`,
		finished: (points, possible) => `课程已完成：${points}/${possible} 分。`,
		notSolved: '本阶段尚未解决：`check` 会说明还缺什么。',
		revealed: '一种解法：'
	}
}

/** The task of a stage, as shown to the learner. */
export function renderTask(
	{written, stages, id}: Lesson,
	{written: stage, index}: Stage,
	file: string,
	language: Language
): string {
	const say = words[language]
	const listed = stage.checks.filter(({hidden, name}) => !hidden && name !== undefined)
	const lines = listed.map(
		({name, points}) => `  - ${textIn(name ?? '', language)} (${points === undefined ? say.guard : say.points(points)})`
	)
	return [
		`${textIn(written.title, language)} (${say.stage(index + 1, stages.length)})`,
		'',
		textIn(stage.task, language),
		'',
		...(lines.length > 0 ? [say.toPass, ...lines, ''] : []),
		say.hands(id, file)
	].join('\n')
}

/** The result of `check`. Hidden checks are named once they fail. */
export function renderVerdict({checks, isSolved, points, possible, touched}: StageVerdict, language: Language): string {
	const say = words[language]
	const shown = checks.filter(({isHidden, isPassed, isOpen}) => !isHidden || !(isPassed || isOpen))
	return [
		...shown.map(check => checkLine(check, say)),
		...(touched.length > 0 ? [`  ✘ ${say.touched(touched.join(', '))}`] : []),
		'',
		isSolved ? say.solved(points, possible) : say.notYet(points, possible)
	].join('\n')
}

const checkLine = ({title, isPassed, isOpen, points, message}: Judged, say: Words): string =>
	`  ${isPassed ? '✔' : isOpen ? '?' : '✘'} ${title}${points === undefined ? '' : ` (${say.points(points)})`}${message === undefined ? '' : `\n      ${message.replaceAll('\n', '\n      ')}`}`

export function renderRepair({change, aws, why}: Repair, language: Language): string {
	const say = words[language]
	const patches = [change].flat().map(patch => `  ${JSON.stringify(patch)}`)
	return [
		say.revealed,
		...patches,
		...(aws === undefined ? [] : ['', aws.trimEnd()]),
		...(why === undefined ? [] : ['', textIn(why, language)])
	].join('\n')
}
