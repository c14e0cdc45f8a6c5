import test from 'ava'
import {nothingObserved} from '../../src/api/observations.ts'
import {serveApi} from '../../src/api/server.ts'
import {type LoadedLab, readLab} from '../../src/lab/read.ts'
import {secret, textsOf} from './door.ts'
import {signed} from './sign.ts'

test('a suite of tests resets the account, and finds a default VPC in each Region (VPC-7); others cannot', async t => {
	let loaded: LoadedLab = readLab({quotas: {vpcsPerRegion: 100}}, {name: 'suite'})
	const change = async (next: (current: LoadedLab) => LoadedLab) => {
		loaded = next(loaded)
	}
	const observers = {
		targetHealth: async () => nothingObserved.targetHealth,
		tunnels: async () => nothingObserved.tunnels,
		healthChecks: async () => nothingObserved.healthChecks
	}
	const options = {secret, port: 0, say: (text: string) => t.fail(text)}
	const server = await serveApi({read: () => loaded, change, observers}, {...options, forTests: true})
	const plain = await serveApi({read: () => loaded, change, observers}, options)
	const post = (port: number, path: string, headers: Record<string, string> = {}) =>
		fetch(`http://127.0.0.1:${port}${path}`, {method: 'POST', headers})
	const call = async (fields: Record<string, string>, region = 'us-east-1') => {
		const body = String(new URLSearchParams({Version: '2016-11-15', ...fields}))
		const headers = Object.fromEntries(
			Object.entries(signed(body, {secret, region, host: `127.0.0.1:${server.port}`})).filter(([name]) => name !== 'host')
		) as Record<string, string>
		return (await fetch(`http://127.0.0.1:${server.port}/`, {method: 'POST', headers, body})).text()
	}
	try {
		t.deepEqual(textsOf(await call({Action: 'DescribeVpcs'}), 'cidrBlock').slice(0, 1), ['172.31.0.0/16'])
		t.is(textsOf(await call({Action: 'DescribeVpcs'}, 'us-west-1'), 'vpcId').length, 1)
		await call({Action: 'CreateVpc', CidrBlock: '10.0.0.0/16'})
		t.is(loaded.lab.vpcs.length, 3)
		t.is((await post(server.port, '/some-suite/reset', {origin: 'http://evil.example'})).status, 403)
		t.is((await post(plain.port, '/reset')).status, 403)
		t.is(loaded.lab.vpcs.length, 3)
		t.is((await post(server.port, '/some-suite/reset')).status, 200)
		t.is(loaded.lab.vpcs.length, 0)
		t.is(textsOf(await call({Action: 'DescribeVpcs'}), 'vpcId').length, 1)
	} finally {
		await Promise.all([server.close(), plain.close()])
	}
})
