import {readFileSync} from 'node:fs'
import test from 'ava'
import type {TunnelReason} from '../../../src/model/trouble.ts'
import {readLogEvent, readLogLine} from '../../../src/services/strongswan/log-line.ts'
import {mostTelling, type Reason, reasonReader} from '../../../src/services/strongswan/reasons.ts'

const cases = new Map(
	readFileSync(`${import.meta.dirname}/refusals.txt`, 'utf8')
		.split('\n== ')
		.slice(1)
		.map(text => {
			const [title = '', ...lines] = text.trim().split('\n')
			return [title, lines]
		})
)

/** What one end's log of that case says. */
function reasonsOf(title: string, end: 'AWS' | 'CUST'): readonly Reason[] {
	const read = reasonReader()
	return (cases.get(title) ?? [])
		.filter(line => line.startsWith(end))
		.flatMap(line => read(readLogLine(line.slice(end.length + 1))!) ?? [])
}

/** In both versions of IKE: what AWS's end (which answers) sees, what the customer's end (which asks) is told. */
const expected: ReadonlyArray<readonly [string, TunnelReason | undefined, TunnelReason | undefined]> = [
	['another pre-shared key, IKEv2', 'wrong-psk', 'authentication'],
	['another pre-shared key, IKEv1', 'wrong-psk', 'wrong-psk'],
	['other IKE proposals, IKEv2', 'ike-proposals', 'ike-proposals'],
	['other IKE proposals, IKEv1', 'ike-proposals', 'ike-proposals'],
	['another IKE group, IKEv2', 'ike-proposals', 'ike-proposals'],
	['another IKE group, IKEv1', 'ike-proposals', 'ike-proposals'],
	['other ESP proposals, IKEv2', 'esp-proposals', 'esp-proposals'],
	['other ESP proposals, IKEv1', 'esp-proposals', 'esp-proposals'],
	['ESP with GCM against CBC, IKEv2', 'esp-proposals', 'esp-proposals'],
	['ESP with GCM against CBC, IKEv1', 'esp-proposals', 'esp-proposals'],
	['the peer is not there, IKEv2', undefined, 'unreachable'],
	['the peer is not there, IKEv1', undefined, 'unreachable'],
	['the customer has another identity, IKEv2', 'wrong-id', 'authentication'],
	['the customer has another identity, IKEv1', 'wrong-id', 'authentication'],
	['AWS has another identity, IKEv2', 'wrong-id', 'authentication'],
	['AWS has another identity, IKEv1', 'deleted-by-peer', 'wrong-id'],
	['the customer has another address, IKEv2', 'unknown-peer', 'ike-proposals'],
	['the customer has another address, IKEv1', 'unknown-peer', 'ike-proposals'],
	['other traffic selectors, IKEv2', 'traffic-selectors', 'traffic-selectors'],
	['other traffic selectors, IKEv1', 'traffic-selectors', 'traffic-selectors'],
	['another IKE version, IKEv2', 'unknown-peer', 'ike-proposals']
]

for (const [title, aws, customer] of expected) {
	test(`${title}: each end says what it knows`, t => {
		t.is(reasonsOf(title, 'AWS').at(0)?.kind, aws)
		t.is(reasonsOf(title, 'CUST').at(0)?.kind, customer)
		for (const reason of [...reasonsOf(title, 'AWS'), ...reasonsOf(title, 'CUST')]) {
			t.true(reason.line.length > 10 && !reason.words.endsWith('.'))
		}
	})
}

test('no case is without an expectation', t => {
	t.deepEqual(
		[...cases.keys()],
		expected.map(([title]) => title)
	)
})

test('other proposals: what the peer offers and what is accepted, in the words of the console', t => {
	const [reason] = reasonsOf('other IKE proposals, IKEv2', 'AWS')
	t.deepEqual(reason, {
		kind: 'ike-proposals',
		words:
			'no IKE (phase 1) proposal suits both ends: the peer offers AES128 SHA2-256 DH-14, this end accepts AES256 SHA2-384 DH-20',
		line: 'received proposals unacceptable; received proposals: IKE:AES_CBC_128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048; configured proposals: IKE:AES_CBC_256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384',
		received: ['IKE:AES_CBC_128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048'],
		configured: ['IKE:AES_CBC_256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384'],
		isCause: true
	})
	t.is(
		reasonsOf('ESP with GCM against CBC, IKEv2', 'AWS')[0]?.words,
		'no ESP (phase 2) proposal suits both ends: the peer offers AES128 SHA2-256, this end accepts AES256-GCM-16 DH-20'
	)
})

