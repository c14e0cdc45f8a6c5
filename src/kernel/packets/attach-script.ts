/** Numbers of the calls that perl does not have by name. Undefined: a machine that this does not know. */
const bpfCalls: Partial<Record<string, number>> = {x64: 321, arm64: 280}

/**
 * A perl program (perl-base is on every Debian and Ubuntu, and both backends may use it) that loads eBPF programs and hangs
 * them on links of the namespace it runs in. A filter keeps its program, so nothing is pinned and nothing stays when
 * the link goes. It reads one order a line, its fields parted by blanks:
 *
 * - `attach LINK DIRECTION PREFERENCE NAME CODE [AT LINK]…`: on `ingress` or `egress`, in place of what has that preference;
 * - `detach LINK DIRECTION PREFERENCE`: nothing there, or no link there, is as good.
 *
 * It ends at the first order that fails, with `failed <line> <words>` on its output; lines count from 0.
 */
export function attachScript(architecture: string): string {
	const bpf = bpfCalls[architecture]
	if (bpf === undefined) {
		throw new Error(`eBPF cannot be loaded on this machine (${architecture}): its call numbers are not known`)
	}
	return `use strict; use warnings;
my $line = -1;
sub fail { my ($words) = @_; print "failed $line $words\\n"; exit 1 }
sub ok { my ($done, $what) = @_; fail("$what: $!") unless $done }
ok(socket(my $netlink, 16, 3, 0), 'netlink socket');
ok(socket(my $asker, 2, 2, 0), 'socket');
sub index_of {
	my ($name) = @_;
	my $request = pack('Z16 x24', $name);
	return ioctl($asker, 0x8933, $request) ? unpack('x16 l', $request) : undef;
}
sub attribute { my ($type, $bytes) = @_; my $pad = (4 - length($bytes) % 4) % 4; return pack('S S a* x' . $pad, 4 + length $bytes, $type, $bytes) }
sub ask {
	my ($type, $flags, $index, $handle, $parent, $info, @attributes) = @_;
	my $body = pack('C x3 l L L L', 0, $index, $handle, $parent, $info) . join '', @attributes;
	ok(defined send($netlink, pack('L S S L L', 16 + length $body, $type, $flags | 5, 1, 0) . $body, 0), 'netlink send');
	ok(defined recv($netlink, my $answer, 65536, 0), 'netlink recv');
	return -unpack('x16 l', $answer);
}
sub words { my ($number) = @_; local $! = $number; return "$!" }
my %parents = (ingress => 0xfffffff2, egress => 0xfffffff3);
while (my $text = <STDIN>) {
	chomp $text; $line++;
	my ($do, $link, $direction, $preference, $name, $code, @links) = split / /, $text;
	my $index = index_of($link);
	my $info = $preference << 16 | 0x0300;
	if ($do eq 'detach') {
		next unless defined $index;
		my $error = ask(45, 0, $index, 0, $parents{$direction}, $preference << 16);
		fail("tc filter: " . words($error)) unless $error == 0 || $error == 2 || $error == 22;
		next;
	}
	fail("no link is named \\"$link\\"") unless defined $index;
	my $program = pack 'H*', $code;
	while (my ($at, $other) = splice @links, 0, 2) {
		my $number = index_of($other);
		fail("no link is named \\"$other\\"") unless defined $number;
		substr($program, $at * 8 + 4, 4) = pack 'L', $number;
	}
	my ($license, $log) = ("MIT\\0", "\\0" x 65536);
	my $request = pack('L L Q Q L L Q L L a16', 3, length($program) / 8, unpack('Q', pack 'P', $program),
		unpack('Q', pack 'P', $license), 1, length $log, unpack('Q', pack 'P', $log), 0, 0, $name);
	my $program_file = syscall(${bpf}, 5, $request, length $request);
	if ($program_file < 0) { my $why = "$!"; $log =~ s/\\0.*//s; $log =~ s/\\s*\\n\\s*/; /g; fail("eBPF: $why $log") }
	my $error = ask(36, 0x600, $index, 0xffff0000, 0xfffffff1, 0, attribute(1, "clsact\\0"));
	fail("clsact on $link: " . words($error)) unless $error == 0 || $error == 17;
	$error = ask(44, 0x400, $index, 1, $parents{$direction}, $info,
		attribute(1, "bpf\\0"), attribute(2, attribute(6, pack 'L', $program_file) . attribute(7, "$name\\0") . attribute(8, pack 'L', 1)));
	fail("eBPF on $link: " . words($error)) unless $error == 0;
	require POSIX; POSIX::close($program_file);
}
`
}
