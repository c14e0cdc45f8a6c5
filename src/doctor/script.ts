/** The shell script that tries features, and the parsing of its output: pure text. */
import {features, type Lane} from './features.ts'
import {programs} from './programs.ts'

export type FeatureAnswer = {
	readonly ok: boolean
	/** What was printed: a version, or the error. */
	readonly words: string
}

/** By id. */
export type FeatureAnswers = Readonly<Record<string, FeatureAnswer>>

const field = '\u001f'
const record = '\u001e'

/** `attempt ID LINE` answers with the line's exit status and all that it printed. */
const attempt = `attempt() { words=$(eval "$2" 2>&1); printf '%s\\037%s\\037%s\\036' "$1" "$?" "$words"; }`

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

const toLines = (attempts: readonly (readonly [id: string, line: string])[]): string =>
	attempts.map(([id, line]) => `attempt ${id} ${quote(line)}\n`).join('')

/** Every feature of a lane, or those with these ids, in order, as one text for `sh`. */
export function laneScript(lane: Lane, ids?: readonly string[]): string {
	const isFirewall = lane === 'legacy' || lane === 'nft'
	const names = isFirewall ? `four=iptables-${lane}; six=ip6tables-${lane}\n` : ''
	const mine = features.filter(
		({id, lane: own}) => own === (isFirewall ? 'firewall' : lane) && (ids === undefined || ids.includes(id))
	)
	return `${attempt}\n${names}${toLines(mine.map(feature => [feature.id, feature.attempt]))}`
}

/** Every program's version. */
export const programsScript = (): string =>
	`${attempt}\n${toLines(programs.map(({name, path = name, version}) => [name, `command -v ${path} >/dev/null && { ${version} || :; }`]))}`

/** Parses a script's output; one that was cut off gives the answers up to there. */
export const readAnswers = (output: string): FeatureAnswers =>
	Object.fromEntries(
		output
			.split(record)
			.slice(0, -1)
			.map(text => {
				const [id = '', status = '', words = ''] = text.split(field)
				return [id, {ok: status === '0', words: words.trim()}]
			})
	)

/** The first thing in a text that looks like a version: `6.1.0` in `ip utility, iproute2-6.1.0, libbpf 1.1.0`. */
export const readVersion = (text: string): string | undefined => /\d+(?:\.\d+)+|\d{6,}/.exec(text)?.[0]