test('another key, another identity, other networks: the words, and the line of the daemon', t => {
	t.like(reasonsOf('another pre-shared key, IKEv2', 'AWS')[0], {
		words: 'the two ends have different pre-shared keys',
		line: "tried 1 shared key for '198.51.100.1' - '203.0.113.10', but MAC mismatched"
	})
	t.like(reasonsOf('the customer has another identity, IKEv2', 'AWS')[0], {
		words: "the peer's identity is not the configured one: it was 203.0.113.10[203.0.113.10]"
	})
	t.like(reasonsOf('other traffic selectors, IKEv2', 'AWS')[0], {
		words: "the peer wants a tunnel for 10.8.0.0/24 === 10.9.0.0/24 only (policy-based), which does not fit this end's networks",
		line: 'traffic selectors 10.8.0.0/24 === 10.9.0.0/24 unacceptable'
	})
	t.like(reasonsOf('the peer is not there, IKEv2', 'CUST')[0], {words: 'the peer does not answer (asked 2 times)'})
})

test('of both ends the one that saw what is wrong is believed', t => {
	for (const [title, aws] of expected) {
		const both = [...reasonsOf(title, 'CUST'), ...reasonsOf(title, 'AWS')]
		const told = mostTelling(both)
		if (aws !== undefined && aws !== 'deleted-by-peer') t.is(told?.kind, aws, title)
	}
	t.is(
		mostTelling([...reasonsOf('AWS has another identity, IKEv1', 'CUST'), ...reasonsOf('AWS has another identity, IKEv1', 'AWS')])
			?.kind,
		'wrong-id'
	)
	t.is(mostTelling([]), undefined)
})

test('a line of the log and the event of the same are one', t => {
	const message = "tried 1 shared key for 'a' - 'b', but MAC mismatched"
	const line = {group: 'IKE', connection: 'vpn-a', ikeSa: 3, message}
	t.deepEqual(readLogLine(`2026-11-21T03:59:09.967 10[IKE] <vpn-a|3> ${message}`), line)
	t.deepEqual(
		readLogEvent({group: 'IKE', level: '1', thread: '10', 'ikesa-name': 'vpn-a', 'ikesa-uniqueid': '3', msg: message}),
		line
	)
	t.deepEqual(readLogLine('2026-11-21T03:59:09.967 10[IKE] <3> x'), {group: 'IKE', ikeSa: 3, message: 'x'})
	t.deepEqual(readLogEvent({group: 'DMN', 'ikesa-name': '(unnamed)', msg: 'x'}), {group: 'DMN', message: 'x'})
	t.is(readLogLine('something else'), undefined)
})

test('proposals of one conversation are not those of another', t => {
	const read = reasonReader()
	read(readLogLine('01[CFG] <1> received proposals: IKE:A')!)
	read(readLogLine('01[CFG] <1> configured proposals: IKE:B')!)
	t.deepEqual(read(readLogLine('01[IKE] <2> received proposals unacceptable')!)?.received, [])
	t.deepEqual(read(readLogLine('01[IKE] <1> received proposals unacceptable')!)?.received, ['IKE:A'])
})

test('a peer of another version of IKE is told from one that nobody knows', t => {
	const kindOf = (request: string, version: 1 | 2 | 'any' | undefined) => {
		const read = reasonReader({versionFor: peer => (peer === '203.0.113.10' ? version : undefined)})
		read(readLogLine(`13[ENC] <1> parsed ${request} request 0 [ SA V V ]`)!)
		return read(readLogLine('13[IKE] <1> no IKE config found for 198.51.100.1...203.0.113.10, sending NO_PROPOSAL_CHOSEN')!)
	}
	t.is(kindOf('ID_PROT', 2)?.words, 'the peer at 203.0.113.10 uses IKEv1, and this end accepts only IKEv2')
	t.is(kindOf('IKE_SA_INIT', 1)?.kind, 'ike-version')
	t.is(kindOf('ID_PROT', undefined)?.words, 'a peer at 203.0.113.10 asks for a tunnel, and none is configured for that address')
	t.is(kindOf('IKE_SA_INIT', 2)?.kind, 'unknown-peer')
})

test('an established tunnel without answers has a dead peer', t => {
	const read = reasonReader()
	t.is(read(readLogLine('01[IKE] <vpn-a|1> IKE_SA vpn-a[1] established between a...b')!), undefined)
	t.is(read(readLogLine('01[IKE] <vpn-a|1> retransmit 1 of request with message ID 2')!)?.kind, 'peer-is-dead')
	t.is(
		read(readLogLine('01[IKE] <vpn-a|1> giving up after 9 retransmits')!)?.words,
		'the peer did not respond within the DPD timeout'
	)
})

test('nor has one whose beginning nobody listened to, if it is known to stand', t => {
	const read = reasonReader({isEstablished: ikeSa => ikeSa === 1})
	t.is(read(readLogLine('01[IKE] <vpn-a|1> giving up after 9 retransmits')!)?.kind, 'peer-is-dead')
	t.is(read(readLogLine('01[IKE] <vpn-a|2> giving up after 9 retransmits')!)?.kind, 'unreachable')
})
