import {writeFileSync} from 'node:fs'
import test from 'ava'
import type {StatusReport} from '../../src/index.ts'
import {until} from '../services/net.ts'
import {useVpclab} from './vpclab.ts'

// A customer reaches AWS's public addresses over a public virtual interface from addresses of its own, and nothing else.

const {work, run, status: statusOf, pings} = useVpclab(test, 'dxpub')
const status = () => statusOf('dxpub')
const reaches = (from: string, to: string) => pings('dxpub', from, to)

const vpc = (cidr: string, instance: string, publicIp: string) => `
    cidr: ${cidr}
    internetGateway: true
    subnets: {a: {cidr: ${cidr}, routes: {0.0.0.0/0: internet-gateway}}}
    securityGroups: {all: {ingress: [{all: true, from: 0.0.0.0/0}]}}
    instances: {${instance}: {subnet: a, publicIp: ${publicIp}, securityGroups: [all]}}`
const lab = ({prefixes = '203.0.113.0/24', community = '7224:9300', fault = ''} = {}) => `name: dxpub
vpcs:
  near:${vpc('10.1.0.0/24', 'web', '54.144.0.10')}
  far:
    region: eu-west-1${vpc('10.2.0.0/24', 'abroad', '192.0.2.10')}
sites:
  dc: {publicIp: 198.51.100.1, asn: 65001, cidr: [203.0.113.0/24, 192.168.1.0/24], internet: false, hosts: {pc: 203.0.113.10, inside: 192.168.1.10}}
internet: {laptop: {ipv4: 93.184.216.34}}
directConnects:
  dx:
    location: EqDC2
    site: dc
    ${fault}
    virtualInterfaces: {pub: {type: public, vlan: 300, prefixes: [${prefixes}], customer: {communities: ['${community}']}}}
`

async function raise(text: string) {
	writeFileSync(`${work}/dxpub.yaml`, text)
	await run('up', `${work}/dxpub.yaml`)
}
/** A session stands before the kernel has the routes that came by it. */
const untilReached = (from: string, to: string) => until(`${from} reaches ${to}`, () => reaches(from, to), Boolean)
const learnedAt = ({learned}: StatusReport, place: string) => learned.filter(({router}) => router === place)

const [web, abroad, pc, laptop] = ['54.144.0.10', '192.0.2.10', '203.0.113.10', '93.184.216.34']

test.serial("DX-4: the site is told AWS's public blocks, to keep to itself, each with how near it is", async t => {
	t.timeout(180_000)
	await raise(lab())
	const {seen} = await until(
		'the session, and what both ends told',
		status,
		one =>
			one.virtualInterfaces[0]?.isUp === true && one.virtualInterfaces[0].accepted === 1 && learnedAt(one, 'site.dc').length >= 2
	)
	t.like(seen.virtualInterfaces[0], {type: 'public', gateway: 'public us-east-1', accepted: 1, sent: 2})
	const told = new Map(learnedAt(seen, 'site.dc').map(({destination, communities}) => [destination, [...communities].sort()]))
	// As bgpd spells NO_EXPORT.
	t.deepEqual(told.get('54.144.0.0/14'), ['7224:8100', 'noExport'])
	t.deepEqual(told.get('192.0.2.10/32'), ['noExport'])
})

test.serial('DX-4: a host with an address of its own reaches elastic addresses of every Region, both ways over it', async t => {
	t.timeout(180_000)
	await untilReached('pc', web)
	await untilReached('pc', abroad)
	t.true(await reaches('web', pc))
	t.true(await reaches('abroad', pc))
	const hops = await run('exec', 'dxpub', 'pc', '--', 'traceroute', '-n', '-q1', '-w1', web)
	t.regex(hops, / 2 {2}169\.254\./)
})

test.serial('DX-4: it leads to no host of the Internet, nobody there comes in by it, and private sources die at AWS', async t => {
	t.true(await reaches('laptop', web))
	const barred = [reaches('pc', laptop), reaches('laptop', pc), reaches('inside', web)]
	t.deepEqual(await Promise.all(barred), [false, false, false])
})

test.serial("DX-4: with 7224:9100 the customer's prefixes stay in the Region", async t => {
	t.timeout(180_000)
	await raise(lab({community: '7224:9100'}))
	// While the session begins anew nothing is reached at all.
	const {seen} = await until(
		'the far Region without the way back, the near one with it',
		() => Promise.all([reaches('pc', abroad), reaches('pc', web)]),
		([far, near]) => !far && near
	)
	t.deepEqual(seen, [false, true])
})

test.serial('DX-3, DX-4: with the connection down nothing passes, as the Internet is no way there', async t => {
	t.timeout(180_000)
	await raise(lab({fault: 'fault: down'}))
	t.false(await reaches('pc', web))
	await raise(lab())
	await untilReached('pc', web)
	t.pass()
})

test.serial('DX-4: with 1,000 prefixes the session stands, with 1,001 AWS closes it', async t => {
	t.timeout(240_000)
	const many = (count: number) => Array.from({length: count}, (_, n) => `198.18.${n >> 6}.${4 * (n & 63)}/30`).join(', ')
	await raise(lab({prefixes: many(1000)}))
	await until('1000 prefixes', status, one => one.virtualInterfaces[0]?.accepted === 1000)
	await raise(lab({prefixes: many(1001)}))
	const {seen} = await until('no session', status, one => one.virtualInterfaces[0]?.isUp === false)
	t.regex(seen.virtualInterfaces[0]?.reason?.words ?? '', /more than 1000 prefixes/)
})
