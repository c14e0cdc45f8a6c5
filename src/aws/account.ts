/** Accounts and Regions of things (MOD-1). */
import {suggest} from '../model/did-you-mean.ts'
import type {Finding, Path} from '../model/finding.ts'
import {regionNames} from './regions.ts'

export const defaultRegion = 'us-east-1'
export const defaultAccount = '123456789012'

/** An account by its 12 digits or its name. Undefined: neither. */
export function accountOf(
	{accounts = {}}: {readonly accounts?: Readonly<Record<string, string | number>> | undefined},
	written: string | number | undefined
): string | undefined {
	if (written === undefined) return undefined
	const named = Object.hasOwn(accounts, written) ? accounts[written] : written
	return /^\d{12}$/.test(String(named)) ? String(named) : undefined
}

export function* checkAccount(
	written: string | number | undefined,
	path: Path,
	document: {readonly accounts?: Readonly<Record<string, string | number>> | undefined}
): Generator<Finding> {
	if (written === undefined || accountOf(document, written) !== undefined) return
	const names = Object.keys(document.accounts ?? {})
	const isNumber = /^\d+$/.test(String(written))
	yield {
		path,
		message: isNumber ? `an account has 12 digits; ${written} has ${String(written).length}` : `no account is named "${written}"`,
		code: 'InvalidParameterValue',
		fix: isNumber
			? "write it as '123456789012', in quotes if it begins with 0"
			: names.length > 0
				? suggest(String(written), names)
				: `define it: accounts: {${written}: '111122223333'}`
	}
}

export const unknownRegion = (written: string, path: Path): Finding => ({
	path,
	message: `no region is named "${written}"`,
	code: 'InvalidParameterValue',
	fix: suggest(written, regionNames)
})
