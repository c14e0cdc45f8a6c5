/**
 * A small client for TCP, UDP and ICMP, since no existing one reports enough: who sent "unreachable", whether the RST came before or after the
 * connection was established, which sizes passed. It only sends, listens and prints what arrives; everything is judged here, by pure functions.
 *
 * It is Perl, since `perl-base` is on every Debian and Ubuntu and starts in 1.5 ms; it loads no module (`Socket` alone costs 4 ms), so Linux's
 * constants are written as numbers, which are the same on x86-64 and arm64.
 */
import type {IpText} from '../net/names.ts'
import {addressText, type IcmpError, readIcmpError} from './icmp.ts'
import type {Failed, Unreachable} from './outcomes.ts'
import type {Argv, ProgramRun} from './run-in.ts'

/**
 * Arguments of every program: address family, target and source as `sockaddr` in hex (source may be empty), timeout in seconds. `ready` waits for
 * the socket and reads ICMP errors meanwhile, which end the wait; `$left` is the remaining time.
 */
const prelude = String.raw`
use strict;
$| = 1;
$SIG{PIPE} = 'IGNORE';
my ($family, $to, $source, $wait, @more) = @ARGV;
$to = pack 'H*', $to;
my $v6 = $family == 10;
my ($icmp, $left);

sub say_ { print join(' ', @_), "\n" }
sub end_ { overhear(); say_(@_); exit }

sub open_ {
	my ($type, $protocol) = @_;
	socket(my $s, $family, $type, $protocol) or end_('error', $! + 0, 'socket');
	if ($source) { bind($s, pack 'H*', $source) or end_('error', $! + 0, 'bind') }
	return $s;
}

# Raw ICMP, filtered: destination unreachable, packet too big, time exceeded; with $replies echo replies too.
sub hear {
	my ($replies) = @_;
	socket($icmp, $family, 3, $v6 ? 58 : 1) or ($icmp = undef, return);
	if ($v6) { setsockopt($icmp, 58, 1, pack('L8', 0xffffffe1, (0xffffffff) x 3, $replies ? 0xfffffffd : 0xffffffff, (0xffffffff) x 3)) }
	else { setsockopt($icmp, 255, 1, pack('L', 0xffffffff & ~(1 << 3 | 1 << 11 | ($replies ? 1 : 0)))) }
}

# $port: ours, once it is known. $isLost: ICMP reported a packet from there as lost, not merely as too big.
my ($port, $isLost);
sub overhear {
	return unless $icmp;
	while (defined(my $from = recv($icmp, my $packet, 256, 0x40))) {
		say_('icmp', unpack('H*', $from), unpack('H*', $packet));
		my $at = $v6 ? 0 : (ord(substr $packet, 0, 1) & 15) * 4;
		my $inner = $v6 ? 48 : $at + 8 + (ord(substr $packet, $at + 8, 1) & 15) * 4;
		my ($type, $code) = unpack 'CC', substr $packet, $at;
		next if length $packet < $inner + 2 || ($v6 ? $type == 2 : $type == 3 && $code == 4);
		$isLost = 1 if $port && unpack('n', substr $packet, $inner, 2) == $port;
	}
}

sub ready {
	my ($s, $reading, $writing) = @_;
	while (1) {
		return 0 if $isLost;
		my ($r, $w) = ('', '');
		vec($r, fileno $icmp, 1) = 1 if $icmp;
		vec($r, fileno $s, 1) = 1 if $reading;
		vec($w, fileno $s, 1) = 1 if $writing;
		(my $n, $left) = select($r, $w, undef, $left);
		overhear();
		return 0 if $n == 0;
		return 1 if $n > 0 && (vec($r, fileno $s, 1) || vec($w, fileno $s, 1));
	}
}
`

/** `argv` of a client; `rest` follows the arguments that all have in common. */
export const clientArgv = (
	program: string,
	{address, source, waitMs}: ClientQuestion,
	rest: readonly (string | number)[]
): Argv => [
	'perl',
	'-e',
	`${prelude}${program}`,
	address.includes(':') ? '10' : '2',
	socketAddress(address, 0),
	source ? socketAddress(source, 0) : '',
	String(waitMs / 1000),
	...rest.map(String)
]

