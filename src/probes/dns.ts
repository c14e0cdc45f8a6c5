import {readReply, renderQuery} from '../dns/message.ts'
import {clientArgv, clientTrouble, failedWith, icmpErrors, type OutputLine, readLines, unreachableBy} from './client.ts'
import {whyOfErrno} from './icmp.ts'
import type {DnsOutcome, ProbeRequests} from './outcomes.ts'
import {type Argv, type ProgramRun, type RunOptions, runIn} from './run-in.ts'

type Request = ProbeRequests['dns']

/** Sends one query, retries once as resolvers do, and waits for the answer with its id. Over TCP each message is preceded by its length. */
const program = `
my ($asked, $query, $tcp) = @more;
substr($to, 2, 2) = pack 'n', $asked;
$query = pack 'H*', $query;
my $s = open_($tcp ? 1 : 2, $tcp ? 6 : 17);
fcntl($s, 4, 2050);
setsockopt($s, $v6 ? 41 : 0, $v6 ? 25 : 11, pack('i', 1)) unless $tcp;
hear();
$left = $wait;
connect($s, $to) or $! == 115 or end_('error', $! + 0, 'connect');
if ($tcp) {
	ready($s, 0, 1) or end_('silence');
	my $why = unpack 'i', getsockopt($s, 1, 4);
	end_('error', $why, 'connect') if $why;
	$query = pack('n', length $query) . $query;
}
my ($in, $half) = ('', $wait / 2);
for my $try ($tcp ? 1 : (1, 2)) {
	defined syswrite($s, $query) or end_('error', $! + 0, 'send');
	$left = $tcp ? $wait : $half;
	while (ready($s, 1, 0)) {
		my $read = sysread($s, my $chunk, 65536);
		if (!defined $read) { next if $! == 11; end_('error', $! + 0, 'receive') }
		end_('closed') if $tcp && !$read;
		$in = $tcp ? $in . $chunk : $chunk;
		if ($tcp) { next if length $in < 2 || length $in < 2 + unpack 'n', $in; substr($in, 0, 2) = '' }
		end_('reply', unpack('H*', $in)) if substr($in, 0, 2) eq substr($query, $tcp ? 2 : 0, 2);
	}
	last if $isLost;
}
end_('silence');
`

export const dnsArgv = ({address, source, timeoutMs = 2000, port = 53, name, type, tcp}: Request, id: number): Argv =>
	clientArgv(program, {address, source, waitMs: timeoutMs}, [port, renderQuery(id, name, type).toString('hex'), tcp ? 1 : 0])

export function readDns(ran: ProgramRun, {address, type}: Request): DnsOutcome | {readonly got: 'truncated'} {
	const lines = readLines(ran.stdout)
	const trouble = clientTrouble(ran, lines)
	if (trouble) return trouble
	const {word, args} = lines.at(-1) as OutputLine
	switch (word) {
		case 'reply':
			return readAnswer(Buffer.from(args[0] ?? '', 'hex'), type)
		case 'silence': {
			const icmp = icmpErrors(lines).find(({why, about}) => why !== 'too-big' && about.destination === address)
			if (!icmp) return {got: 'timeout'}
			return icmp.why === 'port' && icmp.from === address ? {got: 'refused'} : unreachableBy(icmp)
		}
		case 'closed':
			return {got: 'failed', message: 'the server closed the connection without an answer'}
		default: {
			const [errno, doing = ''] = [Number(args[0]), args[1]]
			const why = whyOfErrno[errno]
			if (errno === 111) return {got: 'refused'}
			return why ? {got: 'unreachable', why} : failedWith(errno, doing)
		}
	}
}

function readAnswer(bytes: Buffer, type: string): DnsOutcome | {readonly got: 'truncated'} {
	const reply = readReply(bytes)
	if (!reply) return {got: 'failed', message: 'the reply is not a DNS answer'}
	if (reply.isTruncated) return {got: 'truncated'}
	if (reply.rcode === 'NXDOMAIN') return {got: 'nxdomain'}
	if (reply.rcode === 'REFUSED') return {got: 'query-refused'}
	if (reply.rcode !== 'NOERROR') return {got: 'servfail'}
	const own = reply.answers.filter(record => record.type === type)
	const aliases = type === 'CNAME' ? [] : reply.answers.filter(record => record.type === 'CNAME').map(({data}) => data)
	if (own.length === 0) return {got: 'no-data'}
	return {got: 'records', records: own.map(({data}) => data), aliases, ttl: own[0]!.ttl}
}

/** A truncated answer is asked for again over TCP. */
export async function dns(
	namespacePath: string,
	request: Request,
	{signal}: Pick<RunOptions, 'signal'> = {}
): Promise<DnsOutcome> {
	const id = 1 + Math.floor(Math.random() * 65_534)
	const ran = await runIn(namespacePath, dnsArgv(request, id), {timeoutMs: request.timeoutMs ?? 2000, signal})
	const outcome = readDns(ran, request)
	if (outcome.got !== 'truncated') return outcome
	return request.tcp
		? {got: 'failed', message: 'the answer is truncated even over TCP'}
		: dns(namespacePath, {...request, tcp: true}, {signal})
}
