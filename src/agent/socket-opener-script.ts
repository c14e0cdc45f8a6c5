import {passesSockets} from '../services/socket-passing.ts'

/**
 * Opens sockets inside namespaces and hands each to the Node process that started it.
 *
 * In Perl, since every Debian has it (perl-base is essential), it starts in milliseconds, and it can do two things that Node cannot: `setns(2)` and
 * sending a descriptor. It implements the other side of `child_process`'s own IPC channel (descriptor 3), so that the parent gets each socket as
 * the handle of a `message` event, the documented way.
 *
 * Arguments: numbers of the system calls `setns` and `sendmsg`. Input: one line per socket, fields separated by tabs: id, path of the namespace,
 * `tcp` or `udp`, family of the address, address, port. Sorted by namespace: each is entered once.
 */
export const socketOpenerScript = String.raw`
use strict;
use Socket qw(:DEFAULT inet_pton pack_sockaddr_in6 IPPROTO_TCP IPPROTO_IPV6 IPV6_V6ONLY);

my ($setns, $sendmsg) = map { int } @ARGV;
my ($CLONE_NEWNET, $IP_FREEBIND, $IPV6_FREEBIND, $SO_RCVBUFFORCE) = (0x40000000, 15, 78, 33);
${passesSockets}
sub listening {
	my ($kind, $family, $address, $port) = @_;
	my $domain = $family == 6 ? AF_INET6 : AF_INET;
	my $socket;
	socket($socket, $domain, $kind eq 'udp' ? SOCK_DGRAM : SOCK_STREAM, 0) or return;
	setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1) or return if $kind eq 'tcp';
	# What comes while the agent is busy waits: of the kernel's default 300 questions would.
	setsockopt($socket, SOL_SOCKET, $SO_RCVBUFFORCE, 1 << 21) if $kind eq 'udp';
	# 0: a TCP socket on :: answers IPv4 as well.
	setsockopt($socket, IPPROTO_IPV6, IPV6_V6ONLY, $kind eq 'udp' ? 1 : 0) or return if $family == 6;
	# The address need not be there yet.
	($family == 6 ? setsockopt($socket, IPPROTO_IPV6, $IPV6_FREEBIND, 1) : setsockopt($socket, 0, $IP_FREEBIND, 1)) or return;
	my $packed = inet_pton($domain, $address);
	if (!defined $packed) { $! = 22; return }
	bind($socket, $family == 6 ? pack_sockaddr_in6($port, $packed) : pack_sockaddr_in($port, $packed)) or return;
	listen($socket, 511) or return if $kind eq 'tcp';
	return $socket;
}

my ($inside, $why) = ('', '');
while (my $line = <STDIN>) {
	chomp $line;
	my ($id, $path, $kind, $family, $address, $port) = split /\t/, $line;
	if ($path ne $inside) {
		($inside, $why) = ($path, '');
		if (open(my $namespace, '<', $path)) {
			syscall($setns, fileno $namespace, $CLONE_NEWNET) == 0 or $why = "cannot enter $path: $!";
		} else {
			$why = "cannot open $path: $!";
		}
	}
	if ($why) { report(sprintf '{"id":%d,"problem":%s}', $id, json($why)); next }
	my $socket = listening($kind, $family, $address, $port);
	# A kernel without IPv6.
	$socket = listening($kind, 4, '0.0.0.0', $port) if !$socket && $kind eq 'tcp' && $family == 6 && $!{EAFNOSUPPORT};
	if (!$socket) { report(sprintf '{"id":%d,"problem":%s}', $id, json("$!")); next }
	my $type = $kind eq 'tcp' ? '"net.Server"' : sprintf('"dgram.Socket","dgramType":"udp%d"', $family);
	report(sprintf('{"cmd":"NODE_HANDLE","type":%s,"msg":{"id":%d}}', $type, $id), $socket);
}
`
