/**
 * Isolates a command on a host of a lab from this machine. Not a security boundary: the command is root, and the kernel is this
 * machine's. It keeps a lesson from damaging the machine by accident:
 *
 * - processes: it sees and signals only its own (`kill -9 -1`);
 * - files: all read-only (`rm -rf /`), except for private and empty `/tmp`, `/var/tmp`, `/run`, `/dev/shm` and a home, which vanish with the
 * command; sockets of daemons and the state of labs, including keys, are hidden;
 * - devices: only those that store nothing, so no disks;
 * - settings: `/proc/sys/net`, which is the host's own, is writable; all others and `/sys` are not;
 * - capabilities: those below, so the command cannot undo mounts, load modules, set the clock or halt the machine.
 *
 * What a kernel or container does not permit is reported on standard error, and the command runs without it.
 */

/** The numbers of the system calls `mount` and `prctl`, which perl has no names for. */
const callsOf: Readonly<Partial<Record<string, {readonly mount: number; readonly prctl: number}>>> = {
	x64: {mount: 165, prctl: 157},
	arm64: {mount: 40, prctl: 167}
}

/** Needed by ping, tcpdump, ip, iptables, nc, a server on port 80, strace, sshd and su. By their numbers in the kernel. */
export const keptCapabilities = {
	CHOWN: 0,
	DAC_OVERRIDE: 1,
	FOWNER: 3,
	FSETID: 4,
	KILL: 5,
	SETGID: 6,
	SETUID: 7,
	SETPCAP: 8,
	NET_BIND_SERVICE: 10,
	NET_BROADCAST: 11,
	NET_ADMIN: 12,
	NET_RAW: 13,
	IPC_LOCK: 14,
	SYS_CHROOT: 18,
	SYS_PTRACE: 19
} as const

/** Debian's list of trusted authorities. */
export const trustedFile = '/etc/ssl/certs/ca-certificates.crt'

/** The home folder on a host, in its private /tmp. */
export const guestHome = '/tmp/home'

/**
 * A perl program (perl-base is on every Debian and Ubuntu). Arguments: the host's name, the folder of labs' states, the text of /etc/resolv.conf,
 * the certificate of the lab's authority or nothing, then the command. It runs in new namespaces of mounts, host names and IPC whose next child
 * is the first process of a new one of processes. That child forwards signals and reaps background processes; the first process ends as the
 * command does, by status or signal. Undefined: an architecture that it does not support.
 */
