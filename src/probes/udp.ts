import {clientArgv, clientTrouble, failedWith, icmpErrorAbout, type OutputLine, readLines, unreachableFor} from './client.ts'
import {whyOfErrno} from './icmp.ts'
import type {ProbeRequests, UdpOutcome} from './outcomes.ts'
import {type Argv, type ProgramRun, type RunOptions, runIn} from './run-in.ts'
import {readServerFacts} from './server-facts.ts'

type Request = ProbeRequests['udp']

/**
 * Sends one datagram, and waits for one. IP_RECVERR makes the kernel report every ICMP error. A datagram that is too big for the path (it is sent
 * with DF, Linux's default) is sent again, fragmented, as programs do.
 */
const program = `
my ($asked, $size) = @more;
substr($to, 2, 2) = pack 'n', $asked;
my $s = open_(2, 17);
fcntl($s, 4, 2050);
setsockopt($s, $v6 ? 41 : 0, $v6 ? 25 : 11, pack('i', 1));
hear();
connect($s, $to) or end_('error', $! + 0, 'connect');
say_('from', unpack('H*', getsockname $s));

my ($out, $in, $again) = ($size ? 'x' x $size : 'whoami', '', 3);
$left = $wait;
while (1) {
	defined syswrite($s, $out) or ($! == 90 && $again-- && next) or end_('error', $! + 0, 'send');
	while (1) {
		ready($s, 1, 0) or end_('silence');
		if (defined sysread($s, $in, 65536)) { end_('reply', length $in, unpack('H*', substr($in, 0, 4096)), $in eq $out ? 'same' : 'other') }
		next if $! == 11;
		last if $! == 90 && $again--;
		end_('error', $! + 0, 'receive');
	}
}
`

export const udpArgv = ({address, source, timeoutMs = 2000, port, sizeBytes}: Request): Argv =>
	clientArgv(program, {address, source, waitMs: timeoutMs}, [port, sizeBytes ?? 0])

/** `refused` is the target's own "port unreachable"; from any other sender it is `unreachable`. */
export function readUdp(ran: ProgramRun, {address, sizeBytes}: Request): UdpOutcome {
	const lines = readLines(ran.stdout)
	const trouble = clientTrouble(ran, lines)
	if (trouble) return trouble

	const {word, args} = lines.at(-1) as OutputLine
	switch (word) {
		case 'reply':
			return sizeBytes && args[2] !== 'same'
				? {got: 'failed', message: `the reply of ${args[0]} bytes is not what was sent`}
				: {got: 'reply', bytes: Number(args[0]), ...readServerFacts(Buffer.from(args[1] ?? '', 'hex').toString())}
		case 'silence':
			return {got: 'timeout'}
		default:
			return readError(lines, address, Number(args[0]), args[1] ?? '')
	}
}

function readError(lines: readonly OutputLine[], address: string, errno: number, doing: string): UdpOutcome {
	const local = lines.find(({word}) => word === 'from')?.args[0]
	const icmp = icmpErrorAbout(lines, {local, protocol: 17, address})
	if (icmp?.why === 'port' && icmp.from === address) return {got: 'refused'}
	if (icmp && local) return unreachableFor(icmp, local)

	if (doing === 'bind' || doing === 'socket') return failedWith(errno, doing)

	const why = whyOfErrno[errno]
	if (why) return {got: 'unreachable', why}

	return errno === 111 ? {got: 'refused'} : failedWith(errno, doing)
}

export const udp = async (
	namespacePath: string,
	request: Request,
	{signal}: Pick<RunOptions, 'signal'> = {}
): Promise<UdpOutcome> =>
	readUdp(await runIn(namespacePath, udpArgv(request), {timeoutMs: request.timeoutMs ?? 2000, signal}), request)
