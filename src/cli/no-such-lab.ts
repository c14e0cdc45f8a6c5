/** Messages for a name that no lab has, with the lab or lesson that was probably meant. */
import {basename, dirname, join} from 'node:path'
import {shippedLab, shippedLabs} from '../lab/shipped-lab.ts'
import {lessonsBelow, shippedLessons} from '../learn/shipped-lessons.ts'
import {labNames} from '../life/folders.ts'
import {didYouMean} from '../model/did-you-mean.ts'
import {BadInput} from './failing.ts'

/** The argument is neither a file nor a name. */
export function noSuchLab(text: string): BadInput {
	const name = basename(text)
	const meant = didYouMean(name, [...labNames(), ...shippedLabs()])
	const path = meant !== undefined && name !== text && shippedLab(meant) !== undefined ? join(dirname(text), meant) : meant
	return new BadInput(
		`there is no lab file or folder ${text}, and no lab of that name runs or comes with vpclab${
			path === undefined || lessonNames().includes(name) ? lessonMeant(name) : `: did you mean "${path}"?`
		}`
	)
}

/** No lab of that name runs: another one was meant, or it has to be raised. */
export function notRunning(text: string): BadInput {
	const running = labNames()
	const meant = didYouMean(text, running)
	const says = (what: string) => new BadInput(`no lab named "${text}" is running${what}`)
	if (meant !== undefined) return says(`: did you mean "${meant}"?`)
	if (lessonNames().includes(text)) return says(lessonMeant(text))
	if (shippedLab(text) !== undefined) return says(`: \`vpclab up ${text}\` raises it`)
	const shipped = didYouMean(text, shippedLabs())
	if (shipped !== undefined) return says(`: did you mean "${shipped}"? \`vpclab up ${shipped}\` raises it`)
	return says(
		lessonMeant(text) || (running.length > 0 ? `; there are: ${running.join(', ')}` : ': raise one with `vpclab up LAB`')
	)
}

function lessonMeant(name: string): string {
	const meant = didYouMean(name, lessonNames())
	if (meant === undefined) return ''
	return meant === name
		? `: it is a lesson, and \`vpclab learn ${name}\` raises its lab`
		: `: did you mean the lesson "${meant}"? \`vpclab learn ${meant}\` raises its lab`
}

const lessonNames = (): readonly string[] => lessonsBelow(shippedLessons()).map(folder => basename(folder))
