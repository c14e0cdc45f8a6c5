/** What a DNS server of a lab answers. Pure: the same question has the same answer as long as the lab's facts are the same. */
import {soaOf} from './authority.ts'
import {ec2Names} from './ec2-answer.ts'
import type {NamedRecord} from './message.ts'
import type {DnsFacts, DnsServer} from './types.ts'

export type Question = {
	/** In lower case, without a dot at the end. */
	readonly name: string
	/** `A`, `AAAA`, `ANY`, …; one that nothing has records of is answered as any other. */
	readonly type: string
}

export type Answer = {
	readonly rcode: 'NOERROR' | 'FORMERR' | 'SERVFAIL' | 'NXDOMAIN' | 'NOTIMP' | 'REFUSED'
	readonly answers: readonly NamedRecord[]
	/** Of a name or type that is not there the SOA, by which a client knows how long that holds. */
	readonly authorities: readonly NamedRecord[]
	readonly isAuthoritative: boolean
}

export const failed = (rcode: Answer['rcode']): Answer => ({rcode, answers: [], authorities: [], isAuthoritative: false})

export function answer(facts: DnsFacts, server: DnsServer, question: Question): Answer {
	const found = ec2Names(facts, server, question.name)
	const zone = found?.zone ?? ''
	if (!found?.records) return {...failed('NXDOMAIN'), authorities: [soaOf(zone)]}
	const answers = found.records
		.filter(({type}) => type === question.type || question.type === 'ANY')
		.map(record => ({...record, name: question.name}))
	return {...failed('NOERROR'), answers, authorities: answers.length > 0 ? [] : [soaOf(zone)]}
}
