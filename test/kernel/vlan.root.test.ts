import {spawn} from 'node:child_process'
import {text} from 'node:stream/consumers'
import test from 'ava'
import {type Backend, destroy, type Kernel, namespacePath, observe} from '../../src/kernel/kernel.ts'
import {run} from '../../src/kernel/program.ts'
import {diff, repair} from '../../src/plan/diff.ts'
import type {NamespacePlan, Plan, Vlan} from '../../src/plan/types.ts'
import {emptyLab, end} from './lab.ts'

type Lab = {readonly stateDir: string; readonly kernel: Kernel}

const mac = (side: number, vlanId: number) => `02:00:00:00:0${side}:${(vlanId % 100).toString().padStart(2, '0')}`

const vlan = (side: number, vlanId: number, rest: Partial<Vlan> = {}): Vlan => ({
	name: `wire.${vlanId}`,
	parent: 'wire',
	vlanId,
	mac: mac(side, vlanId),
	mtuBytes: 1500,
	group: 7,
	up: true,
	...rest
})

const namespace = (side: number, vlans: readonly Vlan[]): NamespacePlan => ({
	kind: 'test',
	sysctls: {},
	addresses: vlans.map(({name, vlanId}) => ({link: name, address: `10.0.${vlanId}.${side}/24`})),
	neighbors: [],
	routes: vlans.map(({name, vlanId}) => ({
		table: 254,
		destination: `10.0.${vlanId}.0/24`,
		type: 'unicast',
		nexthops: [{link: name}]
	})),
	rules: [],
	sets: {},
	firewall: {},
	listeners: [],
	vlans
})

/** Two devices on one cable. */
const plan = (left: readonly Vlan[], right: readonly Vlan[], mtuBytes = 9000): Plan => ({
	lab: 'wire',
	namespaces: {left: namespace(1, left), right: namespace(2, right)},
	links: {
		'left/wire': {
			ends: [
				end('left', 'wire', {mac: '02:00:00:00:01:ff', mtuBytes}),
				end('right', 'wire', {mac: '02:00:00:00:02:ff', mtuBytes})
			]
		}
	},
	hosts: {},
	points: {}
})

const both = plan([vlan(1, 101), vlan(1, 102)], [vlan(2, 101), vlan(2, 102)])

const inside = ({stateDir}: Lab, name: string, ...argv: string[]) =>
	run({argv: ['nsenter', `--net=${namespacePath(stateDir, name)}`, ...argv], timeoutMs: 10_000})

const ping = async (lab: Lab, waitSeconds: number, address: string, options: readonly string[]) =>
	(await inside(lab, 'left', 'ping', '-n', '-c1', `-W${waitSeconds}`, ...options, address)).exitCode === 0
/**
 * Who was silent before is asked for its MAC address again a second later, and the machine may be busy. A packet that waits for the last
 * of such questions goes with it, so that a second one is sent.
 */
const answers = async (lab: Lab, address: string, ...options: string[]) =>
	(await ping(lab, 5, address, options)) || (await ping(lab, 5, address, options))
const isSilent = async (lab: Lab, address: string, ...options: string[]) => !(await ping(lab, 1, address, options))

const links = async ({stateDir}: Lab) =>
	(await observe(stateDir, 'left')).links.split('\n').filter(line => line.startsWith('wire'))

