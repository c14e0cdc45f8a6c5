/** Many TCP connections at once, and one at full speed. Both need a receiver at the other end (`receiver.ts`). */
import {clientArgv, clientTrouble, readLines} from './client.ts'
import {runIn} from './run-in.ts'

/** Fits into one packet, so that each round is one packet each way. */
const packetBytes = 1000

/** Each flow sends a line, waits for its echo, and so on; then it closes its side and waits for the other end. 11: EAGAIN, 115: EINPROGRESS. */
const flowsProgram = String.raw`
my ($asked, $flows, $rounds, $size) = @more;
substr($to, 2, 2) = pack 'n', $asked;
my $line = ('x' x ($size - 1)) . "\n";
my (%s, %got, %round, %errno);
my ($done, $silent) = (0, 0);
for (1 .. $flows) {
	my $s = open_(1, 6);
	fcntl($s, 4, 2050);
	setsockopt($s, 1, 7, pack 'i', 4 * $size);
	connect($s, $to) or $! == 115 or ($errno{$! + 0}++, next);
	$s{fileno $s} = $s;
	$round{fileno $s} = -1;
}
sub drop_ { my ($n) = @_; close delete $s{$n} }
sub send_ { my ($n) = @_; $got{$n} = 0; defined syswrite($s{$n}, $line) or ($errno{$! + 0}++, drop_($n)) }
$left = $wait;
while (%s) {
	my ($r, $w) = ('', '');
	for (keys %s) { if ($round{$_} < 0) { vec($w, $_, 1) = 1 } else { vec($r, $_, 1) = 1 } }
	(my $n, $left) = select($r, $w, undef, $left);
	last if $n == 0;
	for my $n (keys %s) {
		if ($round{$n} < 0) {
			next unless vec($w, $n, 1);
			my $errno = unpack 'i', getsockopt($s{$n}, 1, 4);
			if ($errno) { $errno{$errno}++; drop_($n); next }
			$round{$n} = 0;
			send_($n);
			next;
		}
		next unless vec($r, $n, 1);
		my $read = sysread($s{$n}, my $in, 65536);
		if (!defined $read) { if ($! != 11) { $errno{$! + 0}++; drop_($n) } next }
		if ($read == 0) { if ($round{$n} >= $rounds) { $done++ } else { $errno{0}++ } drop_($n); next }
		next if ($got{$n} += $read) < $size;
		if (++$round{$n} < $rounds) { send_($n) } else { shutdown($s{$n}, 1) }
	}
}
say_('failed', $_, $errno{$_}) for sort keys %errno;
say_('silent', scalar keys %s);
end_('done', $done);
`

/** Sends as much as it can for a time, or up to an amount; the receiver reports how much arrived. The clock is the machine's uptime, in 10 ms. */
const transferProgram = String.raw`
my ($asked, $seconds, $most) = @more;
substr($to, 2, 2) = pack 'n', $asked;
sub now_ { open my $f, '<', '/proc/uptime'; (split ' ', <$f>)[0] }
my $s = open_(1, 6);
fcntl($s, 4, 2050);
$left = $wait;
unless (connect($s, $to)) {
	end_('error', $! + 0) if $! != 115;
	ready($s, 0, 1) or end_('silent', 'connect');
	my $errno = unpack 'i', getsockopt($s, 1, 4);
	end_('error', $errno) if $errno;
}
my ($begin, $sent, $chunk) = (now_(), 0, 'x' x 131072);
my $until = $begin + $seconds;
while (now_() < $until && (!$most || $sent < $most)) {
	$left = $wait;
	ready($s, 0, 1) or end_('silent', 'send');
	my $size = $most && $most - $sent < length $chunk ? $most - $sent : length $chunk;
	my $n = syswrite($s, $chunk, $size);
	if (defined $n) { $sent += $n } elsif ($! != 11) { end_('error', $! + 0) }
}
shutdown($s, 1);
$left = $wait;
ready($s, 1, 0) or end_('silent', 'end');
my $n = sysread($s, my $answer, 64);
end_('error', $! + 0) unless defined $n;
end_('moved', $answer + 0, now_() - $begin);
`

export type FlowsRequest = {
	readonly address: string
	readonly port: number
	readonly flows: number
	readonly rounds: number
	/** Bytes sent and echoed per round. Default: one packet. At most 50,000. */
	readonly lineBytes?: number
}

/** `done`: flows that completed all rounds. `trouble`: why the others did not. */
export type FlowsOutcome = {readonly done: number; readonly trouble?: string}

export async function runFlows(
	namespacePath: string,
	{address, port, flows, rounds, lineBytes = packetBytes}: FlowsRequest,
	{waitMs = 4000, signal}: {readonly waitMs?: number; readonly signal?: AbortSignal | undefined} = {}
): Promise<FlowsOutcome> {
	const argv = clientArgv(flowsProgram, {address, waitMs}, [port, flows, rounds, lineBytes])
	const ran = await runIn(namespacePath, argv, {timeoutMs: waitMs, signal})
	const lines = readLines(ran.stdout)
	const trouble = clientTrouble(ran, lines)
	if (trouble) return {done: 0, trouble: trouble.message}
	const numberOf = (word: string) => Number(lines.find(line => line.word === word)?.args[0] ?? 0)
	const failed = lines.filter(({word}) => word === 'failed').map(({args: [errno, count]}) => `${count} ${wordsOf(Number(errno))}`)
	const silent = numberOf('silent')
	const all = [...failed, ...(silent > 0 ? [`${silent} fell silent`] : [])]
	return {done: numberOf('done'), ...(all.length > 0 && {trouble: all.join(', ')})}
}

export type TransferRequest = {readonly address: string; readonly port: number; readonly seconds: number; readonly bytes?: number}

/** What the receiver got, from the connection's beginning until the end of the data. */
export type TransferOutcome =
	| {readonly got: 'moved'; readonly bytes: number; readonly seconds: number}
	| {readonly got: 'failed'; readonly message: string}

export async function runTransfer(
	namespacePath: string,
	{address, port, seconds, bytes = 0}: TransferRequest,
	{waitMs = 5000, signal}: {readonly waitMs?: number; readonly signal?: AbortSignal | undefined} = {}
): Promise<TransferOutcome> {
	const argv = clientArgv(transferProgram, {address, waitMs}, [port, seconds, bytes])
	const ran = await runIn(namespacePath, argv, {timeoutMs: seconds * 1000 + 3 * waitMs, signal})
	const lines = readLines(ran.stdout)
	const trouble = clientTrouble(ran, lines)
	if (trouble) return trouble
	const {word, args} = lines.at(-1)!
	switch (word) {
		case 'moved':
			return {got: 'moved', bytes: Number(args[0]), seconds: Math.max(0.01, Number(args[1]))}
		case 'silent':
			return {
				got: 'failed',
				message: args[0] === 'connect' ? 'no answer to the connection: packets vanish' : 'the other end stopped answering'
			}
		default:
			return {got: 'failed', message: `the connection was ${wordsOf(Number(args[0]))}`}
	}
}

/** The effect of an errno on a flow: 104 ECONNRESET, 111 ECONNREFUSED, 113 and 101 unreachable. 0: closed too early. */
const wordsOf = (errno: number): string =>
	({
		0: 'closed by the other end',
		32: 'reset',
		101: 'unreachable',
		104: 'reset',
		110: 'silent',
		111: 'refused',
		113: 'unreachable'
	})[errno] ?? `ended by errno ${errno}`
