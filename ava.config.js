// Tests that raise namespaces are named `*.root.test.ts`: one at a time, each file in a process of its own,
// because kernel names carry the pid; labs share a process, a few up at a time. All other tests are pure and run side by side.
// `VPCLAB_TESTS` picks a stage of scripts/test.ts; without it a pattern decides: `npx ava test/net/**`.
const all = 'test/**/*.test.ts'
const needRoot = 'test/**/*.root.test.ts'
const stages = {
	pure: [all, `!${needRoot}`],
	kernel: ['test/kernel/**/*.root.test.ts'],
	labs: ['test/labs/**/*.root.test.ts'],
	package: ['test/package/**/*.root.test.ts'],
	root: [needRoot, '!test/{kernel,labs,package}/**']
}

const stage = process.env.VPCLAB_TESTS
const sideBySide = stage === 'pure'

export default {
	extensions: ['ts'],
	files: stages[stage] ?? [all],
	workerThreads: sideBySide,
	...(!sideBySide && {concurrency: 1, serial: stage !== 'labs'}),
	timeout: '4m'
}
