/**
 * A ping and a TCP stream that run until stopped, from one process inside a namespace: the measurement of an outage. The client reports each
 * event with its time; conclusions are drawn elsewhere.
 */
import {type ChildProcess, spawn} from 'node:child_process'
import type {IpText} from '../net/names.ts'
import {clientArgv} from './client.ts'

export type StreamRequest = {
	readonly address: IpText
	readonly intervalMs: number
	/** `line`: an echo service; `http`: one request after the other over one connection. */
	readonly tcp?: {readonly port: number; readonly speaks: 'line' | 'http'}
	/** Hard limit: the client then ends by itself. */
	readonly atMostMs: number
}

/** Times are milliseconds since the epoch. */
export type StreamRecords = {
	readonly pings: readonly Sent[]
	readonly tcp?: TcpRecords
	/** The client's error message. */
	readonly trouble?: string
}

export type Sent = {readonly sentMs: number; readonly answeredMs?: number}

export type TcpRecords = {
	readonly connectedMs?: number
	/** When an answer arrived. */
	readonly answeredMs: readonly number[]
	/** errno; 0: closed by the other end. */
	readonly ended?: {readonly ms: number; readonly errno: number}
}

export type Streams = {
	/** The records so far. */
	records(): StreamRecords
	stop(): Promise<StreamRecords>
}

/** Numbers of `clock_gettime`, since a module for it is not on every machine. */
const clockCalls: Readonly<Record<string, number>> = {x64: 228, arm64: 113}

/** The next question over TCP is sent when the last one was answered or the interval has passed, so an outage fills no buffer. */
const program = String.raw`
my ($clock, $interval, $end, $port, $http) = @more;
sub now_ { my $t = pack 'qq', 0, 0; syscall($clock, 0, $t); my ($s, $n) = unpack 'qq', $t; return $s + $n / 1e9 }
sub report_ { printf "%s %d %.3f\n", $_[0], $_[1], now_() * 1000 }

socket(my $ping, $family, 3, $v6 ? 58 : 1) or end_('error', $! + 0, 'socket');
if ($v6) { setsockopt($ping, 58, 1, pack('L8', (0xffffffff) x 4, 0xfffffffd, (0xffffffff) x 3)) }
else { setsockopt($ping, 255, 1, pack('L', 0xffffffff & ~1)) }
fcntl($ping, 4, 2050);
my $id = $$ & 0xffff;
my $seq = 0;

sub echo_ {
	my $number = $seq & 0xffff;
	my $head = sub { pack('CCnnn', $v6 ? 128 : 8, 0, $_[0], $id, $number) . ('x' x 48) };
	my $sum = unpack '%32n*', $head->(0);
	$sum = ($sum >> 16) + ($sum & 0xffff) while $sum >> 16;
	report_('sent', $seq++);
	send($ping, $head->($v6 ? 0 : ~$sum & 0xffff), 0, $to);
}

sub hear_ {
	while (defined(my $from = recv($ping, my $packet, 512, 0x40))) {
		my $at = $v6 ? 0 : (ord(substr $packet, 0, 1) & 15) * 4;
		next if length $packet < $at + 8;
		my ($type, $code, undef, $its, $number) = unpack 'CCnnn', substr $packet, $at;
		next unless $its == $id && $type == ($v6 ? 129 : 0);
		# Numbers begin anew after 65536.
		my $whole = ($seq & ~0xffff) | $number;
		$whole -= 0x10000 if $whole >= $seq;
		report_('back', $whole);
	}
}

my ($tcp, $connected, $asked, $out, $in, $askedAt);
if ($port) {
	socket($tcp, $family, 1, 6) or end_('error', $! + 0, 'socket');
	fcntl($tcp, 4, 2050);
	setsockopt($tcp, 6, 1, pack 'i', 1);
	my $peer = $to;
	substr($peer, 2, 2) = pack 'n', $port;
	unless (connect $tcp, $peer) { if ($! != 115) { report_('gone', $! + 0); $tcp = undef } }
}
($out, $in, $asked, $askedAt) = ('', '', 0, 0);

sub gone_ { report_('gone', $_[0]); close $tcp; $tcp = undef }

sub talk_ {
	unless ($connected) {
		my $errno = unpack 'i', getsockopt($tcp, 1, 4);
		return gone_($errno) if $errno;
		return unless getpeername $tcp;
		$connected = 1;
		report_('open', 0);
	}
	while (1) {
		my $n = sysread($tcp, my $more, 65536);
		return gone_($! + 0) if !defined $n && $! != 11;
		last unless defined $n;
		return gone_(0) if $n == 0;
		$in = substr($in . $more, -4096);
		report_('line', $asked);
		$asked = 0;
	}
	while (length $out) {
		my $n = syswrite $tcp, $out;
		return gone_($! + 0) if !defined $n && $! != 11;
		last unless defined $n;
		substr($out, 0, $n) = '';
	}
}

my $next = my $begin = now_();
while (1) {
	my $now = now_();
	exit if $now - $begin > $end;
	if ($now >= $next) {
		echo_();
		if ($tcp && $connected && !$asked) {
			$asked = 1;
			$out .= $http ? "GET / HTTP/1.1\r\nHost: lab\r\n\r\n" : "line $seq\n";
			talk_();
		}
		$next += $interval;
		$next = $now + $interval if $next < $now;
	}
	my ($r, $w) = ('', '');
	vec($r, 0, 1) = 1;
	vec($r, fileno $ping, 1) = 1;
	if ($tcp) { vec($r, fileno $tcp, 1) = 1; vec($w, fileno $tcp, 1) = 1 if !$connected || length $out }
	my $wait = $next - now_();
	my $n = select($r, $w, undef, $wait > 0 ? $wait : 0);
	next unless $n > 0;
	hear_() if vec $r, fileno $ping, 1;
	talk_() if $tcp && (vec($r, fileno $tcp, 1) || vec($w, fileno $tcp, 1));
	# Whoever listens has ended.
	if (vec $r, 0, 1) { exit unless sysread STDIN, my $rest, 64 }
}
`

