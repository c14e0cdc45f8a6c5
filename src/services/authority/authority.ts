/** The lab's own certificate authority: one for its load balancers and for services of AWS. Its hosts and probes trust it (`net/authority-file.ts`). */
import {mkdirSync, renameSync, writeFileSync} from 'node:fs'
import {authorityFile} from '../../net/authority-file.ts'
import {readText} from '../process-identity.ts'
import {type Certified, newAuthority} from './certificates.ts'

/** `labFolder`: the authority is kept there for later agents; created if there is none. */
export function authorityIn(labFolder: string): Certified {
	const whole = readText(`${labFolder}/authority.json`)
	if (whole !== '') return JSON.parse(whole)
	mkdirSync(labFolder, {recursive: true, mode: 0o700})
	const authority = newAuthority('vpclab: a lab, and nothing else')
	writeFileSync(authorityFile(labFolder), authority.certificate)
	writeFileSync(`${labFolder}/authority.new`, JSON.stringify(authority), {mode: 0o600})
	renameSync(`${labFolder}/authority.new`, `${labFolder}/authority.json`)
	return authority
}
