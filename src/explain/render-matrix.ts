/** Renders a matrix, or the difference between two, for people. */
import type {Matrix, Reach} from './matrix.ts'
import type {MatrixDifference} from './matrix-diff.ts'

/** By source; targets that are reachable by the same traffic are grouped. */
export function renderMatrix({hosts, traffic, open}: Matrix): string {
	const byAsker = Map.groupBy(open, ({from}) => from)
	const lines = hosts.flatMap(host => {
		const own = byAsker.get(host) ?? []
		return [`${host}${own.length === 0 ? ' reaches nobody' : ''}`, ...alike(own)]
	})
	return [`Who reaches whom by ${traffic.join(', ')}; ! nothing listens there, ~ by some of the ways of a flow`, ...lines]
		.map(line => `${line}\n`)
		.join('')
}

function alike(own: readonly Reach[]): readonly string[] {
	const byTarget = Map.groupBy(own, ({to}) => to)
	const targets = [...byTarget].map(([to, all]) => ({to, words: all.map(renderReach).join(' ')}))
	return [...Map.groupBy(targets, ({words}) => words)].map(([words, all]) => `  ${words}  to ${all.map(({to}) => to).join(', ')}`)
}

const marks = {answer: '', refused: '!', mixed: '~'} as const
const renderReach = ({traffic, verdict}: Reach): string => `${traffic}${marks[verdict]}`

/** `allows`: whether the change may open this. */
export function renderDifference({opened, closed}: MatrixDifference, allows: (reach: Reach) => boolean): string {
	if (opened.length + closed.length === 0) return 'Nothing opens, nothing closes.\n'
	const line = (mark: string, {from, to, ...reach}: Reach, note = '') =>
		`  ${mark} ${from} to ${to}: ${renderReach(reach as Reach)}${note}\n`
	return [
		...(opened.length > 0 ? ['Opens:\n', ...opened.map(one => line('+', one, allows(one) ? ' (allowed)' : ''))] : []),
		...(closed.length > 0 ? ['Closes:\n', ...closed.map(one => line('-', one))] : [])
	].join('')
}