export type ClientQuestion = {readonly address: IpText; readonly source?: IpText | undefined; readonly waitMs: number}

/** `struct sockaddr_in` or `sockaddr_in6` in hex. The family is in host byte order: little-endian on both supported architectures. */
export function socketAddress(address: IpText, port: number): string {
	const portHex = port.toString(16).padStart(4, '0')
	if (!address.includes(':')) {
		const bytes = address.split('.').map(byte => Number(byte).toString(16).padStart(2, '0'))
		return `0200${portHex}${bytes.join('')}${'00'.repeat(8)}`
	}

	return `0a00${portHex}${'00'.repeat(4)}${ipv6Hex(address)}${'00'.repeat(4)}`
}

function ipv6Hex(address: IpText): string {
	const [head = '', tail] = address.split('::')
	const groups = (text: string) => (text === '' ? [] : text.split(':').map(group => group.padStart(4, '0')))
	const [before, after] = [groups(head), groups(tail ?? '')]
	return [...before, ...Array<string>(8 - before.length - after.length).fill('0000'), ...after].join('')
}

/** Parses a client's output: a word and its arguments per line. */
export type OutputLine = {readonly word: string; readonly args: readonly string[]}

export const readLines = (stdout: string): readonly OutputLine[] =>
	stdout
		.split('\n')
		.filter(Boolean)
		.map(line => {
			const [word = '', ...args] = line.split(' ')
			return {word, args}
		})

/** The ICMP errors that a client received, whatever they are about. */
export const icmpErrors = (lines: readonly OutputLine[]): readonly IcmpError[] =>
	lines.flatMap(({word, args: [from = '', packet = '']}) => {
		const error = word === 'icmp' ? readIcmpError(addressOf(from), Buffer.from(packet, 'hex')) : undefined
		return error ? [error] : []
	})

/**
 * Why a packet from the client's own socket did not arrive, as ICMP reported it; "too big" is left to the kernel. `local`: the socket's
 * address in hex. `protocol`: its IP protocol number.
 */
export const icmpErrorAbout = (
	lines: readonly OutputLine[],
	{local, protocol, address}: {readonly local: string | undefined; readonly protocol: number; readonly address: string}
): IcmpError | undefined =>
	local === undefined
		? undefined
		: icmpErrors(lines).find(
				({why, about}) =>
					why !== 'too-big' && about.protocol === protocol && about.destination === address && about.sourcePort === portOf(local)
			)

/** The address in a `sockaddr` in hex. */
export function addressOf(socketAddressHex: string): IpText {
	const bytes = Buffer.from(socketAddressHex, 'hex')
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	return bytes.length < 28 ? addressText(view, 4, 4) : addressText(view, 8, 16)
}

const portOf = (socketAddressHex: string): number => Number.parseInt(socketAddressHex.slice(4, 8), 16)

/** The outcome if the client itself did not end normally; undefined if it did. */
export function clientTrouble({broken, stderr}: ProgramRun, lines: readonly OutputLine[]): Failed | undefined {
	if (broken !== undefined) return {got: 'failed', message: broken}

	return lines.length === 0 || stderr !== '' ? {got: 'failed', message: stderr.trim() || 'the client printed nothing'} : undefined
}

/** The meaning of a socket's errno that no ICMP error explains. */
export function failedWith(errno: number, doing: string): Failed {
	const known: Readonly<Record<number, string>> = {
		1: 'the client may not send this (Operation not permitted)',
		90: 'the packet is larger than the protocol allows',
		99: 'the client does not have that source address'
	}
	return {got: 'failed', message: known[errno] ?? `${doing}: errno ${errno}`}
}

/** `local`: the client's socket; an error that its own kernel sent has no sender. */
export const unreachableFor = (icmp: IcmpError, local: string): Unreachable =>
	icmp.from === addressOf(local) ? {got: 'unreachable', why: unreachableBy(icmp).why} : unreachableBy(icmp)

export const unreachableBy = ({from, why}: IcmpError): Unreachable => ({
	got: 'unreachable',
	why: why === 'too-big' ? 'other' : why,
	from
})
