/** Finds things of a running lab by name, id or address. */
import {directoryOfLab} from '../lab/draft-of.ts'
import type {CapturePoint, Host} from '../plan/types.ts'
import type {LabState} from './state.ts'

type Known = Pick<LabState, 'plan' | 'loaded'>

/** `several`: names of all candidates; empty: there is none. */
export type Meant<T> = {readonly found: T; readonly name: string} | {readonly several: readonly string[]}

export const findHost = ({plan: {hosts}, loaded}: Known, wanted: string): Meant<Host> =>
	only(hosts, wanted, () => directoryOfLab(loaded).hostsAt(wanted))

/** `nat:nat` means `nat:main.nat` if only one VPC has a NAT gateway of that name. */
export const pointAmong = <T>(
	points: Readonly<Record<string, T>>,
	wanted: string,
	pointsAt: (identifier: string) => readonly string[]
): Meant<T> =>
	only(points, wanted, () => {
		const short = Object.keys(points).filter(name => name.replace(/:[\w-]+\./, ':') === wanted)
		return short.length > 0 ? short : pointsAt(wanted)
	})

export const findPoint = ({plan: {points}, loaded}: Known, wanted: string): Meant<CapturePoint> =>
	pointAmong(points, wanted, identifier => directoryOfLab(loaded).pointsAt(identifier))

function only<T>(all: Readonly<Record<string, T>>, wanted: string, otherwise: () => readonly string[]): Meant<T> {
	const names = Object.hasOwn(all, wanted) ? [wanted] : otherwise().filter(name => Object.hasOwn(all, name))
	const [name = ''] = names
	const found = all[name]
	return found !== undefined && names.length === 1 ? {found, name} : {several: names}
}