/** Starts both; their records are added while they run. They end with this process. */
export function startStreams(namespacePath: string, {address, intervalMs, tcp, atMostMs}: StreamRequest): Streams {
	const argv = clientArgv(program, {address, waitMs: 0}, [
		clockCalls[process.arch] ?? 228,
		intervalMs / 1000,
		atMostMs / 1000,
		tcp?.port ?? 0,
		tcp?.speaks === 'http' ? 1 : 0
	])
	const child = spawn('nsenter', [`--net=${namespacePath}`, ...argv], {
		env: {LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`},
		stdio: ['pipe', 'pipe', 'pipe']
	})
	const reader = new RecordReader(tcp !== undefined)
	const ended = new Promise<void>(resolve => {
		child
			.on('close', () => resolve())
			.on('error', error => {
				reader.complain(error.message)
				resolve()
			})
	})
	let rest = ''
	child.stdout.setEncoding('latin1').on('data', (chunk: string) => {
		const lines = (rest + chunk).split('\n')
		rest = lines.pop() ?? ''
		for (const line of lines) reader.take(line)
	})
	child.stderr.setEncoding('utf8').on('data', (chunk: string) => reader.complain(chunk))
	child.stdin.on('error', () => undefined)
	return {
		records: () => reader.records,
		async stop() {
			end(child)
			await ended
			return reader.records
		}
	}
}

function end(child: ChildProcess) {
	child.stdin?.end()
	child.kill('SIGKILL')
}

/** Parses the client's output into records. */
export class RecordReader {
	readonly #pings: {sentMs: number; answeredMs?: number}[] = []
	readonly #answeredMs: number[] = []
	#tcp: Omit<TcpRecords, 'answeredMs'> | undefined
	#trouble = ''

	constructor(hasTcp: boolean) {
		this.#tcp = hasTcp ? {} : undefined
	}

	take(line: string) {
		const [word, first, second] = line.split(' ')
		const number = Number(first)
		const ms = Number(second)
		switch (word) {
			case 'sent':
				this.#pings[number] = {sentMs: ms}
				break
			case 'back': {
				const ping = this.#pings[number]
				// If there are two answers, the first one counts.
				if (ping) ping.answeredMs ??= ms
				break
			}
			case 'open':
				this.#tcp = {...this.#tcp, connectedMs: ms}
				break
			case 'line':
				this.#answeredMs.push(ms)
				break
			case 'gone':
				this.#tcp = {...this.#tcp, ended: {ms, errno: number}}
				break
			case 'error':
				this.complain(`${second}: errno ${first}`)
				break
		}
	}

	complain(words: string) {
		this.#trouble += words
	}

	get records(): StreamRecords {
		return {
			pings: this.#pings,
			...(this.#tcp && {tcp: {...this.#tcp, answeredMs: this.#answeredMs}}),
			...(this.#trouble !== '' && {trouble: this.#trouble.trim()})
		}
	}
}
