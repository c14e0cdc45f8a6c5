import test from 'ava'
import {features} from '../../src/doctor/features.ts'
import {type Findings, judge, type MachineFinding, missing, type Seen} from '../../src/doctor/judge.ts'
import {programs} from '../../src/doctor/programs.ts'
import {render} from '../../src/doctor/render.ts'
import type {FeatureAnswers} from '../../src/doctor/script.ts'

const yes = {ok: true, words: ''}
const answers = (ids: readonly string[]): FeatureAnswers => Object.fromEntries(ids.map(id => [id, yes]))
const lane = (name: string): FeatureAnswers => answers(features.filter(feature => feature.lane === name).map(({id}) => id))

const debian12 = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n'
const whole: Seen = {
	osRelease: debian12,
	kernel: '6.1.0-31-amd64',
	node: 'v24.21.0',
	uid: 0,
	capabilities: 0x1ffffffffffn,
	programs: answers(programs.map(({name}) => name)),
	koffi: {version: '3.3.4'},
	features: {links: lane('links'), sets: lane('sets'), legacy: lane('firewall'), nft: lane('firewall')},
	limits: {'open-files': 20_000, 'network-namespaces': 60_000, neighbours: 1024, 'flows-at-once': 262_144, 'memory-mb': 4000}
}
const {features: tried = {links: {}, sets: {}, legacy: {}, nft: {}}} = whole

const find = (findings: Findings, id: string): MachineFinding | undefined => findings.find(finding => finding.id === id)
const ids = (findings: Findings): string[] => findings.map(({id}) => id)

test('a machine that has everything lacks nothing', t => {
	const findings = judge(whole)
	t.deepEqual(missing(findings), [])
	t.true(findings.every(({state, follows, fix, note}) => state === 'ok' && !follows && !fix && !note))
})

test('a missing program is fixed by its package', t => {
	const findings = judge({...whole, programs: {...whole.programs, ipset: {ok: false, words: ''}}})
	t.deepEqual(missing(findings), [
		{
			id: 'program:ipset',
			group: 'programs',
			title: 'ipset',
			needed: true,
			state: 'missing',
			follows: 'no lab can be raised',
			fix: 'apt-get install ipset'
		}
	])
})

const versions = (words: Readonly<Record<string, string>>): FeatureAnswers => ({
	...whole.programs,
	...Object.fromEntries(Object.entries(words).map(([name, text]) => [name, {ok: true, words: text}]))
})

test('versions are compared with those that the tests have on each release of Debian', t => {
	const comparisons = (programs: Readonly<Record<string, string>>, rest: Partial<Seen> = {}) =>
		judge({...whole, ...rest, programs: versions(programs)}).flatMap(({title, found, tested}) =>
			tested ? [`${title} ${found}: ${tested.is}`] : []
		)
	t.deepEqual(
		comparisons({iptables: 'iptables v1.8.9 (nf_tables)', bgpd: 'bgpd version 8.4.4', 'charon-systemd': '5.9.8 swanctl'}),
		[
			'node 24.21.0: tested',
			'iptables 1.8.9: tested',
			'bgpd (FRR) 8.4.4: tested',
			'charon-systemd (strongSwan) 5.9.8: tested',
			'Linux 6.1.0-31-amd64: tested'
		]
	)
	t.deepEqual(
		comparisons(
			{iptables: 'iptables v1.8.10 (nf_tables)', bgpd: 'bgpd version 8.1', 'charon-systemd': '6.1.0 swanctl'},
			{kernel: '6.19.2', node: 'v22.19.0'}
		),
		[
			'node 22.19.0: older',
			'iptables 1.8.10: between',
			'bgpd (FRR) 8.1: older',
			'charon-systemd (strongSwan) 6.1.0: newer',
			'Linux 6.19.2: newer'
		]
	)
})

test('another version than the tested ones is a note that says which these are, and hinders no lab', t => {
	const findings = judge({...whole, programs: versions({bgpd: 'bgpd version 11.0'})})
	t.deepEqual(missing(findings), [])
	t.deepEqual(find(findings, 'program:bgpd'), {
		id: 'program:bgpd',
		group: 'programs',
		title: 'bgpd (FRR)',
		needed: false,
		state: 'ok',
		found: '11.0',
		tested: {is: 'newer', versions: '8.4 (Debian 12), 10.3 (Debian 13)'},
		note: 'newer than the tested FRR: 8.4 (Debian 12), 10.3 (Debian 13)'
	})
})

test('a distribution without tests is named as such, with what is known of it', t => {
	const noteOf = (osRelease: string) => find(judge({...whole, osRelease}), 'distribution')
	t.like(noteOf(debian12), {found: 'Debian GNU/Linux 12 (bookworm)', note: undefined})
	t.regex(noteOf('ID=ubuntu\nVERSION_ID="24.04"\nPRETTY_NAME="Ubuntu 24.04.3 LTS"\n')?.note ?? '', /its FRR is that of Debian 12/)
	t.regex(noteOf('ID=ubuntu\nVERSION_ID="22.04"\n')?.note ?? '', /older than all that is tested/)
	t.like(noteOf('ID=fedora\nVERSION_ID=43\n'), {
		found: 'fedora 43',
		note: 'no test runs on it: tested are Debian 12 and Debian 13'
	})
	t.like(noteOf(''), {found: 'unknown'})
})

