import {clientArgv, clientTrouble, failedWith, icmpErrors, type OutputLine, readLines} from './client.ts'
import {whyOfErrno} from './icmp.ts'
import {type Fate, type Fates, nextSizes} from './mtu-search.ts'
import type {Failed, MtuOutcome, ProbeRequests, Unreachable} from './outcomes.ts'
import {type Argv, type ProgramRun, type RunOptions, runIn} from './run-in.ts'

type Request = ProbeRequests['mtu']

/**
 * Sends echoes of several sizes at once, and waits until all are answered. Path MTU discovery is set to "probe": DF, and path MTUs cached by the
 * kernel are ignored. Sequence numbers identify the sizes.
 */
const program = String.raw`
my ($id, @sizes) = @more;
my $s = open_(3, $v6 ? 58 : 1);
setsockopt($s, $v6 ? 41 : 0, $v6 ? 23 : 10, pack('i', 3)) or end_('error', $! + 0, 'probe');
hear(1);
my %open;
for my $i (0 .. $#sizes) {
	my $sum = (8 << 8) + $id + $i;
	$sum = ($sum & 0xffff) + ($sum >> 16);
	my $echo = pack('CCnnn', $v6 ? 128 : 8, 0, $v6 ? 0 : ~$sum & 0xffff, $id, $i) . "\0" x ($sizes[$i] - ($v6 ? 48 : 28));
	if (defined send($s, $echo, 0, $to)) { $open{$i} = 1 }
	elsif ($! == 90) { say_('link', $i) }
	else { end_('error', $! + 0, 'send') }
}
$left = $wait;
while (%open) {
	my $r = '';
	vec($r, fileno $icmp, 1) = 1;
	(my $n, $left) = select($r, undef, undef, $left);
	last if $n == 0;
	while (defined(my $from = recv($icmp, my $p, 256, 0x40))) {
		my $at = $v6 ? 0 : (ord(substr $p, 0, 1) & 15) * 4;
		my $reply = ord(substr $p, $at, 1) == ($v6 ? 129 : 0);
		my $inner = $reply ? $at : $v6 ? 48 : $at + 8 + (ord(substr $p, $at + 8, 1) & 15) * 4;
		next if length $p < $inner + 8;
		my ($who, $i) = unpack 'nn', substr($p, $inner + 4, 4);
		next if $who != $id || !delete $open{$i};
		if ($reply) { say_('reply', $i, $wait - $left) }
		else { say_('icmp', unpack('H*', $from), unpack('H*', $p)) }
	}
}
say_('end');
`

type Round = {readonly request: Request; readonly sizes: readonly number[]; readonly waitMs: number; readonly identifier: number}

export const mtuArgv = ({request, sizes, waitMs, identifier}: Round): Argv =>
	clientArgv(program, {address: request.address, source: request.source, waitMs}, [identifier, ...sizes])

/** Results of a round. `slowestMs`: the time of the slowest reply. */
export function readRound(
	ran: ProgramRun,
	{sizes}: Round
): {readonly fates: Fates; readonly slowestMs: number} | {readonly outcome: Failed | Unreachable} {
	const lines = readLines(ran.stdout)
	const trouble = clientTrouble(ran, lines)
	const error = lines.find(({word}) => word === 'error')
	if (trouble || error) {
		return {
			outcome: trouble ?? errorOf(error!)
		}
	}

	const fates = new Map<number, Fate>(sizes.map(size => [size, {got: 'silence'}]))
	const record = (index: number, fate: Fate) => {
		const size = sizes[index]
		if (size !== undefined) fates.set(size, fate)
	}

	for (const {word, args} of lines) {
		if (word === 'reply' || word === 'link') record(Number(args[0]), {got: word === 'reply' ? 'through' : 'link'})
	}

	for (const {why, from, mtuBytes, about} of icmpErrors(lines)) {
		record(about.sequence, why === 'too-big' ? {got: 'too-big', mtuBytes: mtuBytes ?? 0, from} : {got: 'unreachable', why, from})
	}

	const slowestMs = Math.max(0, ...lines.filter(({word}) => word === 'reply').map(({args}) => Number(args[1]) * 1000))
	return {fates, slowestMs}
}

function errorOf({args: [errno, doing = '']}: OutputLine): Failed | Unreachable {
	const why = doing === 'send' ? whyOfErrno[Number(errno)] : undefined
	return why ? {got: 'unreachable', why} : failedWith(Number(errno), doing)
}

/**
 * The path MTU by packets that may not be fragmented. A path that silently drops large ones is found too: that takes a few rounds, of which only
 * the first and the last (which confirms) wait the whole timeout.
 */
export async function mtu(
	namespacePath: string,
	request: Request,
	{signal}: Pick<RunOptions, 'signal'> = {}
): Promise<MtuOutcome> {
	const timeoutMs = request.timeoutMs ?? 1000
	const family = request.address.includes(':') ? 6 : 4
	const fates = new Map<number, Fate>()
	let waitMs = timeoutMs
	let tested: number | undefined
	while (true) {
		const next = nextSizes(fates, family)
		const doubt = 'outcome' in next ? lostInSilence(next.outcome) : undefined
		if ('outcome' in next && (doubt === undefined || doubt === tested)) return next.outcome

		const sizes = 'sizes' in next ? next.sizes : [doubt!]
		const round = {request, sizes, waitMs: 'sizes' in next ? waitMs : timeoutMs, identifier: Math.floor(Math.random() * 0xffff)}
		const read = readRound(await runIn(namespacePath, mtuArgv(round), {timeoutMs: round.waitMs, signal}), round)
		if ('outcome' in read) return read.outcome

		for (const [size, fate] of read.fates) {
			fates.set(size, fate)
		}

		tested = doubt
		if (fates.size === sizes.length) waitMs = Math.min(timeoutMs, Math.max(250, read.slowestMs * 20))
	}
}

/** The size that was one byte too many, if no router reported it: the packet could have been lost by chance. */
const lostInSilence = (outcome: MtuOutcome): number | undefined =>
	outcome.got === 'mtu' && outcome.how === 'silence' ? outcome.pathMtu + 1 : undefined
