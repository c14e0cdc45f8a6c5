/** System call numbers that perl has no names for. Undefined: an unknown machine architecture. */
const bpfCalls: Partial<Record<string, number>> = {x64: 321, arm64: 280}

/** Errors: throws `Error` on an architecture whose numbers are not known. */
export function bpfCall(architecture: string): number {
	const bpf = bpfCalls[architecture]
	if (bpf === undefined) {
		throw new Error(`eBPF cannot be loaded on this machine (${architecture}): its call numbers are not known`)
	}
	return bpf
}

/**
 * Perl (perl-base is on every Debian and Ubuntu) that loads eBPF programs and attaches them to links of the namespace it runs in. A filter holds
 * a reference to its program, so nothing is pinned and nothing stays behind when the link is deleted. The including script defines
 * `fail($words)`. `make_map()` gives a map's file descriptor. `hang()` attaches a program to `ingress` or `egress` of a link, replacing the filter of the same preference; `unhang()`
 * detaches it, and succeeds if there is none. `$netlink` and `$ioctl` are sockets of the target namespace.
 */
export const attachPerl = (architecture: string): string => `
my ($netlink, $ioctl);
sub ok { my ($done, $what) = @_; fail("$what: $!") unless $done }
sub open_sockets {
	($netlink, $ioctl) = ();
	ok(socket($netlink, 16, 3, 0), 'netlink socket');
	ok(socket($ioctl, 2, 2, 0), 'socket');
}
sub index_of {
	my ($name) = @_;
	my $request = pack('Z16 x24', $name);
	return ioctl($ioctl, 0x8933, $request) ? unpack('x16 l', $request) : undef;
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
sub load {
	my ($name, $program) = @_;
	my ($license, $log) = ("MIT\\0", "\\0" x 1048576);
	for my $level (0, 1) {
		my $request = pack('L L Q Q L L Q L L a16', 3, length($program) / 8, unpack('Q', pack 'P', $program),
			unpack('Q', pack 'P', $license), $level, $level ? length $log : 0, $level ? unpack('Q', pack 'P', $log) : 0, 0, 0, $name);
		my $file = syscall(${bpfCall(architecture)}, 5, $request, length $request);
		return $file if $file >= 0;
		next unless $level;
		my $why = "$!"; $log =~ s/\\0.*//s; $log =~ s/\\s*\\n\\s*/; /g; fail("eBPF: $why " . substr $log, -2000);
	}
}
sub make_map {
	my ($type, $key, $value, $entries, $flags) = @_;
	my $request = pack('L5', $type, $key, $value, $entries, $flags) . "\\0" x 52;
	my $file = syscall(${bpfCall(architecture)}, 0, $request, length $request);
	fail("eBPF map: $!") if $file < 0;
	return $file;
}
sub hang {
	my ($link, $index, $direction, $preference, $name, $program) = @_;
	my $file = load($name, $program);
	my $error = ask(36, 0x600, $index, 0xffff0000, 0xfffffff1, 0, attribute(1, "clsact\\0"));
	fail("clsact on $link: " . words($error)) unless $error == 0 || $error == 17;
	$error = ask(44, 0x400, $index, 1, $parents{$direction}, $preference << 16 | 0x0300,
		attribute(1, "bpf\\0"), attribute(2, attribute(6, pack 'L', $file) . attribute(7, "$name\\0") . attribute(8, pack 'L', 1)));
	fail("eBPF on $link: " . words($error)) unless $error == 0;
	require POSIX; POSIX::close($file);
}
sub unhang {
	my ($index, $direction, $preference) = @_;
	my $error = ask(45, 0, $index, 0, $parents{$direction}, $preference << 16);
	fail("tc filter: " . words($error)) unless $error == 0 || $error == 2 || $error == 22;
}
`
