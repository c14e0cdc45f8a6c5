/** Parses kernel counters from the output of `ip`, `iptables` and `/proc`. Pure. */
import {z} from 'zod'
import type {Counters, LinkCounters} from './types.ts'

/** Separates the parts of a reading's output. */
export const separator = '-- vpclab --'

/** Run by `sh -c` in a namespace. Its firewall may be of either kind. IPv4 only. */
export const readingScript = [
	'ip -json -statistics link show',
	'cat /proc/net/snmp',
	'cat /proc/sys/net/netfilter/nf_conntrack_count 2>/dev/null || echo 0',
	'cat /proc/net/stat/nf_conntrack 2>/dev/null',
	'{ iptables-legacy-save -c; iptables-nft-save -c; } 2>/dev/null; :'
].join(`\necho; echo '${separator}'\n`)

const statistics = z.object({bytes: z.number(), packets: z.number(), errors: z.number()})
const links = z.array(
	z.object({
		ifname: z.string(),
		link_type: z.string(),
		operstate: z.string(),
		stats64: z.object({rx: statistics, tx: statistics})
	})
)

export function readCounters(text: string): Counters {
	const [linkText = '[]', snmp = '', count = '0', stat = '', rules = ''] = text.split(`${separator}\n`)
	return {
		links: Object.fromEntries(links.parse(JSON.parse(linkText)).map(one => [one.ifname, linkCounters(one)])),
		ip: ipRow(snmp),
		flows: {now: Number(count.trim()), failed: columnSum(stat, 'insert_failed')},
		...ruleCounters(rules)
	}
}

/** AWS does not count Ethernet headers. Tunnel links have none. */
const headerBytes = (linkType: string): number => (linkType === 'ether' ? 14 : 0)

const linkCounters = ({operstate, link_type, stats64: {rx, tx}}: z.infer<typeof links>[number]): LinkCounters => ({
	isUp: operstate === 'UP' || operstate === 'UNKNOWN',
	rxBytes: rx.bytes - rx.packets * headerBytes(link_type),
	rxPackets: rx.packets,
	txBytes: tx.bytes - tx.packets * headerBytes(link_type),
	txPackets: tx.packets,
	errors: rx.errors + tx.errors
})

/** Two lines, names and numbers. */
function ipRow(text: string): Counters['ip'] {
	const [names = '', values = ''] = text.split('\n').filter(line => line.startsWith('Ip: '))
	const numbers = values.split(' ').slice(1).map(Number)
	return Object.fromEntries(
		names
			.split(' ')
			.slice(1)
			.map((name, index) => [name, numbers[index] ?? 0])
	)
}

/** A line of names, and a line of hexadecimal numbers for each CPU. */
function columnSum(text: string, column: string): number {
	const [names = '', ...rows] = text.trim().split('\n')
	const index = names.trim().split(/\s+/).indexOf(column)
	if (index < 0) return 0
	return rows.reduce((sum, row) => sum + Number.parseInt(row.trim().split(/\s+/)[index] ?? '0', 16), 0)
}

/** `[12:840] -A FORWARD -m conntrack --ctdir ORIGINAL -j from-source`. */
function ruleCounters(text: string): Pick<Counters, 'rules' | 'dropped'> {
	const rules: Record<string, {packets: number; bytes: number}> = {}
	let dropped = 0
	for (const [, packets = '0', bytes = '0', chain, target = ''] of text.matchAll(/^\[(\d+):(\d+)\] -A (\S+) .*?-j (\S+)/gm)) {
		if (chain === 'FORWARD' && target === 'DROP') dropped += Number(packets)
		const before = rules[target] ?? {packets: 0, bytes: 0}
		rules[target] = {packets: before.packets + Number(packets), bytes: before.bytes + Number(bytes)}
	}
	return {rules, dropped}
}

/** Rate per second between two readings. A counter that was reset since has counted its current value. */
export function perSecond(now: number, before: number, elapsedMs: number): number {
	const counted = now >= before ? now - before : now
	return elapsedMs <= 0 ? 0 : Math.round((counted * 1000) / elapsedMs)
}
