import test from 'ava'
import {type Recording, readRecording} from '../../src/replay/recordings.ts'

function read(file: string, text: string): string | readonly Partial<Recording>[] {
	const recordings = readRecording({file: `show/10.0.0.1/${file}`, text})
	return typeof recordings === 'string' ? recordings : recordings.map(({file: _, source: __, ...rest}) => rest)
}

const answer = (destination: string, ttl: number) => [{destination, kind: 'ping', verdict: 'answer', ttl}]
const silence = (destination: string) => [{destination, kind: 'ping', verdict: 'silence'}]
const tcp = (destination: string, port: number, verdict: string) => [{destination, kind: 'tcp', port, verdict}]

test('the folder is the source, the file name the probe', t => {
	const text =
		'PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.\n\n--- 10.0.0.2 ping statistics ---\n1 packets transmitted, 0 received, 100% packet loss, time 0ms\n'
	t.deepEqual(readRecording({file: '/data/net/show/10.0.0.1/ping_10.0.0.2_-c_1.txt', text}) as unknown, [
		{
			file: '/data/net/show/10.0.0.1/ping_10.0.0.2_-c_1.txt',
			source: '10.0.0.1',
			destination: '10.0.0.2',
			kind: 'ping',
			verdict: 'silence'
		}
	])
	t.is(readRecording({file: 'show/router/ping_10.0.0.2_-c_1.txt', text}), '"router" is not an address of a source')
	t.is(read('traceroute_10.0.0.2.txt', text), 'neither a ping nor an nmap, by its name')
	t.deepEqual(read('ping_10.0.0.2.txt', text), silence('10.0.0.2'))
	t.deepEqual(read('ping_10.0.0.2_-c_1', text), silence('10.0.0.2'))
})

test('ping of Linux', t => {
	const replied = `PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.
64 bytes from 10.0.0.2: icmp_seq=1 ttl=255 time=0.372 ms

--- 10.0.0.2 ping statistics ---
1 packets transmitted, 1 received, 0% packet loss, time 0ms
rtt min/avg/max/mdev = 0.372/0.372/0.372/0.000 ms`
	t.deepEqual(read('ping_10.0.0.2_-c_1.txt', replied), answer('10.0.0.2', 255))
	t.deepEqual(read('ping_10.0.0.2_-c_1.txt', replied.replaceAll('\n', '\r\n')), answer('10.0.0.2', 255))
	t.deepEqual(
		read(
			'ping_web.example.com_-c_1.txt',
			replied.replaceAll('10.0.0.2 (', 'web.example.com (').replace('from 10.0.0.2', 'from web.example.com (10.0.0.2)')
		),
		answer('10.0.0.2', 255)
	)
	t.deepEqual(
		read(
			'ping_10.0.0.2_-c_3.txt',
			'PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.\n64 bytes from 10.0.0.2: icmp_seq=3 ttl=63 time=1 ms\n\n--- 10.0.0.2 ping statistics ---\n3 packets transmitted, 1 received, 66% packet loss, time 2003ms\n'
		),
		answer('10.0.0.2', 63)
	)
	t.deepEqual(
		read(
			'ping_2001:db8::2_-c_1.txt',
			'PING 2001:db8::2(2001:db8::2) 56 data bytes\n64 bytes from 2001:db8::2: icmp_seq=1 ttl=63 time=1.5 ms\n\n--- 2001:db8::2 ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss\n'
		),
		answer('2001:db8::2', 63)
	)
})

test('ping of BSD and macOS, busybox, and ping6', t => {
	t.deepEqual(
		read(
			'ping_3.22.74.215_-c_1.txt',
			'PING 3.22.74.215 (3.22.74.215): 56 data bytes\n64 bytes from 3.22.74.215: icmp_seq=0 ttl=231 time=91.330 ms\n\n--- 3.22.74.215 ping statistics ---\n1 packets transmitted, 1 packets received, 0.0% packet loss\nround-trip min/avg/max/stddev = 91.330/91.330/91.330/0.000 ms|'
		),
		answer('3.22.74.215', 231)
	)
	t.deepEqual(
		read(
			'ping_3.22.74.215_-c_1.txt',
			'PING 3.22.74.215 (3.22.74.215): 56 data bytes\n\n--- 3.22.74.215 ping statistics ---\n1 packets transmitted, 0 packets received, 100.0% packet loss\n'
		),
		silence('3.22.74.215')
	)
	t.deepEqual(
		read(
			'ping_10.0.0.2_-c_1.txt',
			'PING 10.0.0.2 (10.0.0.2): 56 data bytes\n64 bytes from 10.0.0.2: seq=0 ttl=64 time=0.1 ms\n\n--- 10.0.0.2 ping statistics ---\n1 packets transmitted, 1 packets received, 0% packet loss\n'
		),
		answer('10.0.0.2', 64)
	)
	t.deepEqual(
		read(
			'ping6_2001:db8::2.txt',
			'PING6(56=40+8+8 bytes) 2001:db8::1 --> 2001:db8::2\n16 bytes from 2001:db8::2, icmp_seq=0 hlim=62 time=1.2 ms\n\n--- 2001:db8::2 ping6 statistics ---\n1 packets transmitted, 1 packets received, 0.0% packet loss\n'
		),
		answer('2001:db8::2', 62)
	)
})

