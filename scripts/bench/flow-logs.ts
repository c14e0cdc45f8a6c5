import {setTimeout as pause} from 'node:timers/promises'
import {open} from '../../src/index.ts'
import {type Pair, throughput} from './data-plane.ts'
import {type Measure, median, ratioRow} from './row.ts'
import {quiet, vpclab, writeLab} from './star.ts'

/** New flows a second, and for how many seconds. */
const flowsPerSecond = 10_000
const seconds = 3
const intervalSeconds = 2

/** The cost of flow logs of all traffic, and whether records are lost at a high rate of new flows. */
export const flowLogs: Measure = async ({folder, quick, report}) => {
	const rounds = quick ? 3 : 7
	try {
		const plain = await raise(folder, 'plain', {})
		const logged = await raise(folder, 'logged', {all: {vpc: 'main', maxAggregationInterval: intervalSeconds}})
		const rates = new Map<Pair, number[]>([
			[plain, []],
			[logged, []]
		])
		for (let round = 0; round < rounds; round++) {
			for (const [pair, all] of rates) all.push(await throughput(pair))
		}
		const rate = (value: number) => `${(value / 1e9).toFixed(1)} Gbit/s`
		const of = (pair: Pair) => median(rates.get(pair) ?? [])
		report(ratioRow('TCP with flow logs of all traffic, against none', [of(logged), of(plain)], rate, {least: 0.8}))
		const sent = Number((await quiet`nsenter --net=${logged.from} perl -e ${flood} ${logged.address}`).stdout)
		const recorded = await untilRecorded(sent)
		report({
			what: `flows of ${flowsPerSecond} a second that are in records`,
			figure: `${recorded} of ${sent}`,
			goal: 'all',
			met: recorded === sent
		})
	} finally {
		await quiet`${vpclab} down --all`
	}
}

async function raise(folder: string, name: string, logs: object): Promise<Pair> {
	const lab = {
		vpcs: {
			main: {
				cidr: '10.0.0.0/16',
				subnets: {a: {cidr: '10.0.0.0/24'}, b: {cidr: '10.0.1.0/24', networkAcl: 'narrow'}},
				networkAcls: {
					narrow: {
						ingress: {100: {allow: 'all', from: '10.0.0.0/16'}},
						egress: {100: {allow: 'all', to: '10.0.0.0/16'}}
					}
				},
				securityGroups: {open: {ingress: [{all: true, from: '10.0.0.0/16'}]}},
				instances: {h0: {subnet: 'a', securityGroups: ['open']}, h1: {subnet: 'b', securityGroups: ['open']}}
			}
		}
	}
	await quiet`${vpclab} up ${await writeLab(folder, name, `vpcs: ${JSON.stringify(lab.vpcs)}\nflowLogs: ${JSON.stringify(logs)}`)}`
	const running = await open(name)
	return {from: running.namespacePath('h0'), to: running.namespacePath('h1'), address: running.address('h1.private')}
}

/** A datagram to each port, in even steps of time. */
const flood = `use strict; use Socket; use Time::HiRes qw(time sleep);
socket(my $socket, AF_INET, SOCK_DGRAM, 0) or die $!;
my ($start, $sent) = (time, 0);
while ($sent < ${flowsPerSecond * seconds}) {
	my $due = (time - $start) * ${flowsPerSecond};
	while ($sent < $due && $sent < ${flowsPerSecond * seconds}) {
		send($socket, 'x', 0, pack_sockaddr_in(10000 + $sent, inet_aton($ARGV[0]))) // next;
		$sent++;
	}
	sleep 0.001;
}
print $sent;`

/** How many different ports the sender's records have. Waits as long as more arrive. */
async function untilRecorded(sent: number): Promise<number> {
	let found = 0
	for (let idle = 0; idle < 5 && found < sent; idle++) {
		await pause(intervalSeconds * 1000)
		const filter = 'interface = h0 and protocol = udp and dstPort >= 10000 and action = ACCEPT'
		const {stdout} = await quiet`${vpclab} logs logged --filter ${filter}`
		const now = stdout.trim().split('\n').length
		if (now > found) idle = 0
		found = now
	}
	return found
}
