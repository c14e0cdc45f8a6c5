// Tests that raise namespaces are named `*.root.test.ts`. Each file is a process of its own, because kernel names carry the
// pid, and its tests are `test.serial`; several files run side by side, as most of their time is waiting: for daemons and timers
// where there are tunnels and BGP. Those that measure times, and those that look at the whole machine, run alone. Labs share a
// process, a few up at a time. All other tests are pure and run side by side.
// `VPCLAB_TESTS` picks a stage of scripts/test.ts; without it a pattern decides: `npx ava test/net/**`.
const all = 'test/**/*.test.ts'
const needRoot = 'test/**/*.root.test.ts'
const alone = [
	'test/host-snapshot.root.test.ts',
	'test/services/two-tunnels.root.test.ts',
	'test/doctor/**/*.root.test.ts',
	'test/verify/outage/**/*.root.test.ts',
	'test/verify/silence.root.test.ts'
]
const tunnels = [
	'test/agent/daemons.root.test.ts',
	'test/agreement/hybrid.root.test.ts',
	'test/services/*/*.root.test.ts',
	'test/end-to-end/vpn-*.root.test.ts',
	'test/life/!(api|kill).root.test.ts'
]
/** Those that take longest begin first: one that begins last runs without anything beside it. */
const longest = [
	'life/kill',
	'life/torture',
	'life/startup-action',
	'replay/replay',
	'learn/prove',
	'learn/lessons',
	'cli/commands',
	'agreement/agreement'
].map(name => `test/${name}.root.test.ts`)
const rankOf = file => longest.findIndex(name => file.endsWith(name)) + 1 || longest.length + 1
const stages = {
	pure: [all, `!${needRoot}`],
	kernel: ['test/kernel/**/*.root.test.ts'],
	alone,
	tunnels,
	root: [
		needRoot,
		'!test/{kernel,labs,package}/**',
		'!test/release/smoke-*',
		...[...alone, ...tunnels].map(pattern => `!${pattern}`)
	],
	labs: ['test/labs/**/*.root.test.ts'],
	release: ['test/release/**/*.root.test.ts'],
	package: ['test/package/**/*.root.test.ts']
}

const stage = process.env.VPCLAB_TESTS
/** They wait most of the time. Default: 1. */
const atOnce = {root: 3, tunnels: 3}
const sideBySide = stage === 'pure'

export default {
	extensions: ['ts'],
	files: stages[stage] ?? [all],
	workerThreads: sideBySide,
	...(!sideBySide && {concurrency: atOnce[stage] ?? 1}),
	sortTestFiles: (one, other) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1),
	timeout: `${4 * Number(process.env.VPCLAB_TESTS_SLOW ?? 1)}m`
}