for (const backend of ['netlink', 'batch'] as const satisfies readonly Backend[]) {
	const withLab = (title: string, body: (t: import('ava').ExecutionContext, lab: Lab) => Promise<void>) =>
		test.serial(`${backend}: ${title}`, async t => {
			const lab = await emptyLab(backend)
			try {
				await body(t, lab)
			} finally {
				await lab.kernel.close()
				await destroy(lab.stateDir)
			}
		})

	withLab('packets pass by the tag that both ends have, and the cable shows it', async (t, lab) => {
		await lab.kernel.apply(diff(undefined, both))
		t.deepEqual(await links(lab), [
			'wire up mtu 9000 group default mac 02:00:00:00:01:ff addrgenmode none',
			'wire.101 up mtu 1500 group 7 mac 02:00:00:00:01:01 addrgenmode none vlan 101 on wire',
			'wire.102 up mtu 1500 group 7 mac 02:00:00:00:01:02 addrgenmode none vlan 102 on wire'
		])
		const dump = spawn(
			'nsenter',
			[
				`--net=${namespacePath(lab.stateDir, 'right')}`,
				'tcpdump',
				'-lnei',
				'wire',
				'-c2',
				'icmp',
				'or',
				'vlan',
				'101',
				'and',
				'icmp'
			],
			{stdio: ['ignore', 'pipe', 'pipe'], timeout: 10_000}
		)
		await new Promise(resolve => dump.stderr.once('data', resolve))
		t.true(await answers(lab, '10.0.101.2'))
		t.regex(
			await text(dump.stdout),
			/802\.1Q \(0x8100\), length \d+: vlan 101, p 0, ethertype IPv4.*10\.0\.101\.1 > 10\.0\.101\.2: ICMP echo request/
		)
		t.true(await answers(lab, '10.0.102.2'))
		t.true(await answers(lab, '10.0.101.2', '-M', 'do', '-s', '1472'), 'a full packet passes beside the tag')
		t.true(await isSilent(lab, '10.0.101.2', '-M', 'do', '-s', '1473'))
		await lab.kernel.apply(diff(undefined, both))
		t.true(await answers(lab, '10.0.101.2'), 'the same steps again change nothing')
	})

	withLab('the wrong tag does not pass, and no tag does not either', async (t, lab) => {
		const wrong = plan([vlan(1, 101)], [vlan(2, 101, {vlanId: 111})])
		await lab.kernel.apply(diff(undefined, wrong))
		t.true(await isSilent(lab, '10.0.101.2'))
		await lab.kernel.apply(diff(wrong, plan([vlan(1, 101)], [vlan(2, 101)])))
		t.true(await answers(lab, '10.0.101.2'), 'it passes as soon as the tags agree')
		// Then only the interface that has the address answers for it.
		await inside(lab, 'right', 'sysctl', '-w', 'net.ipv4.conf.all.arp_ignore=1')
		await inside(lab, 'left', 'ip', 'address', 'add', '10.0.9.1/24', 'dev', 'wire')
		await inside(lab, 'right', 'ip', 'address', 'add', '10.0.9.2/24', 'dev', 'wire.101')
		t.true(await isSilent(lab, '10.0.9.2'))
	})

	withLab('VLAN interfaces come, change, go, and return with their parent', async (t, lab) => {
		const one = plan([vlan(1, 101)], [vlan(2, 101)])
		await lab.kernel.apply(diff(undefined, one))
		const changed = plan([vlan(1, 101, {mtuBytes: 1400, mac: '02:00:00:00:01:99'}), vlan(1, 102)], [vlan(2, 101), vlan(2, 102)])
		await lab.kernel.apply(diff(one, changed))
		t.regex((await links(lab))[1]!, /^wire\.101 up mtu 1400 group 7 mac 02:00:00:00:01:99 /)
		t.true(await answers(lab, '10.0.102.2'))
		await lab.kernel.apply(diff(changed, one))
		t.is((await links(lab)).length, 2)
		t.true(await answers(lab, '10.0.101.2'))
		await lab.kernel.apply([{do: 'delete-link', namespace: 'right', name: 'wire'}])
		await lab.kernel.apply(repair(one, one, {...one, links: {}, namespaces: {left: namespace(1, []), right: namespace(2, [])}}))
		t.is((await observe(lab.stateDir, 'left')).links, 'lo up mtu 65536 group default mac 00:00:00:00:00:00 addrgenmode eui64')
		await lab.kernel.apply(diff({...one, links: {}, namespaces: {left: namespace(1, []), right: namespace(2, [])}}, both))
		t.true(await answers(lab, '10.0.101.2'))
		t.true(await answers(lab, '10.0.102.2'))
	})

	withLab('a VLAN of a link that is not there is refused by name', async (t, lab) => {
		await lab.kernel.apply([{do: 'add-namespace', namespace: 'left'}])
		await t.throwsAsync(lab.kernel.apply([{do: 'add-vlan', namespace: 'left', vlan: vlan(1, 101)}]), {
			message: 'left: add-vlan wire.101: 101 on wire: no link is named "wire"'
		})
	})
}
