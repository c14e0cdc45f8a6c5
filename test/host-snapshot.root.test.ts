import test from 'ava'
import {execa} from 'execa'
import {hostSnapshot} from './host-snapshot.ts'

test.serial('looking at the host twice shows the same, and looking changes nothing', async t => {
	const before = await hostSnapshot()
	t.deepEqual(await hostSnapshot(), before)
	t.true((before.network.sysctls?.length ?? 0) > 10_000)
	t.regex(before.network.links ?? '', /lo/)
})

test.serial('a snapshot sees what a lab might leave behind', async t => {
	// In a namespace of its own, where leaving things behind does no harm.
	const script = `
		import {hostSnapshot} from ${JSON.stringify(new URL('host-snapshot.ts', import.meta.url).href)}
		import {execFileSync} from 'node:child_process'
		const sh = line => execFileSync('sh', ['-ec', line])
		const before = await hostSnapshot()
		sh(process.argv[1])
		const after = await hostSnapshot()
		console.log(JSON.stringify([
			...Object.keys(after.network).filter(area => after.network[area] !== before.network[area]),
			...(after.mounts.join() === before.mounts.join() ? [] : ['mounts'])
		]))
	`
	const changedBy = async (line: string): Promise<unknown> => {
		const inside = ['--net', '--mount', process.execPath, '--input-type=module', '-e', script, line]
		return JSON.parse((await execa('unshare', inside, {timeout: 30_000})).stdout)
	}
	t.deepEqual(await changedBy('true'), [])
	t.deepEqual(await changedBy('ip rule add from 192.0.2.1 table 7'), ['rules'])
	t.deepEqual(await changedBy('ip link set lo up; ip route add blackhole 192.0.2.0/24'), ['links', 'addresses', 'routes'])
	t.deepEqual(await changedBy('iptables-legacy -A INPUT -j DROP'), ['firewall'])
	t.deepEqual(await changedBy('iptables-nft -A INPUT -j DROP'), ['firewall'])
	t.deepEqual(await changedBy('ipset create s hash:ip'), ['sets'])
	t.deepEqual(await changedBy('echo 1 >/proc/sys/net/ipv4/ip_forward'), ['sysctls'])
	t.deepEqual(await changedBy('mount -t tmpfs vpclab /mnt'), ['mounts'])
})
