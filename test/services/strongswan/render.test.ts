import test from 'ava'
import {renderSection, renderStrongswanConf, renderSwanctlConf, sharedKey} from '../../../src/services/strongswan/render.ts'
import {tunnelEnds, userspace} from '../ends.ts'

const {aws, customer} = tunnelEnds('a')

test('a userspace charon: libipsec before netlink, and its own route table out of reach', t => {
	t.is(
		renderStrongswanConf(userspace(customer)),
		`charon-systemd {
	threads = 16
	load = "random nonce openssl pem hmac kdf sha1 sha2 aes kernel-libipsec kernel-netlink socket-default vici"
	install_routes = no
	install_virtual_ip = no
	process_route = no
	routing_table = 220
	routing_table_prio = 40000
	make_before_break = yes
	retransmit_base = 1.0
	retransmit_timeout = 2.000
	retransmit_tries = 9
	replay_window = 4096
	journal {
		default = -1
	}
	filelog {
		log {
			path = charon.log
			default = 1
			flush_line = yes
			ike_name = yes
			time_format = %Y-%m-%dT%H:%M:%S
			time_add_ms = yes
		}
	}
	plugins {
		vici {
			socket = unix://charon.vici
		}
		kernel-libipsec {
			allow_peer_ts = yes
		}
	}
}
`
	)
})

test('a kernel charon has no libipsec, and may serve several tunnel ends', t => {
	const text = renderStrongswanConf({dataPath: 'kernel', ends: [aws, tunnelEnds('b').aws]})
	t.false(text.includes('libipsec'))
	// What it leaves when it is killed must not be in a userspace one's way.
	t.regex(text, /routing_table = 220\n\trouting_table_prio = 40000\n/)
	t.true(text.includes('load = "random nonce openssl pem hmac kdf sha1 sha2 aes kernel-netlink socket-default vici"\n'))
})

test('a userspace charon cannot serve two tunnel ends', t => {
	t.throws(() => renderStrongswanConf({dataPath: 'userspace', ends: [aws, customer]}), {
		message: 'a userspace charon has one tunnel end, not 2'
	})
})

test('the end that starts a tunnel, with the defaults of AWS', t => {
	t.is(
		renderSwanctlConf(userspace(customer)),
		`connections {
	vpn-a {
		version = 2
		local_addrs = 203.0.113.10
		remote_addrs = 198.51.100.1
		proposals = aes128-sha256-modp2048
		mobike = no
		unique = replace
		keyingtries = 0
		dpd_delay = 10s
		rekey_time = 28530s
		over_time = 270s
		rand_time = 270s
		local {
			auth = psk
			id = 203.0.113.10
		}
		remote {
			auth = psk
			id = 198.51.100.1
		}
		children {
			vpn-a {
				local_ts = 0.0.0.0/0
				remote_ts = 0.0.0.0/0
				esp_proposals = aes128-sha256-modp2048
				rekey_time = 3330s
				life_time = 3600s
				rand_time = 270s
				dpd_action = clear
				start_action = start
				close_action = start
				replay_window = 1024
			}
		}
	}
}
secrets {
	ike-vpn-a {
		id-local = 203.0.113.10
		id-remote = 198.51.100.1
		secret = correct.horse_battery
	}
}
`
	)
})

