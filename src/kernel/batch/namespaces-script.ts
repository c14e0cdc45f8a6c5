import type {NamespaceName} from '../../net/names.ts'

/**
 * Numbers of the system calls `unshare`, `setns` and `mount`, which neither Node nor perl have by name. Undefined: an architecture that this
 * backend does not support.
 */
const callsOf: Partial<Record<string, {unshare: number; setns: number; mount: number}>> = {
	x64: {unshare: 272, setns: 308, mount: 165},
	arm64: {unshare: 97, setns: 268, mount: 40}
}

/**
 * A perl program (perl-base is on every Debian and Ubuntu) that makes all namespaces of a list and sets their sysctls in one process. It reads
 * one instruction per line, with fields separated by NUL:
 *
 * - `new`, path: makes a namespace, brings `lo` up, mounts it on the file, and stays in it;
 * - `enter`, path: enters it;
 * - `set`, file, value: writes a sysctl.
 *
 * It stops at the first one that fails, printing `failed <line> <words>`; lines count from 0. A namespace is complete before it gets its name, so
 * one that has a name is complete.
 */
export function namespacesScript(architecture: string): string {
	const calls = callsOf[architecture]
	if (!calls) throw new Error(`the batch backend does not support ${architecture}: use netlink`)
	return `use strict; use warnings;
my $line = -1;
sub ok { my ($done, $what) = @_; return if $done; print "failed $line $what: $!\\n"; exit 1 }
$/ = "\\n"; binmode STDIN;
while (my $text = <STDIN>) {
	chomp $text; $line++;
	my ($do, $path, $value) = split /\\0/, $text, -1;
	if ($do eq 'new') {
		ok(open(my $file, '>>', $path), "open $path"); close $file; chmod 0600, $path;
		ok(syscall(${calls.unshare}, ${0x4000_0000}) == 0, 'unshare');
		ok(socket(my $socket, 2, 2, 0), 'socket');
		my $up = pack('Z16 s x22', 'lo', 1);
		ok(ioctl($socket, 0x8914, $up), 'lo up'); close $socket;
		my ($here, $type) = ('/proc/self/ns/net', 'none');
		ok(syscall(${calls.mount}, $here, $path, $type, ${0x1000}, 0) == 0, 'mount');
	} elsif ($do eq 'enter') {
		ok(open(my $file, '<', $path), "open $path");
		ok(syscall(${calls.setns}, fileno($file), ${0x4000_0000}) == 0, 'setns'); close $file;
	} else {
		ok(open(my $file, '>', $path), "open $path");
		ok(defined syswrite($file, $value), "write $path"); close $file;
	}
}
`
}

export type Instruction =
	| {readonly do: 'new' | 'enter'; readonly namespace: NamespaceName}
	| {readonly do: 'set'; readonly file: string; readonly value: string}

/** The program's input. */
export const renderInstructions = (instructions: readonly Instruction[], pathOf: (namespace: NamespaceName) => string): string =>
	instructions
		.map(one =>
			(one.do === 'set' ? [one.do, one.file, one.value.replaceAll('\n', ' ')] : [one.do, pathOf(one.namespace)]).join('\0')
		)
		.map(line => `${line}\n`)
		.join('')

/** Which instruction failed, and why; undefined if none did. */
export function readFailure(stdout: string): {readonly line: number; readonly words: string} | undefined {
	const [, line, words] = /^failed (\d+) (.*)$/m.exec(stdout) ?? []
	return line === undefined || words === undefined ? undefined : {line: Number(line), words}
}
