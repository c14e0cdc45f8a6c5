import type {Finding, Path} from '../model/finding.ts'
import type {Service} from '../model/model.ts'
import {readService, type WrittenService} from './ports.ts'

/** Checks a host's services: each must be valid, and no two may use the same port. */
export function* checkServices(written: readonly WrittenService[], path: Path): Generator<Finding> {
	const seen = new Map<string, number>()
	for (const [index, one] of written.entries()) {
		const {value, fault} = readService(one)
		if (fault !== undefined) {
			yield {
				path: [...path, index],
				message: fault,
				fix: "write http, https, 'http:8080', 'tcp:5432', 'udp:53' or {http: 80, body: text}"
			}
			continue
		}
		const socket = `${value.protocol === 'udp' ? 'udp' : 'tcp'} port ${value.port}`
		const first = seen.get(socket)
		if (first !== undefined) {
			yield {
				path: [...path, index],
				message: `${socket} is taken by service ${first + 1} of this list`,
				fix: 'choose another port'
			}
		}
		seen.set(socket, index)
	}
}

export const resolveServices = (written: readonly WrittenService[]): readonly Service[] =>
	written.flatMap(one => readService(one).value ?? [])
