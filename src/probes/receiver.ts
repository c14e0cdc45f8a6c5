import {setTimeout as pause} from 'node:timers/promises'
import {execa} from 'execa'
import {socketAddress} from './client.ts'

/** A program on a host that accepts TCP connections while flows are measured. */
export type Receiver = {stop(): Promise<void>}

/**
 * `echo` sends back what arrives; `sink` counts it, and prints the count when the sender has ended. Constants are Linux's, as in `client.ts`. It
 * ends by itself after ten minutes.
 */
const program = String.raw`
use strict;
$| = 1;
$SIG{PIPE} = 'IGNORE';
alarm 600;
my ($family, $address, $mode) = @ARGV;
socket(my $l, $family, 1, 6) or die "socket: $!\n";
setsockopt($l, 1, 2, pack 'l', 1);
bind($l, pack 'H*', $address) or die(($! == 98 ? 'taken' : "bind: $!") . "\n");
listen($l, 1024) or die "listen: $!\n";
print "listening\n";
my (%s, %count);
while (1) {
	my $r = '';
	vec($r, fileno $l, 1) = 1;
	vec($r, $_, 1) = 1 for keys %s;
	select($r, undef, undef, undef);
	if (vec($r, fileno $l, 1) && accept(my $s, $l)) { $s{fileno $s} = $s; $count{fileno $s} = 0 }
	for my $n (keys %s) {
		next unless vec($r, $n, 1);
		my $s = $s{$n};
		my $got = sysread($s, my $in, 1 << 20);
		if ($got) {
			$count{$n} += $got;
			syswrite($s, $in) if $mode eq 'echo';
			next;
		}
		syswrite($s, "$count{$n}\n") if defined $got && $mode eq 'sink';
		delete $s{$n};
		close $s;
	}
}
`

/** Far longer than its start takes on a slow machine. */
const listenTimeoutMs = 30_000

/** Resolves when it listens. Errors: the port is in use, Perl is not installed. */
export async function startReceiver(
	namespacePath: string,
	{port, mode, v6}: {readonly port: number; readonly mode: 'echo' | 'sink'; readonly v6: boolean}
): Promise<Receiver> {
	const argv = [v6 ? '10' : '2', socketAddress(v6 ? '::' : '0.0.0.0', port), mode]
	const running = execa('nsenter', [`--net=${namespacePath}`, 'perl', '-e', program, ...argv], {
		cleanup: true,
		env: {LC_ALL: 'C', PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`},
		extendEnv: false,
		killSignal: 'SIGKILL',
		reject: false,
		stdin: 'ignore'
	} as const)
	const listening = new Promise<true>(resolve => running.stdout.once('data', () => resolve(true)))
	const ended = running.then(({stderr}) => stderr)
	const stop = async () => {
		running.kill('SIGKILL')
		await running
	}
	const first = await Promise.race([listening, ended, pause(listenTimeoutMs, 'it did not start', {ref: false})])
	if (first === true) return {stop}
	await stop()
	throw new Error(
		first.includes('taken')
			? `something listens at port ${port} there already: choose one where nothing does`
			: `nothing can listen at port ${port} there: ${first.trim() || 'the program ended'}`
	)
}
