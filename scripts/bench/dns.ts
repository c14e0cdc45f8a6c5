import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {open, type RunningLab} from '../../src/index.ts'
import {type Measure, median, ms, timed} from './row.ts'
import {quiet, vpclab, writeLab} from './star.ts'

const vpcs = 4
const hostsPerVpc = 6
/** A host may ask 1,024 times a second (DNS-4), so that it takes many to ask 20,000 times. */
const perHost = 850
const seconds = 4

/** The resolvers of four VPCs, asked from all their hosts at once; and how long a name that changes takes to be answered. */
export const dns: Measure = async ({folder, quick, report}) => {
	const names = ['main', 'b', 'c', 'd'].slice(0, vpcs)
	const lab = {
		vpcs: Object.fromEntries(
			names.map(name => [
				name,
				{
					cidr: '10.0.0.0/16',
					enableDnsHostnames: true,
					subnets: {a: {cidr: '10.0.0.0/24'}},
					instances: Object.fromEntries(
						Array.from({length: hostsPerVpc}, (_, host) => [`${name}${host}`, {subnet: 'a', privateIp: `10.0.0.${10 + host}`}])
					)
				}
			])
		),
		hostedZones: {corp: {name: 'corp.internal', vpcs: names, records: {web: '10.0.0.5', moving: '10.0.0.6'}}}
	}
	const text = `vpcs: ${JSON.stringify(lab.vpcs)}\nhostedZones: ${JSON.stringify(lab.hostedZones)}`
	await quiet`${vpclab} up ${await writeLab(folder, 'names', text)}`
	try {
		const running = await open('names')
		const hosts = names.flatMap(name => Array.from({length: hostsPerVpc}, (_, host) => `${name}${host}`))
		await load(running, hosts, folder, quick ? 2 : seconds, report)
		await reportChanges(running, quick ? 5 : 15, report)
	} finally {
		await quiet`${vpclab} down names`
	}
}

type Report = Parameters<Measure>[0]['report']

async function load(running: RunningLab, hosts: readonly string[], folder: string, forSeconds: number, report: Report) {
	const queries = join(folder, 'queries')
	await writeFile(
		queries,
		['web.corp.internal A', 'ip-10-0-0-10.ec2.internal A', 'nobody.corp.internal A', 'web.corp.internal AAAA', ''].join('\n')
	)
	const answers = await Promise.all(
		hosts.map(async host => {
			const path = running.namespacePath(host)
			const {stdout} =
				await quiet`nsenter --net=${path} dnsperf -s 10.0.0.2 -d ${queries} -Q ${perHost} -l ${forSeconds} -q 50 -t 2`
			const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0)
			return {
				sent: number(/Queries sent:\s+(\d+)/),
				lost: number(/Queries lost:\s+(\d+)/),
				rate: number(/Queries per second:\s+([\d.]+)/),
				latencyMs: number(/Average Latency \(s\):\s+([\d.]+)/) * 1000
			}
		})
	)
	const sum = (of: (one: (typeof answers)[number]) => number) => answers.reduce((all, one) => all + of(one), 0)
	const rate = sum(one => one.rate)
	const lost = sum(one => one.lost)
	report({
		what: `queries a second to ${vpcs} VPCs from ${hosts.length} hosts`,
		figure: `${Math.round(rate)}, ${lost} of ${sum(one => one.sent)} lost, ${ms(median(answers.map(one => one.latencyMs)))} each`,
		goal: '20000, none lost',
		met: rate >= 20_000 && lost === 0
	})
}

/** Asks for moving.corp.internal every millisecond, and prints the address whenever it is another one. */
const asker = `use strict; use Socket; $| = 1; my $last = '';
socket(my $socket, AF_INET, SOCK_DGRAM, 0); setsockopt($socket, SOL_SOCKET, SO_RCVTIMEO, pack('l!l!', 1, 0));
connect($socket, pack_sockaddr_in(53, inet_aton('10.0.0.2'))) or die "connect: $!";
while (getppid() > 1) {
	send($socket, pack('n6', 7, 0x0100, 1, 0, 0, 0) . "\\6moving\\4corp\\10internal\\0" . pack('nn', 1, 1), 0);
	recv($socket, my $answer, 512, 0); my $address = join '.', unpack 'C4', substr $answer, -4;
	if ($address ne $last) { $last = $address; print "$address\\n" } select undef, undef, undef, 0.001;
}`

/** From the moment that `change` is called until a host that asks all the time gets the new address. */
async function reportChanges(running: RunningLab, rounds: number, report: Report) {
	const asking = quiet`nsenter --net=${running.namespacePath('main0')} perl -e ${asker}`
	const answers = asking[Symbol.asyncIterator]()
	const changed: number[] = []
	try {
		await answers.next()
		for (let round = 0; round < rounds; round++) {
			const address = `10.0.1.${round + 1}`
			let change: Promise<unknown> | undefined
			const ms = await timed(async () => {
				change = running.change({hostedZones: {corp: {records: {moving: address}}}})
				for (let next = await answers.next(); !next.done && next.value !== address; ) next = await answers.next()
			})
			changed.push(ms)
			await change
		}
	} finally {
		asking.kill('SIGKILL')
		await asking.catch(() => undefined)
	}
	report({what: 'a record changes, and is answered', figure: ms(median(changed)), goal: '≤ 50 ms', met: median(changed) <= 50})
}
