/** Past 250 lines since most of it is the text of one program. */
import {attachPerl, bpfCall} from '../../ebpf/attach-perl.ts'
import {countFlows, keyBytes, valueBytes} from './count-program.ts'
import {rejectGroup} from './types.ts'

/** System call numbers of `setns` and `clock_gettime`, which perl-base does not know by name. */
const calls: Partial<Record<string, readonly [setns: number, clock: number]>> = {x64: [308, 228], arm64: [268, 113]}

/** Maximum number of flows per second; beyond it, records are SKIPDATA (FL-4). */
const maxFlows = 65_536
/** How many flows are read from the kernel at once. */
const batch = 4096
/** The program's preference at a link: after the traffic-shaping one. */
const preference = 10

/**
 * Counts the flows of network interfaces, whether the agent runs or not. An eBPF program at each logged link counts packets
 * by flow; the firewall reports those it drops (`NFLOG`). Once a second both are written to a file in its folder `flows`, named
 * after that time in milliseconds; its reader deletes it.
 *
 * In its folder: `places`, read again on SIGHUP, fields separated by tabs: `version N`, which is copied to the file `ready` once all of it is
 * applied; `namespace PATH`, followed by `link NAME NUMBER COUNT`
 * for each of its links: NUMBER is that of the network interface behind it; COUNT is 1 if its packets are counted, or 0 if
 * only the firewall's reports matter.
 *
 * A file: flows lost, reports lost (8 bytes each), offset of its clock from the epoch in milliseconds (a double); then 96 bytes
 * per record: its type (0 seen, 1 rejected, 2 dropped without a flow log record; 8 bytes), and the program's key and value.
 * The highest bit of a place is set for packets that the interface sends.
 */
