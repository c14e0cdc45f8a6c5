/** Certificates of a node's listeners, made when they are first needed. */
import {createSecureContext, type SecureContext} from 'node:tls'
import {type Certified, newCertificate} from './certificates.ts'

export class ListenerCertificates {
	readonly #authority: Certified
	readonly #contexts = new Map<string, SecureContext>()

	constructor(authority: Certified) {
		this.#authority = authority
	}

	/** The certificate that best matches the server name that the client sends (SNI), otherwise the first one. */
	contextFor(serverName: string, names: readonly string[]): SecureContext {
		const name = bestFor(serverName.toLowerCase(), names) ?? firstOf(names)
		const found = this.#contexts.get(name) ?? this.#make(name)
		this.#contexts.set(name, found)
		return found
	}

	#make(name: string): SecureContext {
		const {key, certificate} = newCertificate(name, this.#authority)
		return createSecureContext({key, cert: certificate, minVersion: 'TLSv1.2'})
	}
}

const firstOf = (names: readonly string[]): string => names[0] ?? 'elb.amazonaws.com'

/** Prefers the exact name to a wildcard. */
export const bestFor = (serverName: string, names: readonly string[]): string | undefined =>
	names.find(name => name === serverName) ??
	names.find(name => name.startsWith('*.') && name.slice(1) === serverName.replace(/^[^.]*/, ''))
