/** A lab whose tunnels and sessions are only starting: what status says meanwhile, and who waits for them. */
import {writeFileSync} from 'node:fs'
import test from 'ava'
import {type LabDocument, open, raise, type StatusReport} from '../../src/index.ts'
import {useVpclab} from './vpclab.ts'

const {work, attempt, status: statusOf} = useVpclab(test, 'starting')

const document: LabDocument = {
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			vpnGateway: true,
			subnets: {app: {cidr: '10.0.0.0/24', propagate: true}},
			securityGroups: {open: {ingress: [{all: true, from: '0.0.0.0/0'}]}},
			instances: {web: {subnet: 'app', securityGroups: ['open']}}
		}
	},
	sites: {
		office: {publicIp: '198.51.100.20', asn: 65_001, cidr: '192.168.0.0/24', hosts: {pc: '192.168.0.10'}},
		shop: {publicIp: '198.51.100.30', asn: 65_002, cidr: '192.168.1.0/24'}
	},
	vpnConnections: {office: {site: 'office', gateway: 'main'}},
	directConnects: {
		line: {
			location: 'EqDC2',
			site: 'shop',
			virtualInterfaces: {
				prod: {vlan: 101, gateway: 'main', amazonAddress: '169.254.96.1/30', customerAddress: '169.254.96.2/30'}
			}
		}
	}
}
const shop = {vpnConnections: {shop: {site: 'shop', gateway: 'main'}}}

const isUp = ({tunnels, virtualInterfaces, sessions}: StatusReport) =>
	[tunnels, virtualInterfaces, sessions].every(all => all.every(one => one.isUp))

/** What a report says of something that is only starting. `waits for its tunnel` is not a conclusion. */
const conclusions = ({tunnels, virtualInterfaces, sessions, troubles}: StatusReport) => [
	...tunnels.flatMap(({reason}) => reason?.words ?? []),
	...virtualInterfaces.flatMap(({reason}) => reason?.words ?? []),
	...sessions.flatMap(({isUp, trouble}) => (isUp || !trouble || trouble.kind === 'waits-for-tunnel' ? [] : trouble.words)),
	...sessions.flatMap(({state}) => (state.startsWith('Idle (') ? state : [])),
	...troubles.flatMap(({kind, words}) => (kind === 'waits-for-tunnel' ? [] : words))
]

test.serial(
	'nothing is concluded of what is only starting, from the first moment until all is up; a new connection beside it neither',
	async t => {
		const lab = await raise(document, {name: 'starting', wait: false})
		t.teardown(() => lab.down())
		const watch = async () => {
			const said = new Set<string>()
			for (let looks = 1; ; looks++) {
				const report = await lab.status()
				for (const words of conclusions(report)) said.add(words)
				if (isUp(report)) {
					t.log(`${looks} looks`)
					return [...said]
				}
			}
		}
		t.deepEqual(await watch(), [])
		await lab.change(shop)
		t.deepEqual(await watch(), [])
	}
)

test.serial(
	'up returns when the network is established or says why a part of it is not; without waiting it does not',
	async t => {
		const name = 'waited'
		const broken = {
			...document,
			name,
			vpnConnections: {office: {...document.vpnConnections!.office, tunnels: {2: {customer: {psk: 'not.the.one.of.aws'}}}}}
		}
		writeFileSync(`${work}/waited.json`, JSON.stringify({...document, name}))
		const up = await attempt('up', `${work}/waited.json`)
		t.is(up.exitCode, 0, up.stderr)
		t.true(isUp(await statusOf(name)))
		t.is((await (await open(name)).ping('pc', 'web', {timeoutMs: 5000})).got, 'reply')
		writeFileSync(`${work}/waited.json`, JSON.stringify(broken))
		const edited = await attempt('up', `${work}/waited.json`)
		t.regex(edited.stderr, /^vpclab: office:2 is down: the two ends have different pre-shared keys$/m)
		t.is(edited.exitCode, 0)
		const {tunnels} = await statusOf(name)
		t.deepEqual(
			tunnels.map(({isUp}) => isUp),
			[true, false]
		)
		await attempt('down', name)
	}
)

test.serial('raise() waits likewise, and status right after it shows everything up', async t => {
	const lab = await raise(document, {name: 'raised'})
	t.teardown(() => lab.down())
	t.true(isUp(await lab.status()))
})
