#!/bin/bash
# The reference of `npm run bench vpn`: two tunnels between two routers, IKEv2 with pre-shared keys, BGP over both, as one would
# script it with ip, strongSwan and FRR and nothing else. Ends when a ping between the two networks gets through; then takes all down.
# Argument: an empty folder. Prints nothing; exit status 0: the ping got through.
set -eu
folder=$1
name=b$$
clean() {
	cat "$folder"/*/pid 2>/dev/null | while read -r pid; do kill -KILL "$pid" 2>/dev/null || true; done
	for space in aws cgw net a1 a2 c1 c2; do ip netns delete "$name-$space" 2>/dev/null || true; done
}
trap clean EXIT
inside() { ip netns exec "$name-$1" "${@:2}"; }

for space in aws cgw net a1 a2 c1 c2; do
	ip netns add "$name-$space"
	ip -n "$name-$space" link set lo up
done
inside net sysctl -qw net.ipv4.ip_forward=1
for router in aws cgw; do inside "$router" sysctl -qw net.ipv4.ip_forward=1 net.ipv4.fib_multipath_hash_policy=1; done
ip -n "$name-aws" address add 10.0.0.1/32 dev lo
ip -n "$name-cgw" address add 192.168.0.1/32 dev lo
number=0
for end in a1 a2 c1 c2; do
	number=$((number + 1))
	ip -n "$name-$end" link add eth0 type veth peer name "$end" netns "$name-net"
	ip -n "$name-$end" address add "198.51.$number.2/24" dev eth0
	ip -n "$name-$end" link set eth0 up
	ip -n "$name-net" address add "198.51.$number.1/24" dev "$end"
	ip -n "$name-net" link set "$end" up
	ip -n "$name-$end" route add default via "198.51.$number.1"
done

charon() { # end, its number, its peer's number, its router, the tunnel, inside address, start action
	local at=$folder/$1
	mkdir -p "$at/swanctl"
	cat >"$at/strongswan.conf" <<-END
		charon-systemd {
			threads = 16
			load = random nonce openssl pem hmac kdf sha1 sha2 aes kernel-libipsec kernel-netlink socket-default vici
			install_routes = no
			routing_table_prio = 40000
			journal { default = -1 }
			plugins {
				vici { socket = unix://charon.vici }
				kernel-libipsec { allow_peer_ts = yes }
			}
		}
	END
	cat >"$at/swanctl/swanctl.conf" <<-END
		connections {
			t {
				version = 2
				local_addrs = 198.51.$2.2
				remote_addrs = 198.51.$3.2
				mobike = no
				keyingtries = 0
				local { auth = psk }
				remote { auth = psk }
				children { t { local_ts = 0.0.0.0/0
					remote_ts = 0.0.0.0/0
					start_action = $7 } }
			}
		}
		secrets { ike-t { secret = a.shared.secret } }
	END
	(cd "$at" && STRONGSWAN_CONF=strongswan.conf SWANCTL_DIR=swanctl exec ip netns exec "$name-$1" charon-systemd) >"$at/out" 2>&1 &
	echo $! >"$at/pid"
	for _ in $(seq 1000); do
		[ ! -S "$at/charon.vici" ] || ! ip -n "$name-$1" link show ipsec0 >"$at/link" 2>&1 || break
		sleep 0.01
	done
	ip -n "$name-$1" link set ipsec0 netns "$name-$4" name "vpn$5"
	ip -n "$name-$1" link add ipsec0 type veth peer name decoy
	ip -n "$name-$1" link set ipsec0 up
	ip -n "$name-$4" address add "$6/30" dev "vpn$5"
	ip -n "$name-$4" link set "vpn$5" mtu 1400 up
	(cd "$at" && SWANCTL_DIR=$at/swanctl timeout 10 swanctl --load-all --noprompt --uri "unix://$at/charon.vici") >"$at/load" 2>&1
}
frr() { # router, its AS, the other's AS, its network, the last digit of its neighbors' addresses
	local at=$folder/$1 program
	mkdir -p "$at"
	cat >"$at/frr.conf" <<-END
		router bgp $2
		 bgp bestpath as-path multipath-relax
		 no bgp ebgp-requires-policy
		 neighbor 169.254.1.$5 remote-as $3
		 neighbor 169.254.1.$5 timers connect 2
		 neighbor 169.254.2.$5 remote-as $3
		 neighbor 169.254.2.$5 timers connect 2
		 address-family ipv4 unicast
		  network $4
	END
	touch "$at/vtysh.conf"
	chown -R frr:frr "$at"
	for program in zebra bgpd; do
		(cd "$at" && exec ip netns exec "$name-$1" "/usr/lib/frr/$program" -u frr -g frr -P 0 --vty_socket . -z ./zserv.api -i "./$program.pid") >"$at/$program.out" 2>&1 &
		echo $! >>"$at/pid"
		for _ in $(seq 1000); do
			[ ! -S "$at/$program.vty" ] || break
			sleep 0.01
		done
	done
	timeout 10 vtysh --vty_socket "$at" --config_dir "$at" -f "$at/frr.conf" >"$at/vtysh" 2>&1
}

# The ends that answer before those that begin, and BGP when its links are there.
charon a1 1 3 aws 1 169.254.1.1 none &
one=$!
charon a2 2 4 aws 2 169.254.2.1 none &
wait $one $!
charon c1 3 1 cgw 1 169.254.1.2 start &
one=$!
charon c2 4 2 cgw 2 169.254.2.2 start &
wait $one $!
frr aws 64512 65001 10.0.0.1/32 2 &
one=$!
frr cgw 65001 64512 192.168.0.1/32 1 &
wait $one $!
for _ in $(seq 500); do
	paths=$(ip -n "$name-cgw" route show 10.0.0.1 proto bgp | grep -c vpn) || true
	if [ "$paths" = 2 ] && inside cgw ping -n -c 1 -W 0.2 -I 192.168.0.1 10.0.0.1 >"$folder/ping"; then
		date +%s%3N >"$folder/through"
		exit 0
	fi
	sleep 0.02
done
exit 1