export function collectorScript(architecture: string): string {
	const [setns, clock] = calls[architecture] ?? []
	if (setns === undefined || clock === undefined) {
		throw new Error(`flow logs do not know the call numbers of this machine (${architecture})`)
	}
	const holes = countFlows.holes.map(({at, hole}) => `[${at * 8 + 4}, '${hole}']`).join(', ')
	return String.raw`use strict; use warnings; use POSIX (); use Time::HiRes ();
sub fail { my ($words) = @_; print STDERR "$words\n"; exit 1 }
${attachPerl(architecture)}
my ($reread, $ending) = (1, 0);
$SIG{HUP} = sub { $reread = 1 };
$SIG{TERM} = sub { $ending = 1 };
mkdir 'flows';
open(my $cpus, '<', '/sys/devices/system/cpu/possible') or fail("possible CPUs: $!");
my ($last_cpu) = <$cpus> =~ /(\d+)\s*$/;
my $cpus_count = $last_cpu + 1;
my $flows = make_map(5, ${keyBytes}, ${valueBytes}, ${maxFlows}, $cpus_count > 8 ? 1 : 0);
my $lost = make_map(2, 4, 8, 1, 0);
my $code = pack 'H*', '${countFlows.code}';
my @holes = (${holes});
sub program_for {
	my ($place) = @_;
	my $program = $code;
	my %numbers = (flows => $flows, lost => $lost, place => $place);
	substr($program, $_->[0], 4) = pack 'L', $numbers{$_->[1]} & 0xffffffff for @holes;
	return $program;
}
open(my $home, '<', '/proc/self/ns/net') or fail("own namespace: $!");
sub enter { my ($file) = @_; syscall(${setns}, fileno $file, 0x40000000) == 0 or fail("setns: $!") }
sub inode { my ($path) = @_; my @all = stat $path; return @all ? "$all[0] $all[1]" : '' }

# By path: its sockets, links by name, numbers by index of the link.
my %namespaces;
sub report_socket {
	ok(socket(my $socket, 16, 3, 12), 'netfilter socket');
	setsockopt($socket, 1, 33, pack 'L', 16777216);
	my $attributes = join '', attribute(1, pack 'C', 1), attribute(2, pack 'N C x', 0xffff, 2), attribute(3, pack 'N', 65536),
		attribute(4, pack 'N', 1), attribute(5, pack 'N', 64);
	my $body = pack('C C n', 0, 0, ${rejectGroup}) . $attributes;
	ok(defined send($socket, pack('L S S L L', 16 + length $body, 0x401, 5, 1, 0) . $body, 0), 'netfilter send');
	ok(defined recv($socket, my $answer, 65536, 0), 'netfilter recv');
	my $error = -unpack('x16 l', $answer);
	fail('NFLOG: ' . words($error)) if $error;
	return $socket;
}
sub open_namespace {
	my ($path) = @_;
	open(my $file, '<', $path) or return undef;
	my $inode = inode($path);
	enter($file);
	open_sockets();
	ok(socket(my $links, 16, 3, 0), 'netlink socket');
	ok(bind($links, pack 'S S L L', 16, 0, 0, 1), 'netlink bind');
	my $one = {path => $path, inode => $inode, netlink => $netlink, ioctl => $ioctl, changes => $links, reports => report_socket(), links => {}, numbers => {}, indexes => {}};
	enter($home);
	return $one;
}
sub hang_all {
	my ($one) = @_;
	($netlink, $ioctl) = @$one{qw(netlink ioctl)};
	$one->{numbers} = {};
	for my $link (keys %{$one->{links}}) {
		my ($number, $counts) = @{$one->{links}{$link}};
		my $index = index_of($link);
		if (!defined $index) { delete $one->{indexes}{$link}; next }
		$one->{numbers}{$index} = $number;
		my $mark = "$index $number";
		next if !$counts || ($one->{indexes}{$link} // '') eq $mark;
		hang($link, $index, 'ingress', ${preference}, 'flow_log', program_for($number | 0x80000000));
		hang($link, $index, 'egress', ${preference}, 'flow_log', program_for($number));
		$one->{indexes}{$link} = $mark;
	}
}
sub unhang_link {
	my ($one, $link) = @_;
	($netlink, $ioctl) = @$one{qw(netlink ioctl)};
	my $index = index_of($link);
	return unless defined $index && delete $one->{indexes}{$link};
	unhang($index, $_, ${preference}) for qw(ingress egress);
}
sub take_places {
	open(my $file, '<', 'places') or fail("places: $!");
	my (%wanted, $links, $version);
	while (my $line = <$file>) {
		chomp $line;
		my ($what, @fields) = split /\t/, $line;
		if ($what eq 'version') { $version = $fields[0] }
		elsif ($what eq 'namespace') { $links = $wanted{$fields[0]} = {} } else { $links->{$fields[0]} = [@fields[1, 2]] }
	}
	for my $path (keys %namespaces) {
		my $one = $namespaces{$path};
		for my $link (keys %{$one->{links}}) { unhang_link($one, $link) unless $wanted{$path} && $wanted{$path}{$link} && $wanted{$path}{$link}[1] }
		delete $namespaces{$path} unless $wanted{$path};
	}
	for my $path (keys %wanted) {
		$namespaces{$path} //= open_namespace($path) or next;
		$namespaces{$path}{links} = $wanted{$path};
		hang_all($namespaces{$path});
	}
	open(my $ready, '>', 'ready.new') or fail("ready: $!");
	print $ready $version;
	close $ready;
	rename 'ready.new', 'ready';
}
# A namespace may have been made anew under its name.
sub look_again {
	for my $path (keys %namespaces) { next if inode($path) eq $namespaces{$path}{inode}; delete $namespaces{$path}; $reread = 1 }
}
my $time = "\0" x 16;
sub clock { my ($which) = @_; syscall(${clock}, $which, $time); my ($seconds, $rest) = unpack 'q q', $time; return $seconds * 1e9 + $rest }

my (%reported, $reports_lost);
$reports_lost = 0;
my %actions = (out => [1, 0x80000000], in => [1, 0], none => [2, 0x80000000]);
sub take_reports {
	my ($one) = @_;
	my $now = int clock(6);
	for (1 .. 256) {
		my $got = recv($one->{reports}, my $message, 262144, 64);
		if (!defined $got) { $reports_lost++ if $!{ENOBUFS}; last if $!{EAGAIN}; next }
		for (my $at = 0; $at + 16 <= length $message; ) {
			my ($length, $type) = unpack "x$at L S", $message;
			last if $length < 16;
			take_report($one, substr($message, $at + 20, $length - 20), $now) if $type == 0x400;
			$at += ($length + 3) & ~3;
		}
	}
}
sub take_report {
	my ($one, $attributes, $now) = @_;
	my %found;
	for (my $at = 0; $at + 4 <= length $attributes; ) {
		my ($length, $type) = unpack "x$at S S", $attributes;
		last if $length < 4;
		$found{$type & 0x3fff} = substr $attributes, $at + 4, $length - 4;
		$at += ($length + 3) & ~3;
	}
	my ($prefix) = unpack 'Z*', $found{10} // '';
	my $action = $actions{$prefix} or return;
	my $device = $found{$prefix eq 'in' ? 5 : 4};
	my $number = defined $device ? $one->{numbers}{unpack 'N', $device} : undef;
	return unless defined $number;
	my $packet = $found{9} // '';
	my $version = ord($packet) >> 4;
	my ($protocol, $source, $destination, $rest, $total);
	if ($version == 4 && length $packet >= 20) {
		my ($first, $fragment);
		($first, $total, $fragment, $protocol, $source, $destination) = unpack 'C x n x2 n x C x2 a4 a4', $packet;
		$rest = $fragment & 0x1fff ? '' : substr $packet, ($first & 15) * 4;
	} elsif ($version == 6 && length $packet >= 40) {
		($total, $protocol, $source, $destination) = unpack 'x4 n C x a16 a16', $packet;
		$total += 40;
		$rest = substr $packet, 40;
	} else { return }
	my ($ports, $flags) = ("\0" x 4, 0);
	if (($protocol == 6 || $protocol == 17) && length $rest >= 8) { $ports = substr $rest, 0, 4 }
	if ($protocol == 6 && length $rest >= 14) { my $all = ord substr $rest, 13, 1; $flags = $all & 7; $flags |= 16 if ($all & 18) == 18 }
	my $key = pack 'Q L C C x2 a16 a16 a4 x4', $action->[0], $number | $action->[1], $protocol, $version, $source, $destination, $ports;
	my $sum = $reported{$key} //= [0, 0, $now, $now, 0];
	$sum->[0]++; $sum->[1] += $total; $sum->[3] = $now; $sum->[4] |= $flags;
}
my ($keys, $values) = ("\0" x ${batch * keyBytes}, "\0" x (${batch * valueBytes} * $cpus_count));
my ($cookie, $next) = ("\0" x 8, "\0" x 8);
vec($_, 0, 8) = 0 for $keys, $values, $cookie, $next;
sub address { return unpack 'Q', pack 'P', $_[0] }
sub take_flows {
	my ($out) = @_;
	my $is_first = 1;
	my $width = ${valueBytes} * $cpus_count;
	while (1) {
		my $request = pack 'Q4 L L Q Q', $is_first ? 0 : address($cookie), address($next), address($keys), address($values), ${batch}, $flows, 0, 0;
		my $done = syscall(${bpfCall(architecture)}, 25, $request, length $request);
		my $error = $! + 0;
		my $count = unpack 'x32 L', $request;
		fail("eBPF map: $!") if $done < 0 && $error != 2;
		for my $at (0 .. $count - 1) {
			my @all = unpack 'Q*', substr $values, $at * $width, $width;
			my ($packets, $bytes, $first, $last, $flags) = @all[0 .. 4];
			for (my $cpu = 5; $cpu < @all; $cpu += 5) {
				next unless $all[$cpu];
				$packets += $all[$cpu]; $bytes += $all[$cpu + 1]; $flags |= $all[$cpu + 4];
				$first = $all[$cpu + 2] if !$first || $all[$cpu + 2] < $first;
				$last = $all[$cpu + 3] if $all[$cpu + 3] > $last;
			}
			print $out pack('Q', 0), substr($keys, $at * ${keyBytes}, ${keyBytes}), pack 'Q5', $packets, $bytes, $first, $last, $flags;
		}
		last if $done < 0;
		substr($cookie, 0, 8) = $next;
		$is_first = 0;
	}
}
sub flows_lost {
	my ($key, $value) = ("\0" x 4, "\0" x 8);
	vec($_, 0, 8) = 0 for $key, $value;
	my $request = pack 'L x4 Q Q Q', $lost, address($key), address($value), 0;
	syscall(${bpfCall(architecture)}, 1, $request, length $request);
	return unpack 'Q', $value;
}
sub wait_for_reports {
	my ($seconds) = @_;
	my ($in, %by) = ('');
	for my $one (values %namespaces) {
		for my $which (qw(reports changes)) { vec($in, fileno $one->{$which}, 1) = 1; $by{fileno $one->{$which}} = [$one, $which] }
	}
	return if select($in, undef, undef, $seconds > 0 ? $seconds : 0) < 1;
	for my $number (keys %by) {
		next unless vec $in, $number, 1;
		my ($one, $which) = @{$by{$number}};
		if ($which eq 'reports') { take_reports($one); next }
		1 while defined recv($one->{changes}, my $ignored, 65536, 64);
		hang_all($one);
	}
}
my ($lost_before, $due) = (0, int(Time::HiRes::time()) + 1);
while (1) {
	if ($reread) { $reread = 0; take_places() }
	my $wait = $due - Time::HiRes::time();
	if ($wait > 0 && !$ending) { wait_for_reports($wait); next }
	my $end = $due;
	open(my $out, '>:raw', 'flows.new') or fail("flows: $!");
	my $lost_now = flows_lost();
	my $epoch = Time::HiRes::time() * 1000 - clock(1) / 1e6;
	print $out pack 'Q Q d', $lost_now - $lost_before, $reports_lost, $epoch;
	take_flows($out);
	# What these packets met is reported within 10 ms.
	my $until = Time::HiRes::time() + 0.03;
	while ((my $rest = $until - Time::HiRes::time()) > 0) { wait_for_reports($rest) }
	print $out $_, pack 'Q5', @{$reported{$_}} for keys %reported;
	close $out;
	%reported = ();
	($lost_before, $reports_lost) = ($lost_now, 0);
	rename 'flows.new', "flows/" . $end * 1000 or fail("flows: $!");
	exit 0 if $ending;
	my $now = int(Time::HiRes::time());
	$due = $due + 1 > $now ? $due + 1 : $now + 1;
	look_again();
}
`
}
