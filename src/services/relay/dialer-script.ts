/**
 * Makes sockets that are bound to addresses of others, which Node cannot, and hands each to the Node process that started it: connections from
 * a client's own address and port (NLB-3). Their answers reach the namespace by a route of its own.
 *
 * Argument: number of the system call `sendmsg`. Input: one line per socket, fields separated by tabs: id, family, address, port.
 */
import {passesSockets} from '../socket-passing.ts'

export const dialerScript = String.raw`
use strict;
use Socket qw(:DEFAULT inet_pton pack_sockaddr_in6 SOCK_NONBLOCK);

my ($sendmsg) = map { int } @ARGV;
${passesSockets}
sub bound {
	my ($family, $address, $port) = @_;
	my $domain = $family == 6 ? AF_INET6 : AF_INET;
	# IPV6_TRANSPARENT, IP_TRANSPARENT.
	my @transparent = $family == 6 ? (41, 75) : (0, 19);
	my $socket;
	socket($socket, $domain, SOCK_STREAM | SOCK_NONBLOCK, 0) or return;
	setsockopt($socket, $transparent[0], $transparent[1], 1) or return;
	setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1) or return;
	my $packed = inet_pton($domain, $address);
	bind($socket, $family == 6 ? pack_sockaddr_in6($port, $packed) : pack_sockaddr_in($port, $packed)) or return;
	return $socket;
}

while (my $line = <STDIN>) {
	chomp $line;
	my ($id, @place) = split /\t/, $line;
	my $socket = bound(@place);
	if ($socket) { report(sprintf('{"cmd":"NODE_HANDLE","type":"net.Native","msg":{"id":%d}}', $id), $socket) }
	else { report(sprintf('{"id":%d,"problem":%s}', $id, json("$!"))) }
}
`
