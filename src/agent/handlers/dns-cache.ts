/** Cached answers, by everything that they depend on: a resolver is asked the same questions again and again. */

import {synthesizesAaaa} from '../../dns/answer.ts'
import type {DnsServer} from '../../dns/types.ts'
import type {IpText} from '../../net/names.ts'
import type {ServedLab} from './types.ts'

const mostAnswers = 4096
/** Longer questions (in bytes) are not cached. One with a name of 255 bytes and EDNS has some 300. */
const longest = 512

/** The cache of one server. It is cleared when the lab's names change, and not used while anything is unhealthy. */
export class AnswerCache {
	readonly #answers = new Map<string, Buffer>()
	#facts: ServedLab['facts']['dns']

	/** The cached answer to the message, with the message's own id. Undefined: there is none. */
	find(message: Buffer, client: IpText, server: DnsServer, lab: ServedLab): Buffer | undefined {
		const key = this.#keyOf(message, client, server, lab)
		const known = key === undefined ? undefined : this.#answers.get(key)
		if (!known) return undefined
		const answer = Buffer.from(known)
		message.copy(answer, 0, 0, 2)
		return answer
	}

	keep(message: Buffer, client: IpText, server: DnsServer, lab: ServedLab, answer: Buffer): void {
		const key = this.#keyOf(message, client, server, lab)
		if (key === undefined) return
		if (this.#answers.size >= mostAnswers) this.#answers.clear()
		this.#answers.set(key, answer)
	}

	#keyOf(message: Buffer, address: IpText, server: DnsServer, {facts: {dns}, unhealthy}: ServedLab): string | undefined {
		if (dns !== this.#facts) {
			this.#facts = dns
			this.#answers.clear()
		}
		if (!dns || unhealthy.size > 0 || message.length < 12 || message.length > longest) return undefined
		// The whole message except its id. The client matters only for DNS64.
		return `${synthesizesAaaa(dns, server, {address}) ? 6 : 4}${message.toString('latin1', 2)}`
	}
}