test('somebody who says by ICMP that it does not go on is not silence', t => {
	t.deepEqual(
		read(
			'ping_10.0.0.2_-c_1.txt',
			'PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.\nFrom 10.0.0.1 icmp_seq=1 Destination Host Unreachable\n\n--- 10.0.0.2 ping statistics ---\n1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms\n'
		),
		[{destination: '10.0.0.2', kind: 'ping', verdict: 'unreachable'}]
	)
})

test('a ping that is cut off, could not be sent or contradicts itself is not usable', t => {
	const head = 'PING 10.0.0.2 (10.0.0.2) 56(84) bytes of data.\n'
	t.is(read('ping_10.0.0.2_-c_1.txt', ''), 'empty')
	t.is(read('ping_10.0.0.2_-c_1.txt', head), 'cut off before its statistics')
	t.is(read('ping_10.0.0.2_-c_1.txt', `${head}\n--- 10.0.0.2 ping stat`), 'cut off before its statistics')
	t.is(read('ping_10.0.0.2_-c_1.txt', `${head}64 bytes from 10.0.0.2: icmp_seq=1 ttl=25`), 'the answer is cut off before its TTL')
	t.is(
		read('ping_10.0.0.2_-c_1.txt', `${head}ping: sendmsg: Operation not permitted\n`),
		'ping could not send: sendmsg: Operation not permitted'
	)
	t.is(
		read('ping_10.0.0.2_-c_1.txt', 'ping: web: Name or service not known\n'),
		'ping could not send: web: Name or service not known'
	)
	t.is(
		read('ping_10.0.0.2_-c_1.txt', `${head}\n1 packets transmitted, 1 received, 0% packet loss, time 0ms\n`),
		'it counts an answer that it does not show'
	)
	t.is(
		read('ping_10.0.0.3_-c_1.txt', `${head}\n1 packets transmitted, 0 received, 100% packet loss\n`),
		'its name has 10.0.0.3, its text 10.0.0.2'
	)
	t.is(
		read('ping_web_-c_1.txt', '1 packets transmitted, 0 received, 100% packet loss\n'),
		'neither its name nor its text has its destination address'
	)
	t.deepEqual(
		read('ping_10.0.0.2_-c_1.txt', `${head}64 bytes from 10.0.0.2: icmp_seq=1 ttl=255 ti`),
		answer('10.0.0.2', 255),
		'the TTL is whole'
	)
})

const nmap = (port: string, more = '') => `
Starting Nmap 6.40 ( http://nmap.org ) at 2020-08-03 15:41 UTC
Nmap scan report for ip-10-0-0-2.ec2.internal (10.0.0.2)
Host is up (0.00033s latency).${more}
PORT   STATE SERVICE
${port}

Nmap done: 1 IP address (1 host up) scanned in 0.04 seconds`

test('nmap: open, closed, filtered', t => {
	const file = 'nmap_10.0.0.2_-p_22_-Pn.txt'
	t.deepEqual(read(file, nmap('22/tcp open  ssh')), tcp('10.0.0.2', 22, 'answer'))
	t.deepEqual(read(file, nmap('22/tcp closed ssh')), tcp('10.0.0.2', 22, 'rst'))
	t.deepEqual(read(file, nmap('22/tcp filtered ssh')), tcp('10.0.0.2', 22, 'silence'))
	t.deepEqual(read(file, nmap('22/tcp open  ssh     syn-ack ttl 255')), tcp('10.0.0.2', 22, 'answer'))
	t.deepEqual(read(file, nmap('22/tcp filtered ssh     host-unreach from 10.0.0.1 ttl 64')), tcp('10.0.0.2', 22, 'unreachable'))
	t.deepEqual(read(file, nmap('22/tcp open  ssh\n80/tcp closed http\n53/udp open domain')), [
		...tcp('10.0.0.2', 22, 'answer'),
		...tcp('10.0.0.2', 80, 'rst')
	])
})

