import {spawn} from 'node:child_process'
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import test from 'ava'
import {execa} from 'execa'
import {smallLab} from '../life/small-lab.ts'
import {main, useVpclab} from '../life/vpclab.ts'
import {until} from '../services/net.ts'

// What a command on a host can do, and what it cannot do to this machine.

const {root, work, run, attempt} = useVpclab(test, 'guest')
const sh = (script: string, host = 'web') => attempt('exec', 'guest', host, '--', 'sh', '-c', script)

test.before(async () => {
	writeFileSync(`${work}/lab.json`, JSON.stringify({...smallLab, name: 'guest'}))
	await run('up', `${work}/lab.json`)
})

test.serial('it sees its own processes alone, and can signal no other', async t => {
	const bystander = spawn('sleep', ['600'])
	t.teardown(() => bystander.kill('SIGKILL'))
	const {stdout} = await sh('echo /proc/[0-9]*; kill -9 -1; echo still here')
	t.regex(stdout, /^\/proc\/1 \/proc\/2\n/)
	t.true((await sh(`kill -9 ${bystander.pid} ${process.pid} || echo none`)).stdout.includes('none'))
	t.is(bystander.exitCode ?? bystander.signalCode, null)
})

test.serial('it writes nothing of this machine: files, settings, disks; rm -rf takes its own things alone', async t => {
	const file = `${work}/precious`
	writeFileSync(file, 'kept')
	const other = `/var/lib/vpclab-guest-${process.pid}`
	writeFileSync(other, 'kept')
	t.teardown(() => rmSync(other, {force: true}))
	const {stderr} = await sh(
		`rm -rf --no-preserve-root ${work} ${root} ${other} /var/lib/vpclab-none /tmp/* /run/*; echo x > ${other}`
	)
	t.regex(stderr, /Read-only file system/)
	t.is(readFileSync(file, 'utf8'), 'kept')
	t.is(readFileSync(other, 'utf8'), 'kept')
	t.true(existsSync(`${root}/guest/state.json`))
	const before = readFileSync('/proc/sys/kernel/panic', 'utf8')
	for (const [path, value] of [
		['/proc/sys/kernel/panic', '77'],
		['/proc/sys/vm/drop_caches', '1'],
		['/proc/sysrq-trigger', 'h'],
		['/sys/kernel/mm/transparent_hugepage/enabled', 'never'],
		['/etc/resolv.conf.new', 'x']
	]) {
		t.not((await sh(`echo ${value} > ${path}`)).exitCode, 0, path)
	}
	t.is(readFileSync('/proc/sys/kernel/panic', 'utf8'), before)
	t.regex(
		(await sh('ls /dev')).stdout,
		/^fd\nfull\n(net\n)?null\nptmx\npts\nrandom\nshm\nstderr\nstdin\nstdout\ntty\nurandom\nzero\n$/
	)
	for (const command of [
		'mount -o remount,rw /',
		'mount -o remount,rw /proc/sys',
		'umount /proc',
		'mknod /tmp/disk b 254 0',
		'chroot /proc/1/root umount /tmp'
	]) {
		t.not((await sh(command)).exitCode, 0, command)
	}
})

test.serial(
	'the state of labs and the sockets of daemons are out of sight, and /tmp, home and resolv.conf are its own',
	async t => {
		t.is((await sh(`cat ${root}/guest/state.json || ls -A ${root}`)).stdout, '')
		t.is((await sh('ls -A /run')).stdout.replace('resolv.conf\n', ''), 'lock\nnetns\n')
		const {stdout, exitCode} = await sh(
			'cd && pwd && echo mine > ~/x && cat ~/x && echo y > /tmp/y && ls /tmp && grep -c ^nameserver /etc/resolv.conf'
		)
		t.is(stdout, '/tmp/home\nmine\nhome\ny\n1\n')
		t.is(exitCode, 0)
		t.is((await sh('cat ~/x /tmp/y')).stdout, '', 'it goes with the command')
	}
)

