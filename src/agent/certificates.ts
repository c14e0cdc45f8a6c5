/** Certificates of AWS's services: issued by the lab's own authority, made on first use. */
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

	/** Makes the authority, for clients that must trust it before the first certificate is used. */
	prepare(): Certified {
		this.#authority ??= authorityIn(this.#folder)
		return this.#authority
	}

	/** `names`: those that it is valid for; the first is its common name. */
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