test('what only some labs want is told, and does not keep labs from being raised', t => {
	const words = 'Error: Unknown device type.'
	const findings = judge({...whole, features: {...tried, links: {...tried.links, 'xfrm-interface': {ok: false, words}}}})
	t.deepEqual(missing(findings), [])
	const finding = find(findings, 'kernel:xfrm-interface')
	t.is(finding?.state, 'missing')
	t.is(finding?.found, words)
	t.is(finding?.fix, 'modprobe xfrm_interface')
})

test('either kind of iptables will do; legacy is taken where both work', t => {
	t.is(find(judge(whole), 'kernel:firewall')?.found, 'legacy')
	const nftOnly = judge({...whole, features: {...tried, legacy: {}}})
	t.deepEqual(missing(nftOnly), [])
	t.is(find(nftOnly, 'kernel:firewall')?.found, 'nft')
	t.true(ids(missing(judge({...whole, features: {...tried, legacy: {}, nft: {}}}))).includes('kernel:firewall'))
})

test('a match that the chosen kind lacks is missing, though the other kind has it', t => {
	const legacy = {...tried.legacy, devgroup: {ok: false, words: 'No chain/target/match by that name.'}}
	t.deepEqual(ids(missing(judge({...whole, features: {...tried, legacy}}))), ['kernel:devgroup'])
})

test('without root nothing is tried: the one thing missing is root', t => {
	const {features: _, ...untried} = whole
	const findings = judge({...untried, uid: 1000})
	t.deepEqual(ids(missing(findings)), ['user'])
	t.true(findings.filter(({id}) => id.startsWith('kernel:')).every(({state}) => state === 'untested'))
})

test('root in a container without rights is told so', t => {
	const words = 'unshare: unshare failed: Operation not permitted'
	const nothing = {links: {}, sets: {}, legacy: {}, nft: {}, error: words}
	const findings = judge({...whole, capabilities: 0x00000000a80425fbn, features: nothing})
	t.deepEqual(ids(missing(findings)), ['capability:CAP_SYS_ADMIN', 'capability:CAP_NET_ADMIN', 'kernel:namespaces'])
	t.like(find(findings, 'kernel:namespaces'), {
		found: words,
		fix: 'start the container with --privileged, or use a virtual machine'
	})
	t.is(find(findings, 'kernel:veth')?.state, 'untested')
})

test('without koffi labs are raised by the slower backend', t => {
	const findings = judge({...whole, koffi: {error: "Cannot find module 'koffi'"}})
	t.deepEqual(missing(findings), [])
	t.is(find(findings, 'koffi')?.state, 'missing')
})

test('a low limit says what follows in numbers; one that the kernel does not tell is left out', t => {
	const findings = judge({...whole, limits: {'open-files': 1024, 'flows-at-once': undefined}})
	t.like(find(findings, 'limit:open-files'), {state: 'low', follows: 'a lab can have about 274 listeners'})
	t.is(find(findings, 'limit:flows-at-once'), undefined)
})

const plain = {good: String, bad: String, faint: String}

test('the report ends with the verdict, and tells beside each lack what follows and how to fix it', t => {
	const findings = judge({
		...whole,
		programs: {...versions({bgpd: 'bgpd version 10.4', 'charon-systemd': '6.0.1 swanctl'}), ipset: {ok: false, words: ''}},
		features: {...tried, links: {...tried.links, netem: {ok: false, words: 'Error: Specified qdisc kind is unknown.\nmore'}}}
	})
	const text = render(
		findings.filter(({id}) =>
			['user', 'node', 'program:ipset', 'program:bgpd', 'program:charon-systemd', 'kernel:netem', 'limit:neighbours'].includes(id)
		),
		plain
	)
	t.is(
		text,
		`Rights
  ok      root

Programs
  ok      node                                           24.21.0, as tested
  MISSING ipset
            so: no lab can be raised
            fix: apt-get install ipset
  ok      bgpd (FRR)                                     10.4
            note: newer than the tested FRR: 8.4 (Debian 12), 10.3 (Debian 13)
  ok      charon-systemd (strongSwan)                    6.0.1, as tested

Kernel features
  missing netem (Error: Specified qdisc kind is unknown.)
            so: delay, loss and rate of links (\`links\`) are emulated by other means: see clsact with eBPF, TBF and TAP
            fix: modprobe sch_netem

Limits
  ok      neighbour entries of the machine (gc_thresh3)  1024

A module that modprobe does not find: on Ubuntu \`apt-get install linux-modules-extra-$(uname -r)\`; with Debian’s cloud
kernel \`apt-get install linux-image-amd64\` and a restart; in a container it is the host that has to load it.

This machine cannot raise labs: ipset missing.
`
	)
	t.true(render(judge(whole), plain).endsWith('\n\nThis machine can raise labs.\n'))
})
