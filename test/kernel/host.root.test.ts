import {readFile} from 'node:fs/promises'
import test from 'ava'
import {destroy, type Road} from '../../src/kernel/kernel.ts'
import {run} from '../../src/kernel/program.ts'
import {emptyLab, raise} from './lab.ts'

const roads: readonly Road[] = ['netlink', 'batch']

/** Everything of the host's own namespace that a lab could touch by mistake. */
async function host() {
	const out = async (...argv: [string, ...string[]]) => (await run({argv, timeoutMs: 20_000})).stdout
	const [links, addresses, routes4, routes6, rules4, rules6, legacy4, legacy6, nft, sets, mounts, sysctls] = await Promise.all([
		out('ip', '-json', '-details', 'link', 'show'),
		out('ip', '-brief', 'address', 'show'),
		out('ip', '-4', 'route', 'show', 'table', 'all'),
		out('ip', '-6', 'route', 'show', 'table', 'all'),
		out('ip', '-4', 'rule', 'show'),
		out('ip', '-6', 'rule', 'show'),
		out('iptables-legacy-save'),
		out('ip6tables-legacy-save'),
		out('nft', 'list', 'ruleset'),
		out('ipset', 'save'),
		readFile('/proc/self/mountinfo', 'utf8'),
		out('sysctl', '-a', '--pattern', '^net\\.(ipv4|ipv6|core)\\.')
	])
	return {
		links,
		addresses,
		routes: routes4 + routes6.replaceAll(/ expires \S+/g, ''),
		rules: rules4 + rules6,
		firewall: [legacy4, legacy6].map(text => text.replaceAll(/^#.*$|\[\d+:\d+\]/gm, '')).join('') + nft,
		sets,
		mounts: mounts.split('\n').filter(line => !line.includes('/run/vpclab')),
		sysctls: sysctls.split('\n').filter(line => !line.includes('stat_refresh'))
	}
}

for (const road of roads) {
	test.serial(`${road}: the host's own namespace is the same before, while and after a lab stands`, async t => {
		const before = await host()
		const {stateDir, kernel} = await emptyLab(road)
		try {
			await kernel.apply(raise)
			t.deepEqual(await host(), before)
			await kernel.apply([
				{do: 'forget-flows', namespace: 'vpc'},
				{do: 'delete-namespace', namespace: 'host'}
			])
			await kernel.close()
			t.deepEqual(await host(), before)
		} finally {
			await destroy(stateDir)
		}
		t.deepEqual(await host(), before)
	})
}
