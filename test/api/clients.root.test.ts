// AWS's own clients at running labs: what they do, packets then prove.
import {writeFileSync} from 'node:fs'
import {request} from 'node:http'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {execa} from 'execa'
import {open} from '../../src/index.ts'
import {smallLab} from '../life/small-lab.ts'
import {useVpclab} from '../life/vpclab.ts'
import {awsCommand, boto3, environment, inner, python, start, stop} from './clients.ts'

const {work, run} = useVpclab(test, 'api-clients')

test.serial('boto3 opens a port, closes it, moves an address and stops an instance: packets follow each call', async t => {
	writeFileSync(`${work}/x.json`, JSON.stringify({...smallLab, name: 'x'}))
	await run('up', `${work}/x.json`)
	const api = await start('x')
	const {call, end} = boto3(api)
	try {
		const lab = await open('x')
		const web = {Filters: [{Name: 'tag:Name', Values: ['web']}]}
		const group = inner(
			await call('describe_security_groups', {Filters: [{Name: 'group-name', Values: ['web']}]}),
			'SecurityGroups',
			0,
			'GroupId'
		)
		t.like(await lab.http('laptop', 'web'), {got: 'answer'})
		const rule = {
			GroupId: group,
			IpPermissions: [{IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{CidrIp: '0.0.0.0/0'}]}]
		}
		t.is((await call('revoke_security_group_ingress', rule)).error, undefined)
		t.like(await lab.http('laptop', 'web', {timeoutMs: 500}), {got: 'timeout'})
		await call('authorize_security_group_ingress', rule)
		t.like(await lab.http('laptop', 'web'), {got: 'answer'})
		t.is((await call('authorize_security_group_ingress', rule)).error?.Code, 'InvalidPermission.Duplicate')

		const id = inner(await call('describe_instances', web), 'Reservations', 0, 'Instances', 0, 'InstanceId')
		const elastic = await call('allocate_address', {Domain: 'vpc'})
		await call('associate_address', {AllocationId: elastic.AllocationId, InstanceId: id})
		t.like(await lab.http('laptop', `http://${String(elastic.PublicIp)}/`), {got: 'answer', host: 'web'})

		await call('stop_instances', {InstanceIds: [id]})
		t.is((await call('wait:instance_stopped', {InstanceIds: [id]})).error, undefined)
		t.like(await lab.ping('laptop', String(elastic.PublicIp), {timeoutMs: 500}), {got: 'timeout'})
		await call('start_instances', {InstanceIds: [id]})
		await call('wait:instance_running', {InstanceIds: [id]})
		t.like(await lab.http('laptop', `http://${String(elastic.PublicIp)}/`), {got: 'answer'})

		// What others change is described, and what calls changed is in the file.
		await lab.change({vpcs: {main: {subnets: {third: {cidr: '10.0.2.0/24'}}}}})
		const subnets = await call('pages:describe_subnets:Subnets', {PaginationConfig: {PageSize: 5}})
		t.deepEqual(
			(subnets.Subnets as {CidrBlock: string}[]).map(({CidrBlock}) => CidrBlock),
			['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24']
		)
		t.regex(await run('export', 'x'), /elasticIps/)
		t.is((await call('get_caller_identity', {}, 'sts')).Account, '123456789012')
	} finally {
		end()
		await stop(api)
	}
})

test.serial('scripts of a textbook run unmodified but for the endpoint', async t => {
	writeFileSync(`${work}/book.json`, JSON.stringify({...smallLab, name: 'book'}))
	await run('up', `${work}/book.json`)
	const api = await start('book')
	try {
		const script = fileURLToPath(new URL('textbook.py', import.meta.url))
		const {stdout} = await execa(python, [script], {env: environment(api.env), extendEnv: false})
		t.deepEqual(stdout.split('\n'), [
			"vpc 10.0.0.0/16 available ['main']",
			'attributes default False',
			"routes ['0.0.0.0/0', '0.0.0.0/0', '10.0.0.0/16', '10.0.0.0/16', '10.0.0.0/16']",
			'regions True',
			"zones ['us-west-1a', 'us-west-1b']",
			'rules 2 AmazonEC2 text/xml;charset=UTF-8'
		])
	} finally {
		await stop(api)
	}
})