test('the end that waits, in the kernel, for whoever comes: IKEv1, GCM, own selectors, half the fuzz', t => {
	const end = {
		...aws,
		ikeVersion: 1,
		remote: {address: '%any', id: 'site "1"'},
		phase1: {encryption: ['AES256-GCM-16', 'AES128', 'AES256'], integrity: ['SHA2-384', 'SHA1'], dhGroups: [20, 2]},
		phase2: {encryption: ['AES128', 'AES128-GCM-16'], integrity: ['SHA2-512'], dhGroups: [5, 24]},
		rekeyFuzzPercent: 50,
		dpd: {timeoutSeconds: 45, action: 'restart'},
		trafficSelectors: {local: ['10.2.0.0/16'], remote: ['10.1.0.0/24', '10.1.1.0/24']},
		link: {...aws.link, ifId: 7}
	} as const
	t.is(
		renderSwanctlConf({dataPath: 'kernel', uplink: 'eth0', ends: [end]}),
		`connections {
	vpn-a {
		version = 1
		local_addrs = 198.51.100.1
		remote_addrs = %any
		proposals = aes256gcm16-prfsha384-prfsha1-ecp384-modp1024,aes128-aes256-sha384-sha1-ecp384-modp1024
		mobike = no
		unique = replace
		keyingtries = 0
		dpd_delay = 15s
		dpd_timeout = 45s
		rekey_time = 28530s
		over_time = 270s
		rand_time = 135s
		local {
			auth = psk
			id = 198.51.100.1
		}
		remote {
			auth = psk
			id = "site \\"1\\""
		}
		children {
			vpn-a {
				local_ts = 10.2.0.0/16
				remote_ts = 10.1.0.0/24
				esp_proposals = aes128-sha512-modp1536-modp2048s256,aes128gcm16-modp1536-modp2048s256
				rekey_time = 3330s
				life_time = 3600s
				rand_time = 135s
				dpd_action = restart
				start_action = none
				close_action = none
				replay_window = 1024
				if_id_in = 7
				if_id_out = 7
			}
			vpn-a-2 {
				local_ts = 10.2.0.0/16
				remote_ts = 10.1.1.0/24
				esp_proposals = aes128-sha512-modp1536-modp2048s256,aes128gcm16-modp1536-modp2048s256
				rekey_time = 3330s
				life_time = 3600s
				rand_time = 135s
				dpd_action = restart
				start_action = none
				close_action = none
				replay_window = 1024
				if_id_in = 7
				if_id_out = 7
			}
		}
	}
}
secrets {
	ike-vpn-a {
		id-remote = "site \\"1\\""
		secret = correct.horse_battery
	}
}
`
	)
	t.deepEqual(sharedKey(end), {id: 'ike-vpn-a', type: 'IKE', data: 'correct.horse_battery', owners: ['site "1"']})
})

test('DPD that does nothing does not ask for signs of life either', t => {
	const text = renderSwanctlConf(userspace({...aws, dpd: {timeoutSeconds: 30, action: 'none'}}))
	t.false(/dpd_/.test(text))
})

test('all retransmissions together take the rest of the DPD timeout, and an unreachable peer is noticed within two seconds', t => {
	for (const timeoutSeconds of [2, 5, 10, 30, 31, 60, 120]) {
		const end = {...aws, dpd: {timeoutSeconds, action: 'clear'}} as const
		const number = (key: string, text: string) => Number(new RegExp(`${key} = ([\\d.]+)`).exec(text)?.[1])
		const daemon = renderStrongswanConf(userspace(end))
		const interval = number('retransmit_timeout', daemon)
		const total = number('dpd_delay', renderSwanctlConf(userspace(end))) + interval * (number('retransmit_tries', daemon) + 1)
		t.true(Math.abs(total - timeoutSeconds) < 0.1, `${timeoutSeconds} s become ${total}`)
		t.true(interval <= 2)
	}
})

test('a lifetime that is shorter than two margins is still positive', t => {
	const text = renderSwanctlConf(userspace({...aws, phase2LifetimeSeconds: 10}))
	t.regex(text, /rekey_time = 5s\n\t\t\t\tlife_time = 10s\n\t\t\t\trand_time = 5s/)
})

test('any character may stand in a value', t => {
	t.is(
		renderSection({a: 'x y#{}"\\', b: ['1.2.3.4/32', '::/0'], c: {d: ''}}),
		'a = "x y#{}\\"\\\\"\nb = 1.2.3.4/32,::/0\nc {\n\td = ""\n}\n'
	)
})
