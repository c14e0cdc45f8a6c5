/** Numbers of `clock_gettime`, which perl-base does not have by name. */
const clockCalls: Partial<Record<string, number>> = {x64: 228, arm64: 113}

/**
 * A perl program that creates a TAP device and continues in the background: packets sent to the device come out of it again later. Arguments: name of
 * the device, delay and jitter in seconds, and how many packets may wait. It keeps their order, and ends when the device is deleted, or with all
 * else in its namespace. There are two processes: a worker, and a parent that also holds the device open and replaces a worker that was killed.
 */
export function delayScript(architecture: string): string {
	const clock = clockCalls[architecture]
	if (clock === undefined) {
		throw new Error(`packets cannot be delayed on this machine (${architecture}): its system call numbers are not known`)
	}
	return `use strict; use warnings; use POSIX ();
my ($name, $delay, $jitter, $limit) = @ARGV;
sub ok { my ($done, $what) = @_; return if $done; print STDERR "$what: $!\\n"; exit 1 }
ok(sysopen(my $tap, '/dev/net/tun', 2 | 2048), '/dev/net/tun');
my $request = pack('Z16 S x22', $name, 0x1002);
ok(ioctl($tap, 0x400454ca, $request), "tap $name");
my $child = fork;
ok(defined $child, 'fork');
POSIX::_exit(0) if $child;
POSIX::setsid();
chdir '/';
open(STDIN, '<', '/dev/null'); open(STDOUT, '>', '/dev/null'); open(STDERR, '>', '/dev/null');
$0 = "vpclab-delay $name";
setpriority(0, 0, -15);
while (1) {
	my $worker = fork;
	POSIX::_exit(1) unless defined $worker;
	last if $worker == 0;
	waitpid $worker, 0;
	POSIX::_exit(0) if $? == 0;
	select(undef, undef, undef, 0.01);
}
my $time = "\\0" x 16;
sub now { syscall(${clock}, 1, $time); my ($seconds, $rest) = unpack 'q q', $time; return $seconds + $rest / 1e9 }
my (@due, @packets);
my $last = 0;
vec(my $mine = '', fileno $tap, 1) = 1;
while (1) {
	my $now = now();
	while (@due && $due[0] <= $now) { shift @due; my $packet = shift @packets; syswrite $tap, $packet }
	select(my $ready = $mine, undef, undef, @due ? ($due[0] > $now ? $due[0] - $now : 0) : undef);
	$now = now();
	for (1 .. 64) {
		my $got = sysread $tap, my $packet, 65600;
		if (!defined $got) { exit 0 unless $! == 11 || $! == 4; last }
		next if @due >= $limit;
		my $at = $now + $delay + ($jitter > 0 ? (2 * rand() - 1) * $jitter : 0);
		$last = $at > $last ? $at : $last;
		push @due, $last; push @packets, $packet;
	}
}
`
}
