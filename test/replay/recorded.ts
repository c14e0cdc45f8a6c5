/** What `ping` and `nmap` print, for tests. */
export const pingText = (destination: string, ttl?: number): string =>
	[
		`PING ${destination} (${destination}) 56(84) bytes of data.`,
		...(ttl === undefined ? [] : [`64 bytes from ${destination}: icmp_seq=1 ttl=${ttl} time=0.372 ms`]),
		'',
		`--- ${destination} ping statistics ---`,
		ttl === undefined
			? '1 packets transmitted, 0 received, 100% packet loss, time 0ms'
			: '1 packets transmitted, 1 received, 0% packet loss, time 0ms',
		''
	].join('\n')

export const nmapText = (destination: string, port: number, state: 'open' | 'closed' | 'filtered'): string =>
	[
		'Starting Nmap 6.40 ( http://nmap.org ) at 2020-08-03 15:41 UTC',
		`Nmap scan report for ${destination}`,
		'Host is up (0.00033s latency).',
		'PORT   STATE SERVICE',
		`${port}/tcp ${state} unknown`,
		'',
		'Nmap done: 1 IP address (1 host up) scanned in 0.04 seconds',
		''
	].join('\n')

type State = 'open' | 'closed' | 'filtered'
/** `[source, destination, ttl of the ping or 'silence', port, state]`. */
export type Recorded = readonly [
	source: string,
	destination: string,
	ping?: number | 'silence' | undefined,
	port?: number,
	state?: State
]

/** Files by their path below `show/`. */
export const recordedFiles = (all: readonly Recorded[]): Record<string, string> =>
	Object.fromEntries(
		all.flatMap(([source, destination, ping, port, state]) => [
			...(ping === undefined
				? []
				: [[`${source}/ping_${destination}_-c_1.txt`, pingText(destination, ping === 'silence' ? undefined : ping)] as const]),
			...(port === undefined
				? []
				: [[`${source}/nmap_${destination}_-p_${port}_-Pn.txt`, nmapText(destination, port, state ?? 'open')] as const])
		])
	)
