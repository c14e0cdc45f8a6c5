import {writeFileSync} from 'node:fs'
import test from 'ava'
import {execa} from 'execa'
import {until} from '../services/net.ts'
import {isUp, useVpclab} from './vpclab.ts'

// An instance that is a customer gateway, with files as they stand on such an instance: it knows its private address alone.

const {root, work, run, attempt, status: statusOf} = useVpclab(test, 'own-appliance')
const status = () => statusOf('own-appliance')

const open = 'securityGroups: {open: {ingress: [{all: true, from: 0.0.0.0/0}]}}'
const lab = `name: own-appliance
vpcs:
  main:
    cidr: 10.0.0.0/16
    vpnGateway: true
    subnets: {app: {cidr: 10.0.0.0/24, propagate: true}}
    ${open}
    instances: {web: {subnet: app, privateIp: 10.0.0.100, securityGroups: [open]}}
  branch:
    cidr: 10.50.0.0/16
    internetGateway: true
    subnets:
      edge: {cidr: 10.50.0.0/24, routes: {0.0.0.0/0: internet-gateway}}
      desks: {cidr: 10.50.1.0/24, routes: {10.0.0.0/16: router}}
    ${open}
    instances:
      router: {subnet: edge, privateIp: 10.50.0.10, elasticIp: branch, securityGroups: [open], sourceDestCheck: false, guest: {forward: true}}
      pc: {subnet: desks, privateIp: 10.50.1.10, securityGroups: [open]}
elasticIps: {branch: 52.20.30.50}
sites: {branch: {instance: branch.router, asn: 65010, device: {swanctl: swanctl.conf, frr: frr.conf}}}
vpnConnections:
  branch:
    site: branch
    gateway: main
    tunnels:
      1: {insideCidr: 169.254.44.0/30, outsideIp: 52.20.40.1, psk: first.key.of.the.branch}
      2: {insideCidr: 169.254.45.0/30, outsideIp: 52.20.40.2, psk: second.key.of.the.branch}
`

const connection = (number: number, remote: string) => `  aws-${number} {
    local_addrs = 10.50.0.10
    remote_addrs = ${remote}
    version = 2
    proposals = aes256-sha256-modp2048
    local { auth = psk
      id = 52.20.30.50 }
    remote { auth = psk
      id = ${remote} }
    children { net { local_ts = 0.0.0.0/0
        remote_ts = 0.0.0.0/0
        esp_proposals = aes256-sha256-modp2048
        start_action = start } }
  }
`
const swanctlConf = `connections {
${connection(1, '52.20.40.1')}${connection(2, '52.20.40.2')}}
secrets {
  ike-1 { id = 52.20.40.1
    secret = "first.key.of.the.branch" }
  ike-2 { id = 52.20.40.2
    secret = "second.key.of.the.branch" }
}
`
const frrConf = `ip route 10.50.1.0/24 10.50.0.1
router bgp 65010
 no bgp ebgp-requires-policy
 neighbor 169.254.44.1 remote-as 64512
 neighbor 169.254.45.1 remote-as 64512
 address-family ipv4 unicast
  redistribute static
 exit-address-family
`

test.before(() => {
	writeFileSync(`${work}/lab.yaml`, lab)
	writeFileSync(`${work}/swanctl.conf`, swanctlConf)
	writeFileSync(`${work}/frr.conf`, frrConf)
})

const pings = async (from: string, to: string) =>
	(await attempt('exec', 'own-appliance', from, '--', 'ping', '-c1', '-W1', to)).exitCode === 0

test.serial('its swanctl.conf and frr.conf bring tunnels and routes up, and the VPCs reach each other', async t => {
	t.timeout(180_000)
	await run('up', work)
	await until('both tunnels and all sessions are up', status, isUp(2))
	await until(
		'a desk reaches the web server',
		() => pings('pc', '10.0.0.100'),
		found => found
	)
	t.true(await pings('web', '10.50.1.10'))
	const {stdout} = await execa('nsenter', [
		`--net=${root}/own-appliance/ns/host.branch.router`,
		'ip',
		'route',
		'show',
		'10.0.0.0/16'
	])
	t.regex(stdout, /proto bgp/)
})

test.serial('what its frr.conf does not announce stays out of reach', async t => {
	t.false(await pings('web', '10.50.0.10'))
})
