import test from 'ava'
import {AnswerCache} from '../../src/agent/handlers/dns-cache.ts'
import type {ServedLab} from '../../src/agent/handlers/types.ts'
import {renderQuery} from '../../src/dns/message.ts'
import type {DnsFacts} from '../../src/dns/types.ts'

const factsWith = (dns64: readonly string[] = []): DnsFacts => ({
	vpcs: {
		main: {
			region: 'us-east-1',
			cidrs: ['10.0.0.0/16'],
			hostnames: true,
			addresses: [],
			instances: {},
			publicAddresses: {},
			peers: [],
			dns64
		}
	},
	zones: [],
	rules: [],
	siteServers: {}
})
const labWith = (dns: DnsFacts, unhealthy: readonly string[] = []) =>
	({facts: {dns}, unhealthy: new Set(unhealthy), forwarders: new Map()}) as unknown as ServedLab
const server = {kind: 'vpc', vpc: 'main'} as const

const asked = (id: number, name = 'web.corp.internal', type = 'A') => renderQuery(id, name, type)
const said = (id: number) => Buffer.from([id >> 8, id & 255, 0x81, 0x80, 1, 2, 3])

test('the same question has the same answer, under its own id', t => {
	const cache = new AnswerCache()
	const lab = labWith(factsWith())
	t.is(cache.find(asked(1), '10.0.0.5', server, lab), undefined)
	cache.keep(asked(1), '10.0.0.5', server, lab, said(1))
	t.deepEqual(cache.find(asked(0x0203), '10.0.0.6', server, lab), said(0x0203))
	t.is(cache.find(asked(1, 'other.corp.internal'), '10.0.0.5', server, lab), undefined)
	t.is(cache.find(asked(1, 'web.corp.internal', 'AAAA'), '10.0.0.5', server, lab), undefined)
	t.is(cache.find(asked(1, 'WEB.corp.internal'), '10.0.0.5', server, lab), undefined)
})

test('names that have changed are answered anew from the next question on', t => {
	const cache = new AnswerCache()
	const lab = labWith(factsWith())
	cache.keep(asked(1), '10.0.0.5', server, lab, said(1))
	t.is(cache.find(asked(1), '10.0.0.5', server, labWith(factsWith())), undefined)
})

test('NAT-8: who asks with DNS64 has an answer of their own', t => {
	const cache = new AnswerCache()
	const lab = labWith(factsWith(['10.0.1.0/24']))
	cache.keep(asked(1), '10.0.0.5', server, lab, said(1))
	t.is(cache.find(asked(1), '10.0.1.5', server, lab), undefined)
	t.truthy(cache.find(asked(1), '10.0.0.9', server, lab))
})

test('while something is unhealthy nothing is kept or found: health decides, and changes without the names', t => {
	const cache = new AnswerCache()
	const facts = factsWith()
	cache.keep(asked(1), '10.0.0.5', server, labWith(facts), said(1))
	t.is(cache.find(asked(1), '10.0.0.5', server, labWith(facts, ['x'])), undefined)
	cache.keep(asked(2, 'b.corp.internal'), '10.0.0.5', server, labWith(facts, ['x']), said(2))
	t.is(cache.find(asked(2, 'b.corp.internal'), '10.0.0.5', server, labWith(facts)), undefined)
})

test('a flood of different names does not make it grow', t => {
	const cache = new AnswerCache()
	const lab = labWith(factsWith())
	for (let number = 0; number < 20_000; number++)
		cache.keep(asked(1, `n${number}.corp.internal`), '10.0.0.5', server, lab, said(1))
	t.is(cache.find(asked(1, 'n1.corp.internal'), '10.0.0.5', server, lab), undefined)
	t.truthy(cache.find(asked(1, 'n19999.corp.internal'), '10.0.0.5', server, lab))
})
