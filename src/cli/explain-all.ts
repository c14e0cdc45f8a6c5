/** `vpclab explain --all` and `--diff`: which hosts reach which, and which paths a change would open. */

import {existsSync, readFileSync} from 'node:fs'
import type {Matrix, Traffic} from '../explain/matrix.ts'
import type {Allowed} from '../explain/matrix-diff.ts'
import {shippedLab} from '../lab/shipped-lab.ts'
import type {StackOptions} from '../lab/stack-options.ts'
import {BadInput, needRoot, status} from './failing.ts'
import {noSuchLab} from './no-such-lab.ts'
import {type StackFlags, stackOptionsOf} from './stack-options.ts'
import {print, printJson} from './terminal.ts'

export type MatrixCommandOptions = {
	readonly all?: true
	readonly diff?: true
	readonly ports?: string
	readonly allow?: string
	readonly json?: true
}

export async function explainAll(
	lab: string,
	other: string | undefined,
	third: string | undefined,
	{diff, ports, allow, json, ...flags}: MatrixCommandOptions & StackFlags
) {
	if (!diff && other !== undefined) throw new BadInput('--all asks for every host with every other: leave FROM and TO out')
	if (diff && (other === undefined || third !== undefined)) {
		throw new BadInput('--diff compares two: `vpclab explain --diff BEFORE AFTER`')
	}
	if (!diff && allow !== undefined) throw new BadInput('--allow goes with --diff')
	const allowed = allow === undefined ? [] : await allowedIn(allow)
	const traffic = ports === undefined ? undefined : await trafficIn(ports)
	if (diff && other !== undefined) return compare(lab, other, {traffic, allowed, json, stackOptions: stackOptionsOf(flags)})
	const matrix = await matrixFor(lab, traffic, stackOptionsOf(flags))
	if (json) return void printJson(matrix, '\t')
	const {renderMatrix} = await import('../explain/render-matrix.ts')
	print(renderMatrix(matrix))
}

type Comparing = {
	readonly traffic: readonly Traffic[] | undefined
	readonly allowed: readonly Allowed[]
	readonly json: true | undefined
	readonly stackOptions: StackOptions | undefined
}

async function compare(before: string, after: string, {traffic, allowed, json, stackOptions}: Comparing) {
	const [{diffMatrices, isAllowed}, {renderDifference}] = await Promise.all([
		import('../explain/matrix-diff.ts'),
		import('../explain/render-matrix.ts')
	])
	const both = traffic ?? (await trafficOfBoth(before, after, stackOptions))
	const difference = diffMatrices(await matrixFor(before, both, stackOptions), await matrixFor(after, both, stackOptions))
	const allows = (reach: Matrix['open'][number]) => isAllowed(reach, allowed)
	const forbidden = difference.opened.filter(reach => !allows(reach))
	if (json) {
		printJson({...difference, forbidden}, '\t')
	} else {
		print(renderDifference(difference, allows))
	}
	if (forbidden.length > 0) process.exitCode = status.checkFailed
}

/** A port that is served in either of the two is checked in both. */
async function trafficOfBoth(before: string, after: string, stackOptions: StackOptions | undefined): Promise<readonly Traffic[]> {
	const {renderTraffic, trafficOf} = await import('../explain/matrix.ts')
	const [one, other] = [await subjectOf(before, stackOptions), await subjectOf(after, stackOptions)]
	const all = [...trafficOf(one.loaded.lab), ...trafficOf(other.loaded.lab)]
	return [...new Map(all.map(one => [renderTraffic(one), one])).values()]
}

async function matrixFor(
	text: string,
	traffic: readonly Traffic[] | undefined,
	stackOptions: StackOptions | undefined
): Promise<Matrix> {
	const [{loaded, ...known}, {matrixOf}] = await Promise.all([subjectOf(text, stackOptions), import('../explain/matrix.ts')])
	return matrixOf(loaded, {...known, traffic})
}

/** `learned`: the facts that a running lab's daemons have learned. */
export async function subjectOf(text: string, stackOptions?: StackOptions) {
	const name = await runningName(text)
	if (name === undefined) {
		const {loadLab} = await import('../lab/load.ts')
		return {loaded: await loadLab(text, {badChecks: 'report', stackOptions})}
	}
	const [{openState}, {readLearned}, {folderOf}] = await Promise.all([
		import('../life/running.ts'),
		import('../life/state.ts'),
		import('../life/folders.ts')
	])
	return {loaded: openState(name).loaded, learned: readLearned(folderOf(name))}
}

async function trafficIn(text: string): Promise<readonly Traffic[]> {
	const {readTraffic} = await import('../explain/matrix.ts')
	return text.split(',').map(word => {
		const found = readTraffic(word.trim())
		if (!found) throw new BadInput(`"${word}" is not traffic: write tcp:22, udp:53, 443 or icmp, with commas between`)
		return found
	})
}

async function allowedIn(file: string): Promise<readonly Allowed[]> {
	const {readAllowed} = await import('../explain/matrix-diff.ts')
	if (!existsSync(file)) throw new BadInput(`there is no file ${file}`)
	const allowed = readAllowed(readFileSync(file, 'utf8'))
	if (typeof allowed === 'number') throw new BadInput(`${file}:${allowed}: a line is FROM TO TRAFFIC, such as laptop web tcp:80`)
	return allowed
}

/** Undefined: the argument is the file of a lab that is not up, or a running lab that this user may not inspect. */
export async function runningName(text: string): Promise<string | undefined> {
	if (process.geteuid?.() !== 0) {
		if (!existsSync(text) && shippedLab(text) === undefined) needRoot('vpclab explain of a running lab')
		return undefined
	}
	const name = (await import('./find-lab.ts')).onlyNameOf(text)
	if (name === undefined && !existsSync(text) && shippedLab(text) === undefined) throw noSuchLab(text)
	return name
}
