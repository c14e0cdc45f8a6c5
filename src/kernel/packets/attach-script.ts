import {attachPerl} from '../../ebpf/attach-perl.ts'

/**
 * A perl program that loads eBPF programs and attaches them to links of the namespace it runs in. It reads one command per line, with fields
 * separated by spaces:
 *
 * - `attach LINK DIRECTION PREFERENCE NAME CODE [AT LINK]…`: to `ingress` or `egress`, replacing the program with that preference;
 * - `detach LINK DIRECTION PREFERENCE`: also succeeds if there is no such program or link.
 *
 * It stops at the first command that fails, printing `failed <line> <words>`; lines count from 0.
 */
export const attachScript = (architecture: string): string => `use strict; use warnings;
my $line = -1;
sub fail { my ($words) = @_; print "failed $line $words\\n"; exit 1 }
${attachPerl(architecture)}
open_sockets();
while (my $text = <STDIN>) {
	chomp $text; $line++;
	my ($do, $link, $direction, $preference, $name, $code, @links) = split / /, $text;
	my $index = index_of($link);
	if ($do eq 'detach') {
		unhang($index, $direction, $preference) if defined $index;
		next;
	}
	fail("no link is named \\"$link\\"") unless defined $index;
	my $program = pack 'H*', $code;
	while (my ($at, $other) = splice @links, 0, 2) {
		my $number = index_of($other);
		fail("no link is named \\"$other\\"") unless defined $number;
		substr($program, $at * 8 + 4, 4) = pack 'L', $number;
	}
	hang($link, $index, $direction, $preference, $name, $program);
}
`
