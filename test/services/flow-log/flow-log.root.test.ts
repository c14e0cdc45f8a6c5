import {readdirSync, readFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {gunzipSync} from 'node:zlib'
import test from 'ava'
import {interfaceNames} from '../../../src/aws/flow-log/interface-names.ts'
import {type RunningLab, useLab} from '../../../src/index.ts'
import {openState} from '../../../src/life/running.ts'
import {readRecordFilter} from '../../../src/model/flow-log-record.ts'
import {readLog} from '../../../src/services/flow-log/read-log.ts'

const format = 'srcaddr dstaddr srcport dstport protocol packets bytes action pkt-srcaddr pkt-dstaddr instance-id log-status'
	.split(' ')
	.map(field => `\${${field}}`)
	.join(' ')

const lab = useLab(test, {
	name: 'flow-log',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			ipv6: true,
			subnets: {
				a: {cidr: '10.0.0.0/24', ipv6: true},
				walls: {cidr: '10.0.2.0/24'},
				b: {cidr: '10.0.1.0/24', routes: {'10.0.0.0/24': 'fw'}}
			},
			securityGroups: {
				open: {
					ingress: [
						{all: true, from: '0.0.0.0/0'},
						{all: true, from: '::/0'}
					]
				},
				closed: {egress: []}
			},
			instances: {
				one: {subnet: 'a', privateIp: '10.0.0.10', ipv6: true, securityGroups: ['open'], serves: ['tcp:7']},
				two: {subnet: 'a', privateIp: '10.0.0.20', ipv6: true, securityGroups: ['open']},
				mute: {subnet: 'a', privateIp: '10.0.0.30', securityGroups: ['closed']},
				fw: {subnet: 'walls', privateIp: '10.0.2.9', securityGroups: ['open'], sourceDestCheck: false, guest: {forward: true}},
				far: {subnet: 'b', privateIp: '10.0.1.10', securityGroups: ['open']}
			}
		}
	},
	flowLogs: {
		all: {vpc: 'main', maxAggregationInterval: 1, logFormat: format},
		bucket: {networkInterface: 'main.one', maxAggregationInterval: 1, s3Bucket: 'audit'}
	}
})

const folderOf = (running: RunningLab) => `${dirname(dirname(running.namespacePath('one')))}/flow-logs`

/** Lines that match, once there are any and the interval has ended. */
async function recorded(text: string, log = 'all'): Promise<readonly string[]> {
	const filter = readRecordFilter(text)
	if ('message' in filter) throw new Error(filter.message)
	for (let attempt = 0; attempt < 200; attempt++) {
		const {lab: model} = openState(lab.name).loaded
		const found = readLog(folderOf(lab), model.flowLogs!.find(({key}) => key === log)!, interfaceNames(model))
		const lines = found.filter(({record}) => filter.matches(record)).map(({line}) => line)
		if (lines.length > 0) return lines
		await new Promise(resolve => setTimeout(resolve, 50))
	}
	return []
}

test.serial('packets and bytes are those that passed, of each direction at each interface (FL-1)', async t => {
	t.is((await lab.ping('one', 'two')).got, 'reply')
	for (const [at, source, destination] of [
		['one', '10.0.0.10', '10.0.0.20'],
		['two', '10.0.0.10', '10.0.0.20'],
		['one', '10.0.0.20', '10.0.0.10'],
		['two', '10.0.0.20', '10.0.0.10']
	]) {
		const lines = await recorded(`interface = ${at} and srcAddr = ${source} and dstAddr = ${destination} and protocol = icmp`)
		t.is(lines.length, 1, `${at} ${source}`)
		t.regex(lines[0] ?? '', new RegExp(`^${source} ${destination} 0 0 1 1 84 ACCEPT ${source} ${destination} i-\\w+ OK$`))
	}
})

