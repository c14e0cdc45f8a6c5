/**
 * How a small Perl program hands sockets to the Node process that started it: it implements the other side of `child_process`'s own IPC channel
 * (descriptor 3), so that the parent gets each socket as the handle of a `message` event, the documented way.
 */

/**
 * Perl: `report(TEXT, HANDLE)` sends a line of JSON, with a socket if one is given. Needs `use Socket` and the number of the system call
 * `sendmsg` in `$sendmsg`.
 */
export const passesSockets = String.raw`
open(my $parent, '+<&=', 3) or die "no channel to the parent: $!\n";

sub json { my $text = shift; $text =~ s/(["\\])/\\$1/g; $text =~ s/[\x00-\x1f]/ /g; qq("$text") }

# Reads away the parent's acknowledgements: nobody needs them, and they must not fill the channel.
sub drain { vec(my $in = '', 3, 1) = 1; while (select(my $ready = $in, undef, undef, 0) > 0) { sysread($parent, my $junk, 65536) or return } }

sub report {
	my ($text, $handle) = @_;
	my $data = "$text\n";
	drain();
	return syswrite($parent, $data) unless $handle;
	my $vector = pack('P Q', $data, length $data);
	my $control = pack('Q l l l x4', 20, SOL_SOCKET, 1, fileno $handle);
	my $message = pack('Q L x4 P Q P Q l x4', 0, 0, $vector, 1, $control, length $control, 0);
	my $sent = syscall($sendmsg, 3, $message, 0);
	die "sendmsg: $!\n" if $sent < 0;
	syswrite($parent, substr($data, $sent)) if $sent < length $data;
}
`

/** System call numbers differ between processors; the layout of their arguments does not. */
export function systemCalls(): {readonly setns: number; readonly sendmsg: number} {
	switch (process.arch) {
		case 'x64':
			return {setns: 308, sendmsg: 46}
		case 'arm64':
			return {setns: 268, sendmsg: 211}
		default:
			throw new Error(`vpclab does not support ${process.arch}: it runs on x64 and arm64`)
	}
}
