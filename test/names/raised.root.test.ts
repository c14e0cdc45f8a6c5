import test from 'ava'
import fc from 'fast-check'
import {BadLab, raise} from '../../src/index.ts'
import {readLab} from '../../src/lab/read.ts'
import {anyNames, labOf, longestNames, type Names} from './any-names.ts'

/** Things of different kinds in one router bear one name, and it is another kind's, or a word of the kernel. */
const mistakable: Names = {
	vpcs: {near: 'default', far: 'internet'},
	things: {
		...{public: 'all', private: 'default', nat: 'default', second: 'lo', web: 'lo', app: 'igw', eni: 'vgw', group: 'all'},
		...{acl: 'lo', table: 'lo', eip: 'default', list: 'any'}
	},
	farThings: {app: 'all', web: 'default', group: 'lo'},
	top: {
		...{peering: 'default', hub: 'all', farHub: 'default', hubPeering: 'a-1', hubTable: 'all'},
		...{nearAttachment: 'lo', attachment: 'all', corp: 'default'}
	},
	sites: {office: 'default', dc: 'all', branch: 'igw', device: 'lo', pc: 'a-1', printer: 'all', desk: 'constructor'},
	ways: {toVpc: 'lan-a', toHub: 'peer-a', fromBranch: 'eth0', line: 'a-1', vif: 'default', hubVif: 'lo'},
	hosts: {laptop: 'lo', server: 'all'}
}

/** A flow over each kind of way. */
function checksOf({vpcs, things, farThings, sites, ways, hosts}: Names): readonly object[] {
	const [web, app, far] = [`${vpcs.near}.${things.web}`, `${vpcs.near}.${things.app}`, `${vpcs.far}.${farThings.web}`]
	const [pc, desk] = [`${sites.office}.${sites.pc}`, `${sites.dc}.${sites.desk}`]
	const http = (from: string, to: string, expect: unknown = 200) => ({http: {from, to, expect, withinMs: 40_000}})
	return [
		http(hosts.laptop!, web),
		http(app, hosts.server!),
		http(web, far),
		http(web, app),
		http(web, `http://${app}.eth1/`),
		http(pc, web),
		http(pc, far),
		http(desk, far),
		{tunnel: {tunnel: `${ways.fromBranch}:1`, expect: 'up', withinMs: 40_000}},
		{http: {from: hosts.laptop, to: far, expect: 'timeout'}},
		{
			capture: {
				at: [web, `eni:${app}`, `nat:${vpcs.near}.${things.nat}`],
				during: {ping: {from: web, to: app, expect: 'reply'}},
				expect: [{at: `eni:${app}`, sees: 'icmp'}]
			}
		}
	]
}

/** A mixture that nobody chose: another one in each run, whose seed is in the title. */
const seed = Date.now() % 2 ** 31
function accepted(names: Names): boolean {
	try {
		return readLab(labOf(names), {name: 'lab'}) !== undefined
	} catch (error) {
		if (error instanceof BadLab) return false
		throw error
	}
}
const chance = fc.sample(anyNames.filter(accepted), {numRuns: 1, seed})[0]!

for (const [title, names, labName] of [
	['words of the kernel and of other kinds', mistakable, 'all'],
	['the longest, alike at their beginning', longestNames, `${'l'.repeat(40)}${process.pid}`.padEnd(60, 'x')],
	[`a mixture by chance (seed ${seed})`, chance, 'default']
] as const) {
	test.serial(`a lab of every kind works under names that are ${title}: every way carries packets`, async t => {
		t.timeout(180_000)
		const document = labOf(names)
		const lab = await raise({...document, checks: checksOf(names)} as typeof document, {name: labName})
		t.teardown(() => lab.down())
		const {results} = await lab.check()
		for (const result of results) {
			t.is(result.verdict, 'passed', `${result.title}\nexpected ${result.expected}\ngot ${result.got}`)
		}
	})
}
