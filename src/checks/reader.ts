/** Shared by the readers of checks: resolving names, collecting problems. */
import type {ZoneDirectory} from '../aws/zone/directory.ts'
import type {Finding, Path} from '../model/finding.ts'
import {type AddressRef, readAddressRef} from './address-ref.ts'
import {readPoint} from './capture-points.ts'
import type {Where} from './kind.ts'
import {isFinding, type Names, readHost, readInstance} from './names.ts'

export type CheckContext = {
	readonly names: Names
	readonly zones: ZoneDirectory
	readonly where: (path: Path) => Where
}

/** Collects problems while values are parsed; values that cannot be parsed are undefined. */
export class CheckReader {
	readonly findings: Finding[] = []
	readonly context: CheckContext

	constructor(context: CheckContext) {
		this.context = context
	}

	fail(finding: Finding): undefined {
		this.findings.push(finding)
		return undefined
	}

	/** The value, or undefined with a finding. */
	take<T>(value: T | Finding): T | undefined {
		return isFinding(value) ? this.fail(value) : (value as T)
	}

	host = (written: string, path: Path) => this.take<string>(readHost(written, path, this.context.names))
	instance = (written: string, path: Path) => this.take<string>(readInstance(written, path, this.context.names))
	address = (written: string, path: Path) => this.take<AddressRef>(readAddressRef(written, path, this.context.names))
	/** The data of a DNS record: an address or a host for A and AAAA, the text itself for others. */
	record = (written: string, type: string, path: Path): AddressRef | string | undefined =>
		type === 'A' || type === 'AAAA' ? this.address(written, path) : written.replace(/\.$/, '')
	point = (written: string, path: Path) => this.take<string>(readPoint(written, path, this.context.names))
}
