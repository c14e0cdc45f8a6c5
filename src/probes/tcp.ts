import type {IpText} from '../net/names.ts'
import {clientArgv, clientTrouble, failedWith, icmpErrorAbout, type OutputLine, readLines, unreachableFor} from './client.ts'
import {whyOfErrno} from './icmp.ts'
import type {ProbeRequests, ServerFacts, TcpOutcome} from './outcomes.ts'
import {type Argv, type ProgramRun, type RunOptions, runIn} from './run-in.ts'
import {readServerFacts} from './server-facts.ts'

type Request = ProbeRequests['tcp']

/** Connects; stays idle if asked to; sends a line and waits for its echo. */
const program = String.raw`
my ($asked, $idle, $size, $seconds, $keepalive) = @more;
substr($to, 2, 2) = pack 'n', $asked;
my $s = open_(1, 6);
fcntl($s, 4, 2050);
# SO_KEEPALIVE, then TCP_KEEPIDLE and TCP_KEEPINTVL.
if ($keepalive) {
	for ([1, 9, 1], [6, 4, $keepalive], [6, 5, $keepalive]) {
		setsockopt($s, $$_[0], $$_[1], pack 'i', $$_[2]) or end_('error', $! + 0, 'keepalive');
	}
}
hear();

$left = $wait;
unless (connect($s, $to)) {
	end_('error', $! + 0, 'connect') if $! != 115;
	say_('from', unpack('H*', getsockname $s));
	$port = unpack 'x2 n', getsockname $s;
	# The kernel passes over an ICMP error that comes while connect() still runs, as on a veth it does: we don't.
	ready($s, 0, 1) or $isLost ? end_('error', 113, 'connect') : end_('silence', 'connect');
	$port = 0;
	my $errno = unpack 'i', getsockopt($s, 1, 4);
	end_('error', $errno, 'connect') if $errno;
}
say_('connected', unpack('H*', getsockname $s));

if ($idle) { $left = $idle; ready($s, 1, 0) }

my ($in, $out, $lines) = ('', "whoami\n" . ($size ? 'x' x ($size - 1) . "\n" : ''), $size ? 2 : 1);
sub line_ { say_('line', unpack('H*', substr($in, 0, index($in, "\n") < 0 ? 4096 : index($in, "\n")))) if length $in }
$left = $seconds;
while (1) {
	my $n = sysread($s, $in, 65536, length $in);
	if (defined $n ? $n == 0 : $! != 11) { my $errno = $! + 0; line_(); end_(defined $n ? 'closed' : ('error', $errno, 'use')) }
	if (($in =~ tr/\n//) >= $lines) { line_(); end_('whole') }
	if (length $out) {
		my $sent = syswrite($s, $out);
		if (defined $sent) { substr($out, 0, $sent) = '' }
		elsif ($! != 11) { my $errno = $! + 0; line_(); end_('error', $errno, 'use') }
	}
	next if defined $n;
	ready($s, 1, length $out ? 1 : 0) or (line_(), end_('silence', 'use'));
}
`

/** Waits a second for a service that sends nothing, since longer silence shows no more. If an answer is required, waits for the whole timeout. */
const answerTimeoutMs = ({idleSeconds, sizeBytes, timeoutMs = 2000}: Request) =>
	idleSeconds || sizeBytes ? timeoutMs : Math.min(timeoutMs, 1000)

export const tcpArgv = (request: Request): Argv =>
	clientArgv(program, {address: request.address, source: request.source, waitMs: request.timeoutMs ?? 2000}, [
		request.port,
		request.idleSeconds ?? 0,
		request.sizeBytes ?? 0,
		answerTimeoutMs(request) / 1000,
		request.keepaliveSeconds ?? 0
	])

/** `refused` is an RST in answer to the SYN; an ICMP "port unreachable" is `unreachable`, with its sender. */
export function readTcp(ran: ProgramRun, request: Request): TcpOutcome {
	const lines = readLines(ran.stdout)
	const trouble = clientTrouble(ran, lines)
	if (trouble) return trouble

	const {word, args} = lines.at(-1) as OutputLine
	const asked = Boolean(request.idleSeconds || request.sizeBytes)
	switch (word) {
		case 'whole':
			return {got: 'connect', answered: true, ...factsIn(lines)}
		case 'closed':
			return asked
				? {got: 'failed', message: 'the connection was closed (FIN) before everything came back'}
				: {got: 'connect', answered: false, ...factsIn(lines)}
		case 'silence':
			if (args[0] === 'connect') return {got: 'timeout'}

			return asked ? {got: 'timeout', after: 'connect'} : {got: 'connect', answered: false, ...factsIn(lines)}
		default:
			return readError(lines, request.address, Number(args[0]), args[1] ?? '')
	}
}

function readError(lines: readonly OutputLine[], address: IpText, errno: number, doing: string): TcpOutcome {
	const local = lines.find(({word}) => word === 'from' || word === 'connected')?.args[0]
	const icmp = icmpErrorAbout(lines, {local, protocol: 6, address})
	if (icmp && local) return unreachableFor(icmp, local)

	if (doing === 'bind' || doing === 'socket' || doing === 'keepalive') return failedWith(errno, doing)

	const why = whyOfErrno[errno]
	if (why) return {got: 'unreachable', why}

	switch (errno) {
		case 111: // ECONNREFUSED
			return {got: 'refused'}
		case 32: // EPIPE: it was reset before
		case 104: // ECONNRESET
			return {got: 'reset'}
		case 110: // ETIMEDOUT
			return doing === 'use' ? {got: 'timeout', after: 'connect'} : {got: 'timeout'}
		default:
			return failedWith(errno, doing)
	}
}

function factsIn(lines: readonly OutputLine[]): ServerFacts {
	const line = lines.find(({word}) => word === 'line')?.args[0]
	return line === undefined ? {} : readServerFacts(Buffer.from(line, 'hex').toString())
}

export async function tcp(
	namespacePath: string,
	request: Request,
	{signal}: Pick<RunOptions, 'signal'> = {}
): Promise<TcpOutcome> {
	const timeoutMs = (request.timeoutMs ?? 2000) + (request.idleSeconds ?? 0) * 1000 + answerTimeoutMs(request)
	return readTcp(await runIn(namespacePath, tcpArgv(request), {timeoutMs, signal}), request)
}
