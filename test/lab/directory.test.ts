import {readdirSync} from 'node:fs'
import test from 'ava'
import {directoryOfLab} from '../../src/lab/draft-of.ts'
import {loadLab} from '../../src/lab/load.ts'
import {readLab} from '../../src/lab/read.ts'
import {valueAt} from '../../src/lab/schema-shape.ts'
import {addressesOf} from '../../src/model/interfaces.ts'
import {compile} from '../../src/plan/compile.ts'

const vpc = {
	cidr: '10.0.0.0/16',
	internetGateway: true,
	subnets: {app: {zone: 'a', cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}},
	natGateways: {nat: {subnet: 'app'}},
	instances: {web: {subnet: 'app', privateIp: '10.0.0.5', interfaces: [{subnet: 'app', privateIp: '10.0.0.6'}]}}
}
const loaded = readLab(
	{
		vpcs: {main: vpc, twin: {...vpc, internetGateway: true}},
		internet: {laptop: '203.0.113.10'},
		vpnGateways: {},
		sites: {office: {publicIp: '198.51.100.20', asn: 65001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}}}
	},
	{name: 'demo'}
)
const {lab} = loaded
const directory = directoryOfLab(loaded)
const [main] = lab.vpcs
const found = (identifier: string) => ({hosts: directory.hostsAt(identifier), points: directory.pointsAt(identifier)})

test('an instance is found by its id, by the ids of its interfaces and by their addresses', t => {
	const [web] = main?.instances ?? []
	const [first, second] = main?.interfaces ?? []
	t.deepEqual(found(web?.id ?? ''), {hosts: ['main.web'], points: ['main.web']})
	t.deepEqual(found(first?.id ?? ''), {hosts: ['main.web'], points: ['eni:main.web']})
	t.deepEqual(found(second?.id ?? ''), {hosts: ['main.web'], points: ['eni:main.web:eth1']})
})

test('a private address that two VPCs have is both', t => {
	t.deepEqual(found('10.0.0.6'), {hosts: ['main.web', 'twin.web'], points: ['main.web:eth1', 'twin.web:eth1']})
})

test('gateways have points, hosts of sites and of the Internet have both', t => {
	const [nat] = main?.natGateways ?? []
	t.deepEqual(found(nat?.id ?? ''), {hosts: [], points: ['nat:main.nat']})
	const own = main?.interfaces.find(({key}) => key === nat?.interface)
	t.deepEqual(found(own?.id ?? ''), {hosts: [], points: ['nat:main.nat']})
	t.deepEqual(found(own?.privateIps[0]?.publicIp?.address ?? ''), {hosts: [], points: ['nat:main.nat']})
	t.deepEqual(found(main?.internetGateway?.id ?? ''), {hosts: [], points: ['igw:main']})
	t.deepEqual(found('192.168.0.10'), {hosts: ['office.pc'], points: ['pc']})
	t.deepEqual(found('203.0.113.10'), {hosts: ['laptop'], points: ['laptop']})
	t.deepEqual(found('10.9.9.9'), {hosts: [], points: []})
	t.deepEqual(found(''), {hosts: [], points: []})
})

const labs = Promise.all(readdirSync('labs').map(folder => loadLab(`labs/${folder}`, {ignoresDevices: true})))

/** Every id that AWS would give: `id` itself, `allocationId`, … */
function* idsIn(value: unknown): Generator<string> {
	if (typeof value !== 'object' || value === null) return
	for (const [key, one] of Object.entries(value)) {
		if (/^(?:id|\w+Id)$/.test(key) && typeof one === 'string') {
			yield one
		} else {
			yield* idsIn(one)
		}
	}
}

/** Zones are the same for everybody; rules of groups have no name that a file could give them; a target may be an address. */
const isNoResource = (id: string) => /^\w{3,4}\d?-az\d$|^sgr-|^[\d.]+$/.test(id)

test('every id of every lab is of something that the directory knows, and stands where the document says so', async t => {
	let count = 0
	for (const one of await labs) {
		const all = directoryOfLab(one)
		for (const id of idsIn(one.lab)) {
			if (isNoResource(id)) continue
			count++
			const path = all.pathOf(id)
			t.truthy(path, `${one.lab.name}: ${id}`)
			t.not(valueAt(one.document, path ?? []), undefined, `${one.lab.name}: ${id} at ${path?.join('.')}`)
		}
	}
	t.true(count > 600, `${count} ids`)
})

test('every private address of every lab has its network interface as its owner, in its own VPC', async t => {
	for (const one of await labs) {
		const all = directoryOfLab(one)
		for (const {key: vpc, interfaces} of one.lab.vpcs) {
			for (const eni of interfaces) {
				for (const address of addressesOf(eni)) t.is(all.ownerOf(vpc, address)?.key, eni.key)
			}
		}
	}
	t.is(directory.ownerOf('main', '10.9.9.9'), undefined)
	t.is(directory.ownerOf('nowhere', '10.0.0.5'), undefined)
})

test('points of capture that the directory names are points of the plan', async t => {
	for (const one of await labs) {
		const {points} = compile(one.lab)
		const all = directoryOfLab(one)
		for (const {points: named = []} of all.resources) {
			for (const point of named) t.true(Object.hasOwn(points, point), `${one.lab.name}: ${point}`)
		}
		for (const {interfaces} of one.lab.vpcs) {
			for (const {id} of interfaces) {
				for (const point of all.pointsAt(id)) t.true(Object.hasOwn(points, point), `${one.lab.name}: ${id}: ${point}`)
			}
		}
	}
})
