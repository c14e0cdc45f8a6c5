/** Certificates of a node's HTTPS listeners, made when they are first needed. */
import {createSecureContext, type SecureContext} from 'node:tls'
import {type Certified, newCertificate} from '../authority/certificates.ts'

export class Certificates {
	readonly #authority: Certified
	readonly #contexts = new Map<string, SecureContext>()

	constructor(authority: Certified) {
		this.#authority = authority
	}

	/** The one that fits best to the name that the client asks for; else the first (SNI). */
	contextFor(asked: string, names: readonly string[]): SecureContext {
		const name = bestFor(asked.toLowerCase(), names) ?? names[0] ?? 'elb.amazonaws.com'
		const found = this.#contexts.get(name) ?? this.#make(name)
		this.#contexts.set(name, found)
		return found
	}

	#make(name: string): SecureContext {
		const {key, certificate} = newCertificate(name, this.#authority)
		return createSecureContext({key, cert: certificate, minVersion: 'TLSv1.2'})
	}
}

/** The name itself before the domain that it is in. */
export const bestFor = (asked: string, names: readonly string[]): string | undefined =>
	names.find(name => name === asked) ?? names.find(name => name.startsWith('*.') && name.slice(1) === asked.replace(/^[^.]*/, ''))
