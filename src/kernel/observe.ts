import type {NamespaceName} from '../net/names.ts'
import {
	type AddressJson,
	addressLines,
	firewallText,
	type LinkJson,
	linkLines,
	neighborLines,
	routeLines,
	ruleLines,
	setLines
} from './observe-text.ts'
import {namespacePath, sysctlPath} from './paths.ts'
import {run} from './program.ts'
import {firewallPrograms} from './restore.ts'

/**
 * The contents of a namespace as text, without values that change by themselves (indexes, counters, seeds), one object per line: two namespaces that were
 * configured alike give the same text.
 */
export type NamespaceState = {
	/** Sorted: `eth0 up mtu 9001 group 5 mac 02:00:00:00:00:01 addrgenmode none`. */
	readonly links: string
	/** Sorted: `eth0 10.0.0.5/16 noprefixroute`. */
	readonly addresses: string
	/** Sorted, of all tables and both families, including the kernel's own: `unicast default via 10.0.0.1 dev eth0 …`. */
	readonly routes: string
	/** IPv4, then IPv6, in the order in which they are evaluated. */
	readonly rules: string
	/** Sorted, permanent entries only. */
	readonly neighbors: string
	/** The output of `iptables-save`, without comments and counters. */
	readonly firewall: {readonly ipv4: string; readonly ipv6: string}
	/** Sorted: `add web = hash:ip family inet …`, `add web 10.0.0.5`. */
	readonly sets: string
	/** The requested keys. */
	readonly sysctls: Readonly<Record<string, string>>
}

/** For tests and for debugging. Throws if there is no such namespace. */
export async function observe(
	stateDir: string,
	namespace: NamespaceName,
	{sysctls = []}: {sysctls?: readonly string[]} = {}
): Promise<NamespaceState> {
	const programs = await firewallPrograms(stateDir)
	const inside = async (...argv: string[]): Promise<string> => {
		const {exitCode, stdout, stderr} = await run({
			argv: ['nsenter', `--net=${namespacePath(stateDir, namespace)}`, ...argv],
			timeoutMs: 20_000
		})
		if (exitCode !== 0) throw new Error(`${namespace}: ${argv.join(' ')}: ${stderr.trim()}`)
		return stdout
	}
	const save = (restore: string) => inside(restore.replace(/-restore$/, '-save'))
	const [links, addresses, routes4, routes6, rules4, rules6, neighbors, ipv4, ipv6, sets, values] = await Promise.all([
		inside('ip', '-json', '-details', 'link', 'show'),
		inside('ip', '-json', 'address', 'show'),
		inside('ip', '-4', '-details', 'route', 'show', 'table', 'all'),
		inside('ip', '-6', '-details', 'route', 'show', 'table', 'all'),
		inside('ip', '-4', 'rule', 'show'),
		inside('ip', '-6', 'rule', 'show'),
		inside('ip', 'neighbor', 'show', 'nud', 'permanent'),
		save(programs.ipv4),
		save(programs.ipv6),
		inside('ipset', 'save'),
		sysctls.length === 0 ? '' : inside('cat', ...sysctls.map(sysctlPath))
	])
	const lines = values.split('\n')
	return {
		links: linkLines(JSON.parse(links) as readonly LinkJson[]),
		addresses: addressLines(JSON.parse(addresses) as readonly AddressJson[]),
		routes: routeLines(`${routes4}\n${routes6}`),
		rules: ruleLines(`${rules4}\n${rules6}`),
		neighbors: neighborLines(neighbors),
		firewall: {ipv4: firewallText(ipv4), ipv6: firewallText(ipv6)},
		sets: setLines(sets),
		sysctls: Object.fromEntries(sysctls.map((key, i) => [key, lines[i] ?? '']))
	}
}
