# Asks many questions of a network at once: listens in every namespace that serves something, sends every probe from its own,
# and waits until all have their answer or the time is up. One process for a whole lab, since it may enter namespace after
# namespace while sockets stay where they were opened.
#
# Arguments: numbers of the system calls setns, clock_gettime and recvmsg; milliseconds to wait. Input, fields separated by
# tabs, grouped by namespace:
#   enter PATH
#   listen tcp|udp ADDRESS PORT HOST
#   probe ID icmp|tcp|udp FROM TO PORT SOURCE_PORT
# Output, a line a probe: ID, what came of it, TTL of an echo reply, and what the server said: client's address and its own name.
use strict;
use Errno qw(EINPROGRESS EAGAIN ECONNREFUSED);
use Fcntl;
use Socket qw(:DEFAULT inet_pton inet_ntop pack_sockaddr_in6 unpack_sockaddr_in6 IPPROTO_IPV6 IPPROTO_ICMPV6 IPV6_V6ONLY);

my ($setns, $clock_gettime, $recvmsg, $timeout) = map { int } @ARGV;
my ($CLONE_NEWNET, $IPPROTO_ICMP, $IPV6_RECVHOPLIMIT, $IPV6_HOPLIMIT, $IP_FREEBIND, $IPV6_FREEBIND) = (0x40000000, 1, 51, 52, 15, 78);
# By descriptor: what to do when it can be read or written.
my (%readers, %writers, %probes, %echoes, @keep);

sub now { my $time = pack('q q', 0, 0); syscall($clock_gettime, 1, $time); my ($s, $ns) = unpack('q q', $time); $s * 1000 + $ns / 1e6 }
sub domain { $_[0] =~ /:/ ? AF_INET6 : AF_INET }
sub end { my ($address, $port) = @_; my $packed = inet_pton(domain($address), $address); $address =~ /:/ ? pack_sockaddr_in6($port, $packed) : pack_sockaddr_in($port, $packed) }
sub host_of {
	my $name = shift;
	my $address = sockaddr_family($name) == AF_INET6 ? inet_ntop(AF_INET6, (unpack_sockaddr_in6($name))[1]) : inet_ntoa((unpack_sockaddr_in($name))[1]);
	$address =~ s/^::ffff:(?=\d+\.)//;
	return $address;
}
sub open_socket {
	my ($kind, $address, $protocol) = @_;
	socket(my $socket, domain($address), $kind, $protocol) or die "socket: $!\n";
	fcntl($socket, F_SETFL, O_NONBLOCK) or die "fcntl: $!\n";
	push @keep, $socket;
	return $socket;
}

sub finish { my ($id, $got, %facts) = @_; my $probe = $probes{$id}; return if $probe->{done}; %$probe = (%$probe, got => $got, %facts, done => 1) }

sub listen_tcp {
	my ($address, $port, $host) = @_;
	my $socket = open_socket(SOCK_STREAM, '::', 0);
	setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1);
	setsockopt($socket, IPPROTO_IPV6, IPV6_V6ONLY, 0);
	bind($socket, end('::', $port)) or die "bind $port: $!\n";
	listen($socket, 128) or die "listen: $!\n";
	$readers{fileno $socket} = [$socket, sub {
		while (my $client = accept(my $connection, $socket)) { push @keep, $connection; syswrite $connection, host_of($client) . "\t$host\n" }
	}];
}

sub listen_udp {
	my ($address, $port, $host) = @_;
	my $socket = open_socket(SOCK_DGRAM, $address, 0);
	# A secondary address that the guest has not set up (ENI-2) is listened on all the same.
	setsockopt($socket, $address =~ /:/ ? IPPROTO_IPV6 : 0, $address =~ /:/ ? $IPV6_FREEBIND : $IP_FREEBIND, 1);
	bind($socket, end($address, $port)) or die "bind $address $port: $!\n";
	$readers{fileno $socket} = [$socket, sub {
		while (defined(my $client = recv($socket, my $text, 64, 0))) { send($socket, host_of($client) . "\t$host\n", 0, $client) }
	}];
}

sub hear {
	my ($id, $socket, $connected) = @_;
	$readers{fileno $socket} = [$socket, sub {
		my $read = sysread($socket, my $text, 200);
		if (!defined $read) { return if $! == EAGAIN; return finish($id, $! == ECONNREFUSED ? 'refused' : "error $!") }
		my ($client, $host) = split /[\t\n]/, $text;
		finish($id, 'answer', client => $client, host => $host);
		delete $readers{fileno $socket};
	}];
}

sub probe_tcp {
	my ($id, $from, $to, $port, $source_port) = @_;
	my $socket = open_socket(SOCK_STREAM, $from, 0);
	bind($socket, end($from, $source_port)) or return finish($id, "error bind: $!");
	if (!connect($socket, end($to, $port)) && $! != EINPROGRESS) { return finish($id, $! == ECONNREFUSED ? 'refused' : "error $!") }
	$writers{fileno $socket} = [$socket, sub {
		delete $writers{fileno $socket};
		local $! = unpack('i', getsockopt($socket, SOL_SOCKET, SO_ERROR));
		return finish($id, $! == ECONNREFUSED ? 'refused' : "error $!") if $!;
		# What the server has to say may never come: then this is the answer.
		$probes{$id}{got} = 'answer';
		hear($id, $socket);
	}];
}

sub probe_udp {
	my ($id, $from, $to, $port, $source_port) = @_;
	my $socket = open_socket(SOCK_DGRAM, $from, 0);
	bind($socket, end($from, $source_port)) or return finish($id, "error bind: $!");
	connect($socket, end($to, $port)) or return finish($id, "error $!");
	hear($id, $socket);
	send($socket, "whoami", 0) or finish($id, "error $!");
}

