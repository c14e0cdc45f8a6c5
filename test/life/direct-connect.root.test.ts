import {writeFileSync} from 'node:fs'
import test from 'ava'
import type {StatusReport} from '../../src/index.ts'
import {until} from '../services/net.ts'
import {useVpclab} from './vpclab.ts'

// A virtual interface for each thing that can be wrong with one, and one with which nothing is.

const {work, run, status: statusOf} = useVpclab(test, 'dx')
const status = () => statusOf('dx')

const prefixes = (count: number) => Array.from({length: count}, (_, n) => `172.16.${n}.0/24`).join(', ')
const lab = (announced: number, fault = '') => `name: dx
vpcs:
  app:
    cidr: 10.1.0.0/16
    subnets: {a: {cidr: 10.1.0.0/24, routes: {192.168.0.0/16: {transitGateway: hub}}}}
    securityGroups: {all: {ingress: [{all: true, from: 0.0.0.0/0}]}}
    instances: {web: {subnet: a, privateIp: 10.1.0.10, securityGroups: [all]}}
transitGateways:
  hub: {asn: 64600, attachments: {app: [a]}}
sites:
  well: {publicIp: 198.51.100.1, asn: 65001, cidr: 192.168.1.0/24, hosts: {pc: 192.168.1.10}}
  tag: {publicIp: 198.51.100.2, asn: 65002, cidr: 192.168.2.0/24}
  key: {publicIp: 198.51.100.3, asn: 65003, cidr: 192.168.3.0/24}
  many: {publicIp: 198.51.100.4, asn: 65004, cidr: 192.168.4.0/24, announces: [${prefixes(announced)}]}
directConnectGateways:
  corp: {asn: 64513, associations: {hub: {allowedPrefixes: [10.0.0.0/8]}}}
directConnects:
  well: {location: EqDC2, site: well, ${fault}virtualInterfaces: {v: {type: transit, vlan: 11, gateway: corp, mtu: 8500, bfd: true}}}
  tag: {location: EqDC2, site: tag, virtualInterfaces: {v: {type: transit, vlan: 11, gateway: corp, customer: {vlan: 12}}}}
  key: {location: EqDC2, site: key, virtualInterfaces: {v: {type: transit, vlan: 11, gateway: corp, customer: {authKey: another-key}}}}
  many: {location: EqDC2, site: many, virtualInterfaces: {v: {type: transit, vlan: 11, gateway: corp}}}
`

const find = ({virtualInterfaces}: StatusReport, name: string) =>
	virtualInterfaces.find(({virtualInterface}) => virtualInterface === `${name}.v`)
async function raise(text: string) {
	writeFileSync(`${work}/dx.yaml`, text)
	await run('up', `${work}/dx.yaml`)
}
const pings = (...options: readonly string[]) =>
	run('exec', 'dx', 'pc', '--', 'sh', '-c', `ping -n ${options.join(' ')} 10.1.0.10 || true`)
/** A session is up a moment before its routes are in the kernel. */
const untilAnswered = (...options: readonly string[]) =>
	until(
		`an answer to ping ${options.join(' ')}`,
		() => pings('-c 1 -W 1', ...options),
		text => text.includes('1 received')
	)

test.serial('DX-2: with another VLAN or another MD5 key at one end a session never comes up, and status says which', async t => {
	t.timeout(180_000)
	await raise(lab(100))
	const {seen} = await until(
		'two sessions up, two waiting',
		status,
		one =>
			['well', 'many'].every(name => find(one, name)?.isUp) &&
			find(one, 'well')?.bfd === 'Up' &&
			['tag', 'key'].every(name => /^(?:Active|Connect)$/.test(find(one, name)?.state ?? ''))
	)
	t.like(find(seen, 'well'), {accepted: 1, sent: 1})
	t.regex(find(seen, 'tag')?.reason?.words ?? '', /AWS's router uses VLAN 11, the site's VLAN 12/)
	t.regex(find(seen, 'key')?.reason?.words ?? '', /different MD5 keys/)
	for (const [name, there] of [
		['tag', '12}'],
		['key', 'another-key']
	] as const) {
		const [, row, column] = /dx\.yaml:(\d+):(\d+)$/.exec(find(seen, name)?.at ?? '') ?? []
		const line = lab(100).split('\n')[Number(row) - 1]
		t.true(line?.slice(Number(column) - 1).startsWith(there), find(seen, name)?.at)
	}
})

test.serial('DX-8: over a transit virtual interface with jumbo frames 8500 bytes pass, and no more', async t => {
	await untilAnswered('-M do -s 8472')
	t.regex(await pings('-c 1 -W 1 -M do -s 8473'), /0 received|message too long/)
})

test.serial('DX-4: with 100 prefixes a session stands, with 101 AWS closes it', async t => {
	t.timeout(180_000)
	await until('100 prefixes', status, one => find(one, 'many')?.accepted === 100)
	await raise(lab(101))
	const {seen} = await until(
		'the session closed, and its routes gone',
		status,
		one => find(one, 'many')?.isUp === false && !one.selected.some(({destination}) => destination.startsWith('172.16.'))
	)
	t.regex(find(seen, 'many')?.reason?.words ?? '', /more than 100 prefixes/)
	t.true(find(seen, 'well')?.isUp)
})

test.serial('DX-3: a cut is noticed by BFD', async t => {
	t.timeout(180_000)
	await raise(lab(101, 'fault: down, '))
	// The hold time would end it after 60 s at the earliest.
	const {seen} = await until('BFD', status, one => find(one, 'well')?.isUp === false)
	t.is(find(seen, 'well')?.reason?.words, 'the connection is down: no packet passes')
	t.regex(await pings('-c 1 -W 1'), /0 received/)
	await raise(lab(101))
	await until('the session again', status, one => find(one, 'well')?.isUp === true)
	await untilAnswered()
})
