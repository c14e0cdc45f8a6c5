// Tests that raise namespaces are named `*.root.test.ts`: one at a time, each in a process of its own,
// because kernel names carry the pid. All other tests are pure and run side by side.
// `VPCLAB_TESTS` picks a stage (scripts/test.ts); left out, ava's own patterns decide: `npx ava test/net/**`.
const stages = {
	pure: ['test/**/*.test.ts', '!test/**/*.root.test.ts'],
	root: ['test/**/*.root.test.ts']
}

const stage = process.env.VPCLAB_TESTS

export default {
	extensions: ['ts'],
	files: stages[stage] ?? ['test/**/*.test.ts'],
	workerThreads: stage === 'pure',
	...(stage !== 'pure' && {concurrency: 1, serial: true}),
	timeout: '2m'
}