export function guestScript(architecture: string): string | undefined {
	const calls = callsOf[architecture]
	return (
		calls &&
		`use strict; use warnings; no warnings 'once', 'exec';
$0 = 'vpclab: host';
my ($hostname, $state, $resolver, $authority, @command) = @ARGV;
my ($MOUNT, $PRCTL) = (${calls.mount}, ${calls.prctl});
my ($RDONLY, $NOSUID, $NOEXEC, $REMOUNT, $BIND, $MOVE, $REC) = (1, 2, 8, 32, 4096, 8192, 16384);
my @cannot;
sub mnt {
	my ($from, $to, $type, $flags, $data) = @_;
	$data = "$data" if defined $data;
	return syscall($MOUNT, "$from", "$to", "$type", $flags, defined $data ? $data : 0) == 0;
}
sub must { my ($done, $what) = @_; return if $done; push @cannot, "$what: $!" }
sub put { my ($file, $text) = @_; open(my $to, '>', $file) or return; print $to $text; close $to }
sub bind_over { my ($path) = @_; return !-e $path || mnt($path, $path, 'none', $BIND, undef) && mnt('none', $path, 'none', $BIND | $REMOUNT | $RDONLY, undef) }

sub protect_files {
	# All file systems read-only, those below too: mount_setattr(2), since Linux 5.12; before, one by one.
	my ($root, $attributes) = ('/', pack('Q4', 1, 0, 0, 0));
	if (syscall(442, -100, $root, 0x8000, $attributes, 32) != 0) {
		my $why = "$!";
		open(my $mounts, '<', '/proc/self/mounts') or die; my @points = map { (split ' ')[1] } <$mounts>; close $mounts;
		s/\\\\(\\d{3})/chr oct $1/ge for @points;
		my $left = grep { !mnt('none', $_, 'none', $BIND | $REMOUNT | $RDONLY, undef) } @points;
		push @cannot, "file systems stay writable: $why" if $left;
	}
	my $link = readlink '/etc/resolv.conf';
	must(mnt('tmpfs', '/tmp', 'tmpfs', $NOSUID, 'mode=1777,size=256m'), '/tmp is not private');
	mkdir "/tmp/$_" for '.dev', '.var'; mkdir '${guestHome}', 0700; chmod 01777, '/tmp/.var';
	make_dev();
	must(mnt('/tmp/.var', '/var/tmp', 'none', $BIND, undef), '/var/tmp is not private') if -d '/var/tmp';
	must(mnt('tmpfs', '/run', 'tmpfs', $NOSUID, 'mode=755,size=16m'), '/run is not private');
	mkdir "/run/$_" for 'lock', 'netns';
	if (defined $link && $link =~ m{^(?:\\.\\./|/)(?:var/)?(run/.+)$}) {
		my $path = ''; my @parts = split m{/}, $1; pop @parts;
		mkdir $path .= "/$_" for @parts;
		put("/$1", $resolver);
	} elsif (-e '/etc/resolv.conf') {
		put('/run/resolv.conf', $resolver);
		must(mnt('/run/resolv.conf', '/etc/resolv.conf', 'none', $BIND, undef), '/etc/resolv.conf is that of the machine');
	}
	trust() if $authority ne '';
	must(mnt('tmpfs', $state, 'tmpfs', $RDONLY, 'size=4k'), 'the state of labs can be seen') if -d $state;
	# Of this network namespace; elsewhere the machine's own stays, read-only.
	mnt('sysfs', '/sys', 'sysfs', $RDONLY | $NOSUID | $NOEXEC, undef);
}

# Whom the machine trusts, and the lab's own authority.
sub trust {
	my $file = '${trustedFile}';
	return unless open(my $from, '<', $file);
	local $/; my $trusted = <$from>; close $from;
	put('/run/authorities', "$trusted\n$authority");
	must(mnt('/run/authorities', $file, 'none', $BIND, undef), 'services of AWS are not trusted');
}

# Devices that hold nothing.
sub make_dev {
	my $dev = '/tmp/.dev';
	my $fine = mnt('tmpfs', $dev, 'tmpfs', $NOSUID, 'mode=755,size=64m');
	for my $name ('null', 'zero', 'full', 'random', 'urandom', 'tty', 'ptmx', 'net/tun') {
		next unless -e "/dev/$name";
		mkdir "$dev/net" if $name =~ /^net/;
		put("$dev/$name", ''); $fine = mnt("/dev/$name", "$dev/$name", 'none', $BIND, undef) && $fine;
	}
	mkdir "$dev/pts"; $fine = mnt('/dev/pts', "$dev/pts", 'none', $BIND, undef) && $fine if -d '/dev/pts';
	mkdir "$dev/shm"; chmod 01777, "$dev/shm";
	symlink '/proc/self/fd', "$dev/fd"; symlink "/proc/self/fd/$$_[0]", "$dev/$$_[1]" for [0, 'stdin'], [1, 'stdout'], [2, 'stderr'];
	must($fine && mnt($dev, '/dev', 'none', $MOVE, undef), 'the devices of the machine can be written');
}

sub protect_processes {
	if (!mnt('proc', '/proc', 'proc', $NOSUID | $NOEXEC, undef)) { push @cannot, "processes of the machine can be seen: $!"; return }
	my $fine = mnt('/proc/sys', '/proc/sys', 'none', $BIND, undef) && mnt('/proc/sys/net', '/proc/sys/net', 'none', $BIND, undef)
		&& mnt('none', '/proc/sys', 'none', $BIND | $REMOUNT | $RDONLY, undef);
	$fine = bind_over("/proc/$_") && $fine for 'sysrq-trigger', 'irq', 'bus', 'fs', 'acpi', 'scsi';
	must($fine, 'settings of the kernel can be written');
}

sub drop_capabilities {
	my %kept = map { $_ => 1 } ${Object.values(keptCapabilities).join(', ')};
	for my $capability (0 .. 63) { $kept{$capability} or syscall($PRCTL, 24, $capability, 0, 0, 0) }
}

put('/proc/sys/kernel/hostname', $hostname);
protect_files();

pipe(my $reader, my $writer) or die "pipe: $!";
my $hasTerminal = open(my $terminal, '<', '/dev/tty'); close $terminal if $hasTerminal;
# What the keyboard sends everybody in front of the terminal gets; all else is passed on.
my @passedOn = ('HUP', 'TERM', 'USR1', 'USR2', $hasTerminal ? () : ('INT', 'QUIT'));
sub pass_to { my ($process) = @_; for my $signal (@passedOn) { $SIG{$signal} = sub { kill $signal, $process } } }
my $init = fork // die "fork: $!";
if ($init == 0) {
	close $reader;
	syscall($PRCTL, 1, 9, 0, 0, 0);
	protect_processes();
	print STDERR "vpclab: not protected here: $_\\n" for @cannot;
	my $command = fork // die "fork: $!";
	if ($command == 0) {
		close $writer;
		drop_capabilities();
		exec { $command[0] } @command;
		print STDERR "vpclab: $command[0]: $!\\n";
		exit($!{ENOENT} ? 127 : 126);
	}
	pass_to($command);
	$SIG{INT} = $SIG{QUIT} = 'IGNORE' if $hasTerminal;
	while ((my $ended = wait) != $command) { last if $ended < 0 && !$!{EINTR} }
	my $status = $?;
	# What it left in the background stays, until the lab is down.
	syscall($PRCTL, 1, 0, 0, 0, 0);
	syswrite $writer, pack('L', $status);
	close $writer; close $_ for *STDIN, *STDOUT, *STDERR;
	chdir '/';
	1 while wait > 0 || $!{EINTR};
	exit 0;
}
close $writer;
pass_to($init);
$SIG{INT} = $SIG{QUIT} = 'IGNORE' if $hasTerminal;
my $bytes;
until (defined sysread($reader, $bytes, 4)) { last unless $!{EINTR} }
my $status = length($bytes // '') == 4 ? unpack('L', $bytes) : 9;
my $signal = $status & 127;
if ($signal) {
	# Who called it is to see what became of the command.
	require Config;
	my $name = (split ' ', $Config::Config{sig_name})[$signal];
	$SIG{$name} = 'DEFAULT'; kill $name, $$;
	exit 128 + $signal;
}
exit $status >> 8;
`
	)
}