sub checksum { my $data = shift; my $sum = 0; $sum += $_ for unpack('n*', $data . (length($data) % 2 ? "\0" : '')); $sum = ($sum & 0xffff) + ($sum >> 16) while $sum >> 16; ~$sum & 0xffff }

# Whatever ICMP says about one of our probes.
sub heard_icmp {
	my ($icmp, $ttl, $reply, $unreachable, $exceeded) = @_;
	my ($type, $code, $sum, $id) = unpack('C C n n', $icmp);
	if ($type == $reply) { finish($id, 'answer', ttl => $ttl) if $probes{$id} }
	elsif ($type == $unreachable || $type == $exceeded) {
		my $inner = substr($icmp, 8);
		my $size = $unreachable == 3 ? (ord($inner) & 15) * 4 : 40;
		my $about = unpack('x4 n', substr($inner, $size, 6));
		my $protocol = unpack($unreachable == 3 ? 'x9 C' : 'x6 C', $inner);
		finish($about, $type == $exceeded ? 'exceeded' : "unreachable $code") if ($protocol == 1 || $protocol == 58) && $probes{$about};
	}
}

sub probe_icmp {
	my ($id, $from, $to) = @_;
	my $six = $from =~ /:/;
	my $socket = $echoes{$from};
	if (!$socket) {
		$socket = $echoes{$from} = open_socket(SOCK_RAW, $from, $six ? IPPROTO_ICMPV6 : $IPPROTO_ICMP);
		setsockopt($socket, SOL_SOCKET, SO_RCVBUF, 1 << 20);
		setsockopt($socket, IPPROTO_IPV6, $IPV6_RECVHOPLIMIT, 1) if $six;
		bind($socket, end($from, 0)) or return finish($id, "error bind: $!");
		$readers{fileno $socket} = [$socket, $six ? sub {
			my ($data, $control) = ("\0" x 512, "\0" x 64);
			# Written to by the kernel: these must be buffers of their own, not shared constants.
			vec($_, 0, 8) = 1 for $data, $control;
			my $vector = pack('P Q', $data, length $data);
			my $message = pack('Q L x4 P Q P Q l x4', 0, 0, $vector, 1, $control, length $control, 0);
			my $size = syscall($recvmsg, fileno $socket, $message, 0);
			return if $size < 0;
			my ($length, $level, $kind, $hops) = unpack('Q l l l', $control);
			heard_icmp(substr($data, 0, $size), $kind == $IPV6_HOPLIMIT ? $hops : 0, 129, 1, 3);
		} : sub {
			while (defined recv($socket, my $packet, 512, 0)) {
				my ($first, $ttl) = unpack('C x7 C', $packet);
				heard_icmp(substr($packet, ($first & 15) * 4), $ttl, 0, 3, 11);
			}
		}];
	}
	my $echo = pack('C C n n n a8', $six ? 128 : 8, 0, 0, $id, 1, 'vpclab');
	$echo = pack('C C n n n a8', 8, 0, checksum($echo), $id, 1, 'vpclab') unless $six;
	send($socket, $echo, 0, end($to, 0)) or finish($id, "error $!");
}

my (%listen, %probe) = ();
%listen = (tcp => \&listen_tcp, udp => \&listen_udp);
%probe = (icmp => \&probe_icmp, tcp => \&probe_tcp, udp => \&probe_udp);
# Services first, wherever they are: no probe may come too early.
my ($inside, @later) = ('');
# Linux sends a host few ICMP errors a second, and a hundred questions come at once.
sub unlimit { for (qw(ipv4/icmp_ratelimit ipv6/icmp/ratelimit)) { open(my $limit, '>', "/proc/sys/net/$_") or next; print $limit 0 } }
sub enter { my $path = shift; return if $path eq $inside; open(my $namespace, '<', $path) or die "$path: $!\n"; syscall($setns, fileno $namespace, $CLONE_NEWNET) == 0 or die "$path: $!\n"; $inside = $path; %echoes = (); unlimit() }
while (my $line = <STDIN>) {
	chomp $line;
	my ($what, @rest) = split /\t/, $line;
	if ($what eq 'enter') { enter(@rest) }
	elsif ($what eq 'listen') { my $kind = shift @rest; $listen{$kind}->(@rest) }
	else { push @later, [$inside, @rest] }
}
my $waiting;
sub turn {
	my $seconds = shift;
	my ($in, $out) = ('', '');
	vec($in, $_, 1) = 1 for keys %readers;
	vec($out, $_, 1) = 1 for keys %writers;
	return if select($in, $out, undef, $seconds) <= 0;
	for (keys %readers) { $readers{$_}[1]->() if vec($in, $_, 1) && $readers{$_} }
	for (keys %writers) { $writers{$_}[1]->() if vec($out, $_, 1) && $writers{$_} }
}
for (@later) {
	my ($path, $id, $kind, @rest) = @$_;
	enter($path);
	$probes{$id} = {};
	$probe{$kind}->($id, @rest);
	turn(0);
}
my $until = now() + $timeout;
while (grep { !$_->{done} } values %probes) {
	my $left = $until - now();
	last if $left <= 0;
	turn($left / 1000);
}
for my $id (sort { $a <=> $b } keys %probes) {
	my %probe = %{$probes{$id}};
	print join("\t", $id, $probe{got} || 'silence', map { defined $probe{$_} ? $probe{$_} : '' } qw(ttl client host)), "\n";
}
