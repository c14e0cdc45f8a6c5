import test from 'ava'
import {frrConfFaults, frrConfOmissions, withoutOmissions} from '../../src/device/frr-conf.ts'

const messages = (text: string) => frrConfFaults(text).map(({line, message}) => `${line}: ${message}`)

const whole = `frr version 8.4.4
frr defaults traditional
hostname cgw1
password zebra
service integrated-vtysh-config
no ipv6 forwarding
!
ip route 192.168.0.0/16 Null0
ip route 10.77.0.0/16 169.254.117.185 200
ipv6 route 2001:db8:9::/48 blackhole
debug bgp updates
interface lan
 description the LAN
 ip address 192.168.0.1/24
exit
bfd
 peer 169.254.117.185
  no shutdown
 exit
exit
router bgp 65001
 bgp router-id 192.168.0.1
 write-quanta 10
 coalesce-time 100
 neighbor AWS peer-group
 neighbor AWS remote-as 64512
 address-family ipv4 unicast
  redistribute connected
  redistribute static route-map OWN
  redistribute ospf
  network 192.168.0.0/24
  neighbor AWS soft-reconfiguration inbound
 exit-address-family
quit
bgp as-path access-list own seq 5 permit ^$
ip prefix-list OWN seq 5 permit 192.168.0.0/24
route-map OWN permit 10
 match ip address prefix-list OWN
 set metric 50
 continue 20
exit
line vty
end
`

test('a whole file of a router with static routes, BGP and BFD has no fault', t => {
	t.deepEqual(messages(whole), [])
	t.deepEqual(frrConfOmissions(whole), [])
	t.is(withoutOmissions(whole), whole)
})

test('what is for a daemon that does not run is a fault with its line, at the top and in blocks, shortened or not', t => {
	t.deepEqual(
		messages(`hostname a
router ospf
 network 192.168.0.0/24 area 0
router ospf6
rout isis core
no router rip
interface eth0
 ip ospf area 0
 ip router isis core
 ip pim
pbr-map EAST seq 5
mpls ldp
key chain secrets
`).map(line => line.replace(/, which does not run.*/, '')),
		[
			'2: "router ospf" is for ospfd',
			'4: "router ospf6" is for ospf6d',
			'5: "rout isis core" is for isisd',
			'6: "no router rip" is for ripd',
			'8: "ip ospf area 0" is for ospfd',
			'9: "ip router isis core" is for isisd',
			'10: "ip pim" is for pimd',
			'11: "pbr-map EAST seq 5" is for pbrd',
			'12: "mpls ldp" is for ldpd',
			'13: "key chain secrets" is for ospfd, ripd or eigrpd'
		]
	)
})

test('what would write, read or run on this machine is a fault', t => {
	t.deepEqual(
		messages(`dump bgp all /tmp/all.mrt
du bgp updates /tmp/updates.mrt
agentx
banner motd file /etc/shadow
do write file
start-shell bash
route-map a permit 10
 match script evil
vrf red
 netns /proc/1/ns/net
zebra on-rib-process script evil
end
copy /etc/passwd running-config
`),
		[
			'1: "dump bgp all /tmp/all.mrt" writes a file on this machine',
			'2: "du bgp updates /tmp/updates.mrt" writes a file on this machine',
			'3: "agentx" connects to the SNMP agent of this machine',
			'4: "banner motd file /etc/shadow" reads a file of this machine',
			'5: "do write file" is an interactive command, not configuration',
			'6: "start-shell bash" is an interactive command, not configuration',
			'8: "match script evil" runs a script of this machine',
			'10: "netns /proc/1/ns/net" enters another network namespace of this machine',
			'11: "zebra on-rib-process script evil" runs a script of this machine',
			'13: "copy /etc/passwd running-config" comes after "end" (line 12)'
		]
	)
})

test('logs are left out, and every other line keeps its number', t => {
	const text = 'hostname a\nlog file /var/log/frr/a.log debugging\n  lo syslog\nno log stdout\nrouter bgp 1\n'
	t.deepEqual(frrConfFaults(text), [])
	t.deepEqual(
		frrConfOmissions(text).map(({line}) => line),
		[2, 3, 4]
	)
	t.is(withoutOmissions(text), 'hostname a\n!\n!\n!\nrouter bgp 1\n')
})