test.serial(
	'what a lesson of networks does works: ping, tcpdump, traceroute, ip, iptables, sysctl, a server on port 80',
	async t => {
		const {exitCode, stdout, stderr} = await sh(`set -e
ping -c 1 -W 5 203.0.113.10 > /dev/null
curl -s --max-time 5 http://198.51.100.80/ > /dev/null
ip route add 192.0.2.0/24 dev eth0 && ip route show 192.0.2.0/24 && ip route del 192.0.2.0/24
ip rule add from 192.0.2.1 table 77 && ip rule del from 192.0.2.1 table 77
iptables -A INPUT -s 192.0.2.9 -j DROP && iptables -D INPUT -s 192.0.2.9 -j DROP
echo 1 > /proc/sys/net/ipv4/ip_forward && echo 0 > /proc/sys/net/ipv4/ip_forward
timeout 20 tcpdump -c 1 -w /tmp/x.pcap -i eth0 icmp 2> /tmp/said & sleep 1
for n in 1 2 3 4 5; do ping -c 1 -W 2 203.0.113.10 > /dev/null || true; done
wait
test -s /tmp/x.pcap
perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(LocalPort => 81, Listen => 1) or die; print "served\\n"'
echo done`)
		t.is(exitCode, 0, stderr)
		t.regex(stdout, /served\ndone\n$/)
		if (existsSync('/usr/bin/traceroute') || existsSync('/usr/sbin/traceroute')) {
			t.is((await sh('traceroute -n -m 3 -w 1 203.0.113.10')).exitCode, 0)
		}
	}
)

test.serial('its end is the command’s: status, signal, and 127 for what is not there', async t => {
	t.is((await sh('exit 7')).exitCode, 7)
	const missing = await attempt('exec', 'guest', 'web', '--', 'no-such-program')
	t.is(missing.exitCode, 127)
	t.is(missing.stderr, 'vpclab: no-such-program: No such file or directory\n')
	const killed = await execa(process.execPath, [main, 'exec', 'guest', 'web', '--', 'sh', '-c', 'kill -SEGV $$'], {reject: false})
	t.is(killed.signal, 'SIGSEGV')
})

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1'] as const) {
	test.serial(`${signal} reaches the command, which may do with it what it likes`, async t => {
		const running = execa(
			process.execPath,
			[
				main,
				'exec',
				'guest',
				'web',
				'--',
				'perl',
				'-e',
				`$SIG{${signal.slice(3)}} = sub { print "got it\\n"; exit 9 }; $| = 1; print "ready\\n"; sleep 60`
			],
			{reject: false, detached: true}
		)
		let said = ''
		running.stdout.on('data', data => {
			said += data
		})
		await until(
			'the command runs',
			async () => said.includes('ready'),
			ready => ready
		)
		running.kill(signal)
		const {exitCode, stdout} = await running
		t.is(exitCode, 9)
		t.is(stdout, 'ready\ngot it')
	})
}

test.serial(
	'killed, it takes all that it began with it; what it left in the background when it ended stays until the lab is down',
	async t => {
		const mark = `marked-${process.pid}`
		const alive = async () => (await execa('pgrep', ['-f', mark], {reject: false})).stdout !== ''
		const running = execa(process.execPath, [main, 'exec', 'guest', 'web', '--', 'sh', '-c', `sleep 600; : ${mark}`], {
			reject: false
		})
		await until('it runs', alive, yes => yes)
		running.kill('SIGKILL')
		await running
		await until('nothing of it is left', alive, yes => !yes)
		await sh(`perl -e '$0 = "${mark}"; close STDOUT; close STDERR; sleep 600' < /dev/null > /dev/null 2>&1 &`)
		t.true(await alive())
		await run('down', 'guest')
		await until('it went with the lab', alive, yes => !yes)
		await run('up', `${work}/lab.json`)
	}
)

test.serial('a shell on a terminal has job control, and Ctrl-C ends what runs in front of it', async t => {
	const typed = spawn('script', ['-qec', `${process.execPath} ${main} shell guest web`, '/dev/null'], {
		env: {...process.env, TERM: 'dumb', NODE_NO_WARNINGS: '1'}
	})
	t.teardown(() => typed.kill('SIGKILL'))
	const ended = new Promise(resolve => typed.once('close', resolve))
	let said = ''
	typed.stdout.on('data', data => {
		said += data
	})
	const sees = (pattern: RegExp) =>
		until(
			String(pattern),
			async () => pattern.test(said),
			yes => yes
		)
	await sees(/\[web of guest\]/)
	typed.stdin.write("sh -c 'echo begun; exec sleep 300'\n")
	await sees(/^begun\r?$/m)
	typed.stdin.write('\u0003')
	typed.stdin.write('echo "status $?"; sleep 200 &\njobs; kill %1; wait; echo "over $(hostname)"; exit 5\n')
	await sees(/status 130\r?\n/)
	await sees(/\[1\]\+? +Running +sleep 200/)
	await sees(/over web/)
	t.notRegex(said, /no job control|cannot set terminal process group/)
	t.is(await ended, 5)
})