test('nmap of other versions', t => {
	t.deepEqual(
		read(
			'nmap_52.202.212.4_-p_22_-Pn.txt',
			'Starting Nmap 7.80 ( https://nmap.org ) at 2020-05-06 15:49 PDT\nNmap scan report for ec2-52-202-212-4.compute-1.amazonaws.com (52.202.212.4)\nHost is up (0.090s latency).\n\nPORT   STATE SERVICE\n22/tcp open  ssh\n\nNmap done: 1 IP address (1 host up) scanned in 0.14 seconds|'
		),
		tcp('52.202.212.4', 22, 'answer')
	)
	t.deepEqual(
		read(
			'nmap_10.0.0.2_-p_22.txt',
			'Starting Nmap 4.11 ( http://www.insecure.org/nmap/ ) at 2010-01-01\nInteresting ports on 10.0.0.2:\nPORT   STATE    SERVICE\n22/tcp filtered ssh\n\nNmap finished: 1 IP address (1 host up) scanned in 12 seconds\n'
		),
		tcp('10.0.0.2', 22, 'silence')
	)
	t.deepEqual(
		read(
			'nmap_10.0.0.2_-p_443_-Pn.txt',
			'Nmap scan report for 10.0.0.2\nHost is up, received user-set.\nPORT    STATE SERVICE REASON\n443/tcp open  https   syn-ack\n\nNmap done: 1 IP address\n'
		),
		tcp('10.0.0.2', 443, 'answer')
	)
})

test('an nmap that is cut off or says nothing certain is not usable', t => {
	const file = 'nmap_10.0.0.2_-p_22_-Pn.txt'
	const whole = nmap('22/tcp open  ssh')
	t.is(read(file, ' \n'), 'empty')
	t.is(read(file, whole.slice(0, whole.indexOf('PORT'))), 'cut off before its ports')
	t.is(read(file, whole.slice(0, whole.indexOf('22/tcp') + 14)), 'cut off before its ports')
	t.deepEqual(read(file, whole.slice(0, whole.indexOf('\n\nNmap done') + 1)), tcp('10.0.0.2', 22, 'answer'))
	t.is(read(file, nmap('22/tcp unfiltered ssh')), '"unfiltered" is neither open nor closed nor filtered')
	t.is(
		read(
			file,
			'Starting Nmap\nNote: Host seems down. If it is really up, but blocking our ping probes, try -Pn\nNmap done: 1 IP address (0 hosts up) scanned in 2.0 seconds\n'
		),
		'nmap took the host for down and tried no port (-Pn was not given)'
	)
	t.is(read(file, nmap('22/udp open ssh')), 'it shows no TCP port')
	t.is(read('nmap_10.0.0.9_-p_22_-Pn.txt', whole), 'its name has 10.0.0.9, its text 10.0.0.2')
	t.is(
		read(file, `${whole}${nmap('22/tcp open ssh').replaceAll('10.0.0.2', '10.0.0.3')}`),
		'it scanned several hosts: 10.0.0.2, 10.0.0.3'
	)
})

test('a line of 150 kB is read in no time, however it is made', t => {
	const long = (text: string) => text.repeat(150_000 / text.length)
	const texts = [' (', 'a', ' is ', ' (a) is ', ')', ' are', ':'].flatMap(text => [
		`Nmap scan report for ${long(text)}\n`,
		`All 1 scanned ports on ${long(text)}\n`
	])
	const pings = ['(', '--> ', '-->x y', ' ', ' ttl=', ' ttl=1', '1', 'From ', ':a'].flatMap(text => [
		`PING ${long(text)}\n`,
		`PING6(${long(text)}\n`,
		`64 bytes from ${long(text)}\n`,
		`${long(text)} packets transmitted\n`
	])
	const begin = performance.now()
	for (const text of texts) readRecording({file: '10.0.0.1/nmap_10.0.0.2_-p_80_-Pn.txt', text})
	for (const text of pings) readRecording({file: '10.0.0.1/ping_10.0.0.2_-c_1.txt', text})
	// Where time grows with the square of the length, one of these alone takes minutes.
	t.true(performance.now() - begin < 30_000)
})
