import type {TunnelReason} from '../../model/trouble.ts'
import type {LogLine} from './log-line.ts'
import type {TunnelEnd} from './types.ts'

/** Why a tunnel does not come up, or went down. Plain data. */
export type Reason = {
	readonly kind: TunnelReason
	/** A description for people: one sentence without a full stop. */
	readonly words: string
	/** The daemon's own message. */
	readonly line: string
	/** The peer's proposal and what this end accepts, in the daemon's notation, if that is the reason. */
	readonly received?: readonly string[]
	readonly configured?: readonly string[]
	/**
	 * True: this end detected what is wrong. False: it was only notified of a failure (most refusals tell the initiator no more than that); the
	 * other end's reason, if there is one, is more specific.
	 */
	readonly isCause: boolean
}

/** The most informative of several ends' reasons; of equal ones the last. */
export const mostTelling = (reasons: readonly Reason[]): Reason | undefined =>
	reasons.findLast(({isCause}) => isCause) ?? reasons.findLast(({kind}) => kind !== 'unreachable') ?? reasons.at(-1)

/**
 * Parses one charon's log lines as they come, and returns a reason where a line has one. Earlier lines count: proposals and identities are on
 * lines of their own. Behaviour as of strongSwan 5.9.8.
 *
 * `isEstablished`: whether an IKE_SA, by its number, that began before the first line is established. Default: none is. `versionFor`:
 * the version of IKE that is configured for the peer at an address. Default: no peer is configured.
 */
export function reasonReader({
	isEstablished = () => false,
	versionFor = () => undefined
}: WhatIsKnown = {}): (line: LogLine) => Reason | undefined {
	const conversations = new Map<number, Conversation>()
	return line => {
		const key = line.ikeSa ?? 0
		const conversation = conversations.get(key) ?? {isEstablished: isEstablished(key), versionFor}
		conversations.set(key, conversation)
		// An end that is refused tries again and again, each time with a new IKE_SA.
		if (conversations.size > 100) conversations.delete(conversations.keys().next().value!)
		remember(conversation, line.message)
		for (const [pattern, explain] of explanations) {
			const found = pattern.exec(line.message)
			if (found) return explain({found, line: line.message, conversation})
		}
		return undefined
	}
}

export type WhatIsKnown = {
	readonly isEstablished?: (ikeSa: number) => boolean
	readonly versionFor?: (peer: string) => TunnelEnd['ikeVersion'] | undefined
}

/** Facts from the log lines about one IKE_SA so far. */
type Conversation = {
	isEstablished: boolean
	readonly versionFor: NonNullable<WhatIsKnown['versionFor']>
	/** The version that the peer began with. */
	version?: 1 | 2
	received?: string
	configured?: string
	lookedFor?: string
}

function remember(conversation: Conversation, message: string) {
	const [, side, list] = /^(received|configured) proposals: (.*)$/.exec(message) ?? []
	if (side === 'received') conversation.received = list!
	if (side === 'configured') conversation.configured = list!
	const lookedFor = /peer configs matching (.*)$/.exec(message)?.[1]
	if (lookedFor !== undefined) conversation.lookedFor = lookedFor
	if (/^IKE_SA .* established between /.test(message)) conversation.isEstablished = true
	const [, began] = /^parsed (IKE_SA_INIT|ID_PROT|AGGRESSIVE) request /.exec(message) ?? []
	if (began !== undefined) conversation.version = began === 'IKE_SA_INIT' ? 2 : 1
}

type Clue = {readonly found: RegExpExecArray; readonly line: string; readonly conversation: Conversation}

