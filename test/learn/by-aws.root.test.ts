// Lessons solved by AWS's own command: the calls that a solution shows are run at `vpclab api`, and `learn check` judges what came of them.
import test, {type ExecutionContext} from 'ava'
import {execa} from 'execa'
import {loadLesson} from '../../src/learn/load.ts'
import {shippedLessons} from '../../src/learn/shipped-lessons.ts'
import {environment, start, stop} from '../api/clients.ts'
import {useVpclab} from '../life/vpclab.ts'

const {work, attempt, run} = useVpclab(test, 'learn-by-aws')
process.env.XDG_DATA_HOME = `${work}/data`

/** The id of the only thing with this name. */
const named = (operation: string, path: string, name: string) =>
	`$(aws ec2 ${operation} --filters Name=tag:Name,Values=${name} --query '${path}' --output text)`

const group = (name: string) =>
	`$(aws ec2 describe-security-groups --filters Name=group-name,Values=${name} --query 'SecurityGroups[0].GroupId' --output text)`
const tableOf = (subnet: string) =>
	`$(aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=${named('describe-subnets', 'Subnets[0].SubnetId', subnet)} --query 'RouteTables[0].RouteTableId' --output text)`
const mainTableOf = (vpc: string) =>
	`$(aws ec2 describe-route-tables --filters Name=association.main,Values=true Name=vpc-id,Values=${named('describe-vpcs', 'Vpcs[0].VpcId', vpc)} --query 'RouteTables[0].RouteTableId' --output text)`
const aclOf = (subnet: string) =>
	`$(aws ec2 describe-network-acls --filters Name=association.subnet-id,Values=${named('describe-subnets', 'Subnets[0].SubnetId', subnet)} --query 'NetworkAcls[0].NetworkAclId' --output text)`
const subnet = (name: string) => named('describe-subnets', 'Subnets[0].SubnetId', name)
const natGateway = (state: string) =>
	`$(aws ec2 describe-nat-gateways --filter Name=state,Values=${state} --query 'NatGateways[0].NatGatewayId' --output text)`

/** What the variables of each solution stand for; a command may need what the one before it has made. */
const lessons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'missing-icmp-rule': {SG: group('web')},
	'no-way-back': {
		// The subnet is associated with no table, so the main one counts (RT-1).
		DB_RTB: mainTableOf('data'),
		ACL: aclOf('db'),
		PCX: `$(aws ec2 describe-vpc-peering-connections --query 'VpcPeeringConnections[0].VpcPeeringConnectionId' --output text)`
	},
	'nat-in-wrong-subnet': {
		NAT: natGateway('available'),
		NEW: natGateway('pending,available'),
		PUBLIC: subnet('public'),
		RTB: tableOf('private'),
		EIP: `$(aws ec2 describe-addresses --query 'Addresses[0].AllocationId' --output text)`
	},
	's3-by-endpoint': {
		ENDPOINT: `$(aws ec2 describe-vpc-endpoints --query 'VpcEndpoints[0].VpcEndpointId' --output text)`,
		PRIVATE_RTB: tableOf('private'),
		APP: group('app'),
		S3_PL: `$(aws ec2 describe-prefix-lists --query "PrefixLists[?PrefixListName=='com.amazonaws.us-east-1.s3'].PrefixListId" --output text)`
	}
}

for (const [id, variables] of Object.entries(lessons)) {
	test.serial(`${id}: the calls that its solution shows are a repair`, async t => {
		t.timeout(300_000)
		const [stage] = (await loadLesson(`${shippedLessons()}/${id}`)).stages
		const calls = stage?.written.solution.aws ?? ''
		await run('learn', id)
		t.is((await attempt('learn', id, 'check')).exitCode, 1, 'it is broken at first')
		await callAws(t, id, calls, variables)
		const {exitCode, stdout} = await attempt('learn', id, 'check')
		t.is(exitCode, 0, stdout)
		await run('down', id)
	})
}

async function callAws(t: ExecutionContext, id: string, calls: string, variables: Readonly<Record<string, string>>) {
	const api = await start(id)
	try {
		const command = ['aws() { /usr/bin/aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }']
		for (const line of calls.trim().split('\n')) {
			const used = Object.entries(variables).filter(([name]) => line.includes(`$${name}`))
			t.is(used.length, new Set(line.match(/\$[A-Z_0-9]+/g)).size, `each variable of ${line} is known`)
			command.push(...used.map(([name, value]) => `${name}=${value}`), line)
		}
		await execa('/bin/bash', ['-euc', command.join('\n')], {env: environment(api.env), extendEnv: false})
	} finally {
		await stop(api)
	}
}
