import {type ChildProcess, spawn} from 'node:child_process'
import type {RunningLab} from '../../src/index.ts'

/** One TCP connection from a host to an echo service, over which lines are sent whenever a test wants to know whether it still stands. */
export type Stream = {
	/** What became of a line: it came back, nothing came within the time, or the connection was reset. */
	readonly say: (timeoutMs?: number) => Promise<'echo' | 'silence' | 'reset'>
	readonly end: () => void
}

/** perl: on every Debian, and no buffer between us and the socket. Prints every line that comes, then how it ended. */
const client = `
use strict; use Socket; $| = 1;
my ($address, $port) = @ARGV;
socket(my $s, PF_INET, SOCK_STREAM, 0) or die $!;
connect($s, sockaddr_in($port, inet_aton($address))) or die $!;
print "connected\\n";
while (1) {
	my $in = ''; vec($in, 0, 1) = 1; vec($in, fileno($s), 1) = 1;
	select($in, undef, undef, undef);
	if (vec($in, fileno($s), 1)) {
		my $n = sysread($s, my $data, 4096);
		if (!defined $n) { print "reset\\n"; exit }
		if ($n == 0) { print "closed\\n"; exit }
		print $data;
	}
	if (vec($in, 0, 1)) {
		sysread(STDIN, my $line, 4096) or exit;
		syswrite($s, $line);
	}
}`

export async function openStream(lab: RunningLab, from: string, address: string, port: number): Promise<Stream> {
	const child = spawn('nsenter', [`--net=${lab.namespacePath(from)}`, 'perl', '-e', client, address, String(port)], {
		stdio: ['pipe', 'pipe', 'ignore']
	})
	// One whose connection was reset has ended, and reads nothing any more.
	child.stdin.on('error', () => undefined)
	let seen = ''
	child.stdout.on('data', chunk => {
		seen += chunk
	})
	if (!(await until(child, () => seen.includes('connected'), 20_000))) {
		throw new Error(`no connection from ${from} to ${address}:${port}`)
	}
	let count = 0
	return {
		async say(timeoutMs = 1500) {
			const line = `line ${++count}`
			child.stdin.write(`${line}\n`)
			await until(child, () => seen.includes(line) || seen.includes('reset'), timeoutMs)
			return seen.includes('reset') ? 'reset' : seen.includes(line) ? 'echo' : 'silence'
		},
		end: () => child.kill('SIGKILL')
	}
}

/** Resolves to whether it came true in time; looks whenever something comes. */
const until = (child: ChildProcess, isTrue: () => boolean, timeoutMs: number): Promise<boolean> =>
	new Promise(resolve => {
		const look = () => {
			if (isTrue()) settle(true)
		}
		const timer = setTimeout(() => settle(isTrue()), timeoutMs)
		const settle = (answer: boolean) => {
			clearTimeout(timer)
			child.stdout?.off('data', look)
			resolve(answer)
		}
		child.stdout?.on('data', look)
		look()
	})
