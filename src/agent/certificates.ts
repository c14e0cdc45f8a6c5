/** What services of AWS show to their clients: certificates of the lab's own authority, made when they are first needed. */
import {createSecureContext, type SecureContext} from 'node:tls'
import {authorityIn} from '../services/authority/authority.ts'
import {type Certified, newCertificate} from '../services/authority/certificates.ts'

export class Certificates {
	readonly #folder: string
	readonly #pairs = new Map<string, Certified>()
	#authority: Certified | undefined

	/** `folder`: the lab's. */
	constructor(folder: string) {
		this.#folder = folder
	}

	/** Makes the authority, for those who want to trust it before anybody shows anything. */
	prepare(): Certified {
		this.#authority ??= authorityIn(this.#folder)
		return this.#authority
	}

	/** `names`: those that it is for; the first is what it is called. */
	pairFor(names: readonly string[]): Certified {
		const key = names.join(' ')
		const found = this.#pairs.get(key) ?? newCertificate(names, this.prepare())
		this.#pairs.set(key, found)
		return found
	}

	contextFor(names: readonly string[]): SecureContext {
		const {key, certificate} = this.pairFor(names)
		return createSecureContext({key, cert: certificate})
	}
}