test.serial('the aws command builds a network in an empty account, and its web server answers the Internet', async t => {
	const api = await start()
	try {
		const ec2 = (...argv: readonly string[]) => awsCommand(api, 'ec2', ...argv)
		const lab = await open('aws')
		await lab.change({internet: {laptop: '203.0.113.10'}})
		const vpc = await ec2('create-vpc', '--cidr-block', '10.0.0.0/16', '--query', 'Vpc.VpcId')
		await ec2('wait', 'vpc-available', '--vpc-ids', vpc)
		const subnet = await ec2('create-subnet', '--vpc-id', vpc, '--cidr-block', '10.0.1.0/24', '--query', 'Subnet.SubnetId')
		const igw = await ec2('create-internet-gateway', '--query', 'InternetGateway.InternetGatewayId')
		await ec2('attach-internet-gateway', '--internet-gateway-id', igw, '--vpc-id', vpc)
		const table = await ec2(
			'describe-route-tables',
			'--filters',
			`Name=vpc-id,Values=${vpc}`,
			'--query',
			'RouteTables[0].RouteTableId'
		)
		await ec2('create-route', '--route-table-id', table, '--destination-cidr-block', '0.0.0.0/0', '--gateway-id', igw)
		const group = await ec2(
			'create-security-group',
			'--group-name',
			'web',
			'--description',
			'Web',
			'--vpc-id',
			vpc,
			'--query',
			'GroupId'
		)
		const image = await ec2('describe-images', '--owners', 'amazon', '--query', 'Images[0].ImageId')
		const instance = await ec2(
			'run-instances',
			'--image-id',
			image,
			'--subnet-id',
			subnet,
			'--security-group-ids',
			group,
			'--associate-public-ip-address',
			'--user-data',
			'python3 -m http.server 8080',
			'--tag-specifications',
			'ResourceType=instance,Tags=[{Key=Name,Value=web}]',
			'--query',
			'Instances[0].InstanceId'
		)
		await ec2('wait', 'instance-running', '--instance-ids', instance)
		const address = await ec2(
			'describe-instances',
			'--instance-ids',
			instance,
			'--query',
			'Reservations[0].Instances[0].PublicIpAddress'
		)
		t.like(await lab.http('laptop', `http://${address}:8080/`, {timeoutMs: 500}), {got: 'timeout'})
		await ec2(
			'authorize-security-group-ingress',
			'--group-id',
			group,
			'--protocol',
			'tcp',
			'--port',
			'8080',
			'--cidr',
			'203.0.113.0/24'
		)
		t.like(await lab.http('laptop', `http://${address}:8080/`), {got: 'answer', host: 'web'})
		await ec2('terminate-instances', '--instance-ids', instance)
		await ec2('wait', 'instance-terminated', '--instance-ids', instance)
		t.like(await lab.ping('laptop', address, {timeoutMs: 500}), {got: 'timeout'})
	} finally {
		await stop(api)
	}
	t.false((await run('ls')).includes('aws'))
})

test.serial('who is not meant is not answered: other interfaces, other hosts, web pages, huge bodies', async t => {
	const api = await start('--name', 'guarded')
	try {
		const {port} = new URL(api.env.AWS_ENDPOINT_URL ?? '')
		const ask = (headers: Record<string, string>, body: string | Buffer = 'Action=DescribeVpcs', method = 'POST') =>
			new Promise<number | string>(resolve => {
				const asked = request({host: '127.0.0.1', port, method, headers: {host: `127.0.0.1:${port}`, ...headers}}, response => {
					response.resume()
					resolve(response.statusCode ?? 0)
				})
				asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
				asked.end(body)
			})
		t.is(await ask({}), 403)
		t.is(await ask({host: 'evil.example'}), 403)
		t.is(await ask({origin: 'http://evil.example'}), 403)
		t.is(await ask({}, '', 'GET'), 403)
		t.is(await ask({}, '', 'PUT'), 405)
		t.true([413, 'ECONNRESET', 'EPIPE'].includes(await ask({}, Buffer.alloc(5_000_000, 97))))
		const {stdout} = await execa('ss', ['-Hltn', `sport = :${port}`])
		t.regex(stdout, /127\.0\.0\.1:/)
		t.notRegex(stdout, /0\.0\.0\.0:\d|\*:\d|\[::\]:\d+\s+0/)
	} finally {
		await stop(api)
	}
})