test.serial('IPv6 has its records too', async t => {
	t.is((await lab.ping('one', 'two', {v6: true})).got, 'reply')
	t.regex((await recorded('interface = two and protocol = icmpv6 and srcAddr in ::/0'))[0] ?? '', / 0 0 58 \d+ \d+ ACCEPT /)
})

test.serial('what the sender’s group drops is rejected at the sender, and the receiver has no record (FL-9)', async t => {
	t.is((await lab.ping('mute', 'two', {timeoutMs: 1000})).got, 'timeout')
	t.is((await recorded('interface = mute and dstAddr = 10.0.0.20 and action = REJECT')).length, 1)
	t.deepEqual(
		(await recorded('srcAddr = 10.0.0.30')).filter(line => / ACCEPT /.test(line)),
		[]
	)
	t.is((await recorded('srcAddr = 10.0.0.30')).length, 1)
})

test.serial('a middlebox’s interface has its own address, and who the packets are of (FL-5)', async t => {
	t.is((await lab.ping('far', 'one')).got, 'reply')
	t.is((await recorded('interface = fw and dstAddr = 10.0.2.9 and pktSrcAddr = 10.0.1.10 and pktDstAddr = 10.0.0.10')).length, 1)
	t.is((await recorded('interface = fw and srcAddr = 10.0.2.9 and pktSrcAddr = 10.0.1.10 and pktDstAddr = 10.0.0.10')).length, 1)
})

test.serial('an object in the bucket has AWS’s name, a line of fields, and records', async t => {
	t.is((await lab.tcp('two', 'one:7')).got, 'connect')
	t.is((await recorded('dstPort = 7 and action = ACCEPT', 'bucket')).length, 1)
	const bucket = `${folderOf(lab)}/s3/audit`
	const names = readdirSync(bucket, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.gz'))
	t.regex(
		names[0] ?? '',
		/^AWSLogs\/123456789012\/vpcflowlogs\/us-east-1\/\d{4}\/\d\d\/\d\d\/123456789012_vpcflowlogs_us-east-1_fl-\w{17}_\d{8}T\d{4}Z_\w{8}\.log\.gz$/
	)
	t.regex(gunzipSync(readFileSync(`${bucket}/${names[0]}`)).toString(), /^version account-id interface-id /)
})

test.serial('an instance that comes later is in the log, and one whose address changes has the new one', async t => {
	await lab.change({vpcs: {main: {instances: {late: {subnet: 'a', privateIp: '10.0.0.40', securityGroups: ['open']}}}}})
	t.is((await lab.ping('two', 'late')).got, 'reply')
	t.is((await recorded('interface = late and srcAddr = 10.0.0.20')).length, 1)
	await lab.change({vpcs: {main: {instances: {late: {privateIp: '10.0.0.41'}}}}})
	t.is((await lab.ping('two', 'late')).got, 'reply')
	t.is((await recorded('interface = late and srcAddr = 10.0.0.20 and dstAddr = 10.0.0.41')).length, 1)
})

test.serial('a collector that was killed is started again, and its interval says that it lacks records (FL-4)', async t => {
	const pid = Number(readFileSync(`${dirname(folderOf(lab))}/daemons/flow-log.vpc.main/flow-log.pid`, 'utf8'))
	process.kill(pid, 'SIGKILL')
	t.true((await recorded('logStatus = SKIPDATA')).length > 0)
	t.is((await lab.ping('one', 'late')).got, 'reply')
	t.is((await recorded('interface = late and srcAddr = 10.0.0.10')).length, 1)
})

test.serial('without flow logs nothing counts and nothing is reported', async t => {
	await lab.change({flowLogs: null})
	t.notRegex(lab.inspect().plan.namespaces['vpc.main']?.firewall.ipv4 ?? '', /NFLOG/)
	t.is((await lab.ping('one', 'two')).got, 'reply')
	t.false(readdirSync(`${dirname(folderOf(lab))}/daemons`).includes('flow-log.vpc.main'))
})
