import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import test from 'ava'
import {loadLab} from '../../src/lab/load.ts'
import type {BadLab} from '../../src/lab/problem.ts'
import {withoutDeviceFiles} from '../../src/lab/read.ts'
import {temporaryFolder} from '../temporary-folder.ts'

const folder = temporaryFolder('files')

const text = (device: string, tunnel = '{}') => `vpcs: {main: {cidr: 10.0.0.0/16, vpnGateway: true}}
sites:
  office:
    publicIp: 198.51.100.20
    asn: 65001
    cidr: 192.168.0.0/24
    device: ${device}
vpnConnections: {office: {site: office, gateway: main, tunnels: [${tunnel}]}}
`

function lab(name: string, ...parts: Parameters<typeof text>): string {
	mkdirSync(`${folder}/${name}/office`, {recursive: true})
	writeFileSync(`${folder}/${name}/office/swanctl.conf`, 'connections { a { remote_addrs = 192.0.2.1 } }\n')
	writeFileSync(`${folder}/${name}/office/open.conf`, 'connections {\n  a { remote_addrs = 192.0.2.1\n}\n')
	writeFileSync(`${folder}/${name}/office/includes.conf`, '# first\ninclude conf.d/*.conf\n')
	writeFileSync(`${folder}/${name}/office/policy.conf`, policy)
	writeFileSync(`${folder}/${name}/lab.yaml`, text(...parts))
	return `${folder}/${name}`
}

const policy = `connections { a { remote_addrs = 52.0.0.9\n children { b { local_ts = 192.168.0.0/24\n remote_ts = 10.0.0.0/16 } } } }\n`

const problems = (path: string) =>
	loadLab(path).then(
		() => [],
		({problems}: BadLab) => problems.map(({path, line, column, message}) => `${line}:${column} ${path}: ${message}`)
	)

test('the files of a device are read with the lab, and are a part of it', async t => {
	const {lab: found, files} = await loadLab(lab('good', '{swanctl: office/swanctl.conf}'))
	t.regex(found.vpn?.sites[0]?.device?.swanctl?.text ?? '', /192\.0\.2\.1/)
	t.deepEqual(Object.keys(files ?? {}), ['office/swanctl.conf'])
})

test('a file that is not there, or not in the folder, is an error at its place', async t => {
	t.deepEqual(await problems(lab('none', '{frr: office/nothing.conf}')), [
		'7:19 sites.office.device.frr: office/nothing.conf: there is no such file'
	])
	const outside = "7:23 sites.office.device.swanctl: ../beside/lab.yaml: it is outside the lab's folder"
	lab('beside', '{}')
	t.deepEqual(await problems(lab('outside', '{swanctl: ../beside/lab.yaml}')), [outside])
	const linked = lab('linked', '{swanctl: office/link.conf}')
	symlinkSync(`${folder}/beside/lab.yaml`, `${linked}/office/link.conf`)
	t.deepEqual(await problems(linked), ["7:23 sites.office.device.swanctl: office/link.conf: it is outside the lab's folder"])
})

test('what swanctl could not read either is told with its line', async t => {
	t.deepEqual(await problems(lab('open', '{swanctl: office/open.conf}')), [
		'7:23 sites.office.device.swanctl: office/open.conf:1: section "connections" is not closed'
	])
	t.deepEqual(await problems(lab('includes', '{swanctl: office/includes.conf}')), [
		'7:23 sites.office.device.swanctl: office/includes.conf:2: "include" reads files that are not part of the lab'
	])
})

test('files of devices are not looked at where the device that the lab describes is asked for', async t => {
	const path = lab('ignored', '{swanctl: office/nothing.conf, frr: ../x}', '{customer: {psk: another.key, prepend: 1}}')
	const {lab: found} = await loadLab(path, {ignoresDevices: true})
	t.is(found.vpn?.sites[0]?.device, undefined)
	t.is(found.vpn?.connections[0]?.tunnels[0].customer.psk, 'another.key')
	// A lab that runs has read them.
	const running = await loadLab(lab('runs', '{swanctl: office/policy.conf}', '{outsideIp: 52.0.0.9}'))
	t.deepEqual(running.lab.vpn?.connections[0]?.tunnels[0].customer.trafficSelectors?.local, ['192.168.0.0/24'])
	const described = withoutDeviceFiles(running).lab
	t.is(described.vpn?.sites[0]?.device, undefined)
	t.is(described.vpn?.connections[0]?.tunnels[0].customer.trafficSelectors, undefined)
	t.is(described.vpn?.connections[0]?.tunnels[0].outsideIp, running.lab.vpn?.connections[0]?.tunnels[0].outsideIp)
})

test('what the file says is not said twice', async t => {
	t.deepEqual(await problems(lab('twice', '{swanctl: office/swanctl.conf}', '{customer: {psk: another.key}}')), [
		'8:83 vpnConnections.office.tunnels[0].customer.psk: the device has a file of its own for this: office/swanctl.conf'
	])
})