/** The first pattern that matches gives the reason. */
const explanations: ReadonlyArray<readonly [RegExp, (clue: Clue) => Reason]> = [
	[
		/^tried \d+ shared keys? for .*MAC mismatched|^(?:invalid ID_V1 payload length, decryption failed\?)/,
		({line}) => ({kind: 'wrong-psk', words: 'the two ends have different pre-shared keys', line, isCause: true})
	],
	[
		/^invalid HASH_V1 payload length, decryption failed\?/,
		({line}) => ({kind: 'wrong-psk', words: 'the two ends have different pre-shared keys', line, isCause: false})
	],
	[
		/^no shared key found for /,
		({line}) => ({kind: 'wrong-psk', words: 'there is no pre-shared key for this peer', line, isCause: true})
	],
	[/^(?:received proposals unacceptable|no proposal found)$/, clue => proposals('ike-proposals', clue)],
	[
		/^(?:no acceptable proposal found|no matching proposal found, sending NO_PROPOSAL_CHOSEN)$/,
		clue => proposals('esp-proposals', clue)
	],
	[
		/^no IKE config found for (\S+)\.\.\.([^\s,]+), sending NO_PROPOSAL_CHOSEN/,
		({found, line, conversation: {version, versionFor}}) => {
			const own = versionFor(found[2]!)
			return own !== undefined && own !== 'any' && version !== undefined && own !== version
				? {
						kind: 'ike-version',
						words: `the peer at ${found[2]} uses IKEv${version}, and this end accepts only IKEv${own}`,
						line,
						isCause: true
					}
				: {
						kind: 'unknown-peer',
						words: `a peer at ${found[2]} asks for a tunnel, and none is configured for that address`,
						line,
						isCause: true
					}
		}
	],
	[
		/^no (?:matching )?peer config found$/,
		({line, conversation: {lookedFor = ''}}) => ({
			kind: 'wrong-id',
			words: `the peer's identity is not the configured one: it was ${lookedFor.replace(/^.*\.\.\./, '')}`,
			line: lookedFor === '' ? line : `${line} (looking for peer configs matching ${lookedFor})`,
			isCause: true
		})
	],
	[
		/^IDir '(.*)' does not match to '(.*)'|^constraint check failed: identity '(.*)' required/,
		({found, line}) => ({
			kind: 'wrong-id',
			words: found[1]
				? `the peer's identity is ${found[1]}, not ${found[2]} as configured`
				: `the peer's identity is not ${found[3]} as configured`,
			line,
			isCause: true
		})
	],
	[
		/^(?:traffic selectors|no matching CHILD_SA config found for) (\S+) === (\S+)/,
		({found, line}) => ({
			kind: 'traffic-selectors',
			words: `the peer wants a tunnel for ${found[1]} === ${found[2]} only (policy-based), which does not fit this end's networks`,
			line,
			isCause: true
		})
	],
	[
		/^received TS_UNACCEPTABLE|^received INVALID_ID_INFORMATION/,
		({line}) => ({
			kind: 'traffic-selectors',
			words: 'the peer does not accept the networks (traffic selectors) that this end asks for',
			line,
			isCause: false
		})
	],
	[
		/^received NO_PROPOSAL_CHOSEN/,
		({line, conversation}) => {
			const isEsp = conversation.isEstablished || line.includes('no CHILD_SA built')
			return {
				kind: isEsp ? 'esp-proposals' : 'ike-proposals',
				words: `the peer accepts none of the ${isEsp ? 'ESP (phase 2)' : 'IKE (phase 1)'} proposals of this end${isEsp ? '' : ', or does not know it'}`,
				line,
				isCause: false
			}
		}
	],
	[
		/^received AUTHENTICATION_FAILED/,
		({line}) => ({
			kind: 'authentication',
			words: 'the peer refuses to authenticate this end: another pre-shared key, or another identity',
			line,
			isCause: false
		})
	],
	[
		/^(?:sending )?retransmit (\d+) of request(?: with)? message ID/,
		({found, line, conversation: {isEstablished}}) => ({
			kind: isEstablished ? 'peer-is-dead' : 'unreachable',
			words: `the peer does not answer (asked ${Number(found[1]) + 1} times)`,
			line,
			isCause: false
		})
	],
	[
		/^giving up after \d+ retransmits|^DPD check timed out/,
		({line, conversation: {isEstablished}}) => ({
			kind: isEstablished ? 'peer-is-dead' : 'unreachable',
			words: isEstablished ? 'the peer did not respond within the DPD timeout' : 'the peer does not answer',
			line,
			isCause: false
		})
	],
	[
		/^received DELETE for IKE_SA/,
		({line}) => ({kind: 'deleted-by-peer', words: 'the peer ended the tunnel', line, isCause: false})
	]
]

function proposals(kind: 'ike-proposals' | 'esp-proposals', {line, conversation}: Clue): Reason {
	const received = listed(conversation.received)
	const configured = listed(conversation.configured)
	const what = kind === 'ike-proposals' ? 'IKE (phase 1)' : 'ESP (phase 2)'
	return {
		kind,
		words: `no ${what} proposal suits both ends: the peer offers ${inAwsWords(received)}, this end accepts ${inAwsWords(configured)}`,
		line: [line, `received proposals: ${received.join(', ')}`, `configured proposals: ${configured.join(', ')}`].join('; '),
		received,
		configured,
		isCause: true
	}
}

const listed = (text = '') => text.split(', ').filter(Boolean)

const inAwsWords = (list: readonly string[]) => (list.length === 0 ? 'none' : list.map(inAwsWord).join(' or '))

/** `IKE:AES_CBC_128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048` to `AES128 SHA2-256 DH-14`, as a console shows it. */
const inAwsWord = (proposal: string) => [...new Set(proposal.replace(/^\w+:/, '').split('/').flatMap(inConsoleWord))].join(' ')

function inConsoleWord(algorithm: string): readonly string[] {
	const encryption = /^AES_(CBC|GCM_16)_(\d+)$/.exec(algorithm)
	if (encryption) return [`AES${encryption[2]}${encryption[1] === 'CBC' ? '' : '-GCM-16'}`]
	const sha2 = /^(?:PRF_)?HMAC_SHA2_(\d+)/.exec(algorithm)
	if (sha2) return [`SHA2-${sha2[1]}`]
	if (/^(?:PRF_)?HMAC_SHA1/.test(algorithm)) return ['SHA1']
	if (algorithm === 'NO_EXT_SEQ' || algorithm === 'EXT_SEQ') return []
	return [groupNumbers[algorithm] === undefined ? algorithm : `DH-${groupNumbers[algorithm]}`]
}

const groupNumbers: Readonly<Record<string, number>> = {
	MODP_1024: 2,
	MODP_1536: 5,
	MODP_2048: 14,
	MODP_3072: 15,
	MODP_4096: 16,
	MODP_6144: 17,
	MODP_8192: 18,
	ECP_256: 19,
	ECP_384: 20,
	ECP_521: 21,
	MODP_1024_160: 22,
	MODP_2048_224: 23,
	MODP_2048_256: 24
}
