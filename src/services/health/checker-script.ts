/**
 * Checks targets from inside a node's namespace. In Perl, since every Debian has it (perl-base is essential), and in its own process
 * so that checks continue while the agent is busy or does not run. It has no TLS: checks by HTTPS are curl's.
 *
 * In its folder: `checks`, one line per check, fields separated by tabs: key, address, port, `TCP`, `HTTP` or `HTTPS`, seconds of the interval
 * and the timeout, path, statuses (`200-399,418-418`), whether a header of the PROXY protocol comes first; read again on SIGHUP. `outcomes`, replaced as a whole when something in it changes: key,
 * `ok` or the error, and how often in a row, up to 10.
 */
export const checkerScript = String.raw`
use strict;
use Socket qw(:DEFAULT inet_pton pack_sockaddr_in6 SOCK_NONBLOCK);
use Errno qw(EINPROGRESS EINTR);
use Time::HiRes qw(time);

my (%checks, %outcomes, %running);
my ($reread, $changed) = (1, 1);
# The header of a connection that has no client: version 2, command LOCAL.
my $local = pack 'H*', '0d0a0d0a000d0a515549540a20000000';
$SIG{HUP} = sub { $reread = 1 };
$SIG{PIPE} = 'IGNORE';

sub take {
	open(my $file, '<', 'checks') or die "checks: $!\n";
	my %old = %checks;
	%checks = ();
	while (my $line = <$file>) {
		chomp $line;
		my ($key, $address, $port, $protocol, $interval, $timeout, $path, $matcher, $proxy) = split /\t/, $line;
		my $due = $old{$key} && $old{$key}{line} eq $line ? $old{$key}{due} : time;
		$checks{$key} = {line => $line, address => $address, port => $port, protocol => $protocol,
			interval => $interval, timeout => $timeout, path => $path, matcher => $matcher, proxy => $proxy, due => $due};
	}
	for my $key (keys %running) { forget($key) if !$checks{$key} || $checks{$key}{line} ne $old{$key}{line} }
	for my $key (keys %outcomes) { delete $outcomes{$key} if !$checks{$key} }
	$changed = 1;
}

# A program is killed first, since closing its pipe waits for it.
sub forget {
	my $one = delete $running{$_[0]} or return;
	kill 'KILL', $one->{pid} if $one->{pid};
}

sub ended {
	my ($key, $result) = @_;
	forget($key);
	my $before = $outcomes{$key};
	my $same = $before && (($before->[0] eq 'ok') == ($result eq 'ok'));
	my $streak = $same ? ($before->[1] < 10 ? $before->[1] + 1 : 10) : 1;
	return if $before && $before->[0] eq $result && $before->[1] == $streak;
	$outcomes{$key} = [$result, $streak];
	$changed = 1;
}

sub begin {
	my ($key) = @_;
	my $check = $checks{$key};
	$check->{due} += $check->{interval};
	$check->{due} = time + $check->{interval} if $check->{due} < time;
	return by_program($key) if $check->{protocol} eq 'HTTPS';
	my $socket;
	my $domain = $check->{address} =~ /:/ ? AF_INET6 : AF_INET;
	socket($socket, $domain, SOCK_STREAM | SOCK_NONBLOCK, 0) or return ended($key, "no socket: $!");
	$running{$key} = {socket => $socket, deadline => time + $check->{timeout}, state => 'connecting', text => ''};
	my $address = inet_pton($domain, $check->{address});
	connect($socket, $domain == AF_INET6 ? pack_sockaddr_in6($check->{port}, $address) : pack_sockaddr_in($check->{port}, $address)) or $! == EINPROGRESS or ended($key, lc "$!");
}

sub url { my ($check) = @_; return ($check->{address} =~ /:/ ? "[$check->{address}]" : $check->{address}) . ":$check->{port}" }

# Like AWS, does not verify the certificate.
sub by_program {
	my ($key) = @_;
	my $check = $checks{$key};
	my $pid = open(my $pipe, '-|', 'curl', '-q', '-k', '-s', '-g', '-o', '/dev/null', '-A', 'ELB-HealthChecker/2.0',
		'-w', '%{http_code} %{errormsg}', '--max-time', $check->{timeout}, 'https://' . url($check) . $check->{path})
		or return ended($key, "no curl: $!");
	$running{$key} = {socket => $pipe, pid => $pid, deadline => time + $check->{timeout} + 1, state => 'waiting', text => ''};
}

sub writable {
	my ($key) = @_;
	my ($one, $check) = ($running{$key}, $checks{$key});
	my $error = unpack 'i', getsockopt($one->{socket}, SOL_SOCKET, SO_ERROR);
	if ($error) { local $! = $error; return ended($key, lc "$!") }
	syswrite($one->{socket}, $local) if $check->{proxy};
	return ended($key, 'ok') if $check->{protocol} eq 'TCP';
	my $host = url($check);
	my $request = "GET $check->{path} HTTP/1.1\r\nHost: $host\r\nUser-Agent: ELB-HealthChecker/2.0\r\nAccept-Encoding: gzip, compressed\r\nConnection: close\r\n\r\n";
	syswrite($one->{socket}, $request) or return ended($key, lc "$!");
	$one->{state} = 'waiting';
}

sub readable {
	my ($key) = @_;
	my ($one, $check) = ($running{$key}, $checks{$key});
	my $count = sysread($one->{socket}, $one->{text}, 4096, length $one->{text});
	return if !defined $count && $!{EAGAIN};
	return ended($key, lc "$!") if !defined $count;
	if ($one->{pid}) {
		return if $count > 0;
		return ended($key, $1 =~ /timed out/i ? 'request timed out' : lc $1) if $one->{text} =~ /^000 ?(.*)/;
	}
	if ($one->{text} =~ ($one->{pid} ? qr/^(\d{3}) / : qr/^HTTP\/1\.[01] (\d{3})\b/)) {
		my $status = $1;
		for (split /,/, $check->{matcher}) { my ($from, $to) = split /-/; return ended($key, 'ok') if $from <= $status && $status <= $to }
		return ended($key, "health checks failed with these codes: [$status]");
	}
	ended($key, 'no answer of HTTP') if $count == 0 || length $one->{text} > 4096;
}

sub publish {
	open(my $file, '>', 'outcomes.new') or die "outcomes: $!\n";
	print $file map { "$_\t$outcomes{$_}[0]\t$outcomes{$_}[1]\n" } sort keys %outcomes;
	close $file;
	rename 'outcomes.new', 'outcomes' or die "outcomes: $!\n";
	$changed = 0;
}

while (1) {
	if ($reread) { $reread = 0; take() }
	my $now = time;
	for my $key (keys %running) { ended($key, 'request timed out') if $running{$key} && $running{$key}{deadline} <= $now }
	for my $key (keys %checks) { begin($key) if $checks{$key}{due} <= $now && !$running{$key} }
	publish() if $changed;
	my $next = $now + 3600;
	my ($in, $out) = ('', '');
	for my $key (keys %checks) {
		my $at = $running{$key} ? $running{$key}{deadline} : $checks{$key}{due};
		$next = $at if $at < $next;
		next if !$running{$key};
		vec($running{$key}{state} eq 'connecting' ? $out : $in, fileno $running{$key}{socket}, 1) = 1;
	}
	my $wait = $next - time;
	my $found = select($in, $out, undef, $wait > 0 ? $wait : 0);
	next if $found < 1;
	for my $key (keys %running) {
		my $one = $running{$key} or next;
		my $number = fileno $one->{socket};
		if ($one->{state} eq 'connecting') { writable($key) if vec($out, $number, 1) }
		elsif (vec($in, $number, 1)) { readable($key) }
	}
}
`
