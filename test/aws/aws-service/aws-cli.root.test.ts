import test from 'ava'
import {useLab} from '../../../src/index.ts'
import {runOnHost} from '../../../src/life/guest/run.ts'

const policy = (statement: object) => ({Statement: [{Principal: '*', Resource: '*', ...statement}]})

const lab = useLab(test, {
	name: 'aws-cli',
	vpcs: {
		main: {
			cidr: '10.0.0.0/16',
			enableDnsHostnames: true,
			internetGateway: true,
			subnets: {
				a: {cidr: '10.0.0.0/24', routeTable: 'a'},
				public: {cidr: '10.0.1.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}}
			},
			routeTables: {a: {routes: {}}},
			instances: {app: {subnet: 'a'}, web: {subnet: 'public', publicIp: true}},
			vpcEndpoints: {
				s3: {id: 'vpce-0123456789abcdef0', service: 's3', routeTables: ['a']},
				dynamodb: {
					service: 'dynamodb',
					routeTables: ['a'],
					policy: {
						Statement: [
							{Effect: 'Allow', Principal: '*', Action: '*', Resource: '*'},
							{Effect: 'Deny', Principal: '*', Action: 'dynamodb:DeleteItem', Resource: '*'},
							{Effect: 'Deny', Principal: '*', Action: 'dynamodb:BatchGetItem', Resource: '*/secrets'}
						]
					}
				}
			}
		},
		closed: {
			cidr: '10.0.0.0/16',
			enableDnsHostnames: true,
			subnets: {a: {cidr: '10.0.0.0/24'}},
			securityGroups: {endpoints: {ingress: [{tcp: 443, from: '10.0.0.0/16'}]}},
			instances: {inner: {subnet: 'a'}},
			vpcEndpoints: {
				s3: {service: 's3', type: 'interface', subnets: ['a'], securityGroups: ['endpoints']},
				dynamodb: {service: 'dynamodb', type: 'interface', subnets: ['a'], securityGroups: ['endpoints']}
			}
		}
	},
	tables: {
		orders: {
			partitionKey: 'customer',
			sortKey: {day: 'N'},
			items: [
				{customer: 'alice', day: 1, total: 42, paid: true, lines: ['a', {of: 'b'}]},
				{customer: 'alice', day: 2, total: 7}
			]
		},
		secrets: {partitionKey: 'id', items: [{id: '1'}]},
		'of-another': {account: '210987654321', partitionKey: 'id', items: [{id: '1', text: 'theirs'}]}
	},
	buckets: {
		'reports-of-ours': {objects: {'2026/may.csv': 'may,42\n', '2026/june.csv': 'june,43\n', 'read.me': 'hello\n'}},
		'closed-to-endpoints': {policy: policy({Effect: 'Deny', Action: 's3:*', Condition: {Null: {'aws:SourceVpce': 'false'}}})},
		'of-somebody-else': {account: '210987654321', objects: {'a.txt': 'theirs'}}
	}
})

/** As `alice`, over TLS, with what a command on a host finds there: the lab's names, and the authority that it trusts. */
async function aws(command: string, host = 'app') {
	const {name, resolver} = lab.host(host)
	const variables =
		'AWS_ACCESS_KEY_ID=alice AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION=us-east-1 AWS_MAX_ATTEMPTS=1 PATH=/usr/bin:/bin'
	const argv = ['sh', '-c', `export ${variables}; cd /tmp; ${command}`]
	const ran = await runOnHost({name, namespacePath: lab.namespacePath(host), resolver}, argv, {timeoutMs: 180_000})
	if ('trouble' in ran) throw new Error(ran.trouble)
	return ran
}

test.serial('GWE-1: aws s3 ls shows the buckets of the account, and what is in them', async t => {
	const all = await aws('aws s3 ls')
	t.regex(all.stdout, /reports-of-ours/)
	t.notRegex(all.stdout, /of-somebody-else/)
	const {stdout} = await aws('aws s3 ls s3://reports-of-ours')
	t.regex(stdout, /PRE 2026\/\n.* 6 read\.me\n$/)
})

test.serial('GWE-1: what aws s3 cp puts into a bucket comes back the same, in parts as well', async t => {
	const put = 'head -c 20000000 /dev/urandom >big && aws s3 cp --quiet big s3://reports-of-ours/deep/big'
	const copy = 'aws s3 cp --quiet s3://reports-of-ours/deep/big s3://reports-of-ours/copy'
	const {stdout, stderr} = await aws(
		`${put} && ${copy} && aws s3 cp --quiet s3://reports-of-ours/copy back && cmp big back && echo same`
	)
	t.is(stdout, 'same\n', stderr)
	t.regex((await aws('aws s3api head-object --bucket reports-of-ours --key deep/big')).stdout, /"ETag": "\\"[0-9a-f]{32}-3\\""/)
})

test.serial('GWE-1: a bucket is made, filled, emptied and deleted; a full one is not', async t => {
	t.regex(
		(await aws('aws s3 mb s3://new-of-alice && echo x >x && aws s3 sync --quiet . s3://new-of-alice/ --exclude "*" --include x'))
			.stdout,
		/make_bucket/
	)
	t.regex((await aws('aws s3 rb s3://new-of-alice')).stderr, /BucketNotEmpty/)
	t.is((await aws('aws s3 rb --force s3://new-of-alice >/dev/null && aws s3 ls s3://new-of-alice')).exitStatus, 254)
})

test.serial("GWE-1: a policy's refusal is 403 in words, of the bucket and of another account", async t => {
	t.regex((await aws('aws s3 ls s3://closed-to-endpoints')).stderr, /AccessDenied.*explicit deny in a resource-based policy/)
	t.regex(
		(await aws('aws s3api list-objects --bucket of-somebody-else')).stderr,
		/AccessDenied.*no resource-based policy allows the s3:ListBucket/
	)
})

test.serial('GWE-1, PL-2: the same bucket by an interface endpoint and by the public address', async t => {
	const way = 'curl -s -o /dev/null -w "%header{x-vpclab-endpoint}\n" https://s3.us-east-1.amazonaws.com/'
	for (const [host, endpoint] of [
		['inner', /^vpce-/m],
		['web', /^none$/m]
	] as const) {
		const {stdout, stderr} = await aws(
			`${way}; aws s3 ls s3://reports-of-ours && aws s3 cp --quiet s3://reports-of-ours/read.me -`,
			host
		)
		t.regex(stdout, endpoint, stderr)
		t.regex(stdout, /6 read\.me\nhello\n$/, stderr)
	}
})

test.serial('GWE-1: aws dynamodb finds the items of the lab file, and keeps those that it puts', async t => {
	const put = `aws dynamodb put-item --table-name orders --item '{"customer": {"S": "alice"}, "day": {"N": "3"}}'`
	const query =
		'aws dynamodb query --table-name orders --key-condition-expression \'customer = :c\' --expression-attribute-values \'{":c": {"S": "alice"}}\' --query Count'
	const {stdout, stderr} = await aws(`${put} && ${query}`)
	t.is(stdout, '3\n', stderr)
	const get = `aws dynamodb get-item --table-name orders --key '{"customer": {"S": "alice"}, "day": {"N": "1"}}' --output json`
	t.deepEqual(JSON.parse((await aws(get, 'inner')).stdout).Item, {
		customer: {S: 'alice'},
		day: {N: '1'},
		total: {N: '42'},
		paid: {BOOL: true},
		lines: {L: [{S: 'a'}, {M: {of: {S: 'b'}}}]}
	})
})

test.serial("GWE-1: what the endpoint's policy denies of DynamoDB fails in words, of one table of several as well", async t => {
	const key = '{"customer": {"S": "alice"}, "day": {"N": "1"}}'
	const remove = `aws dynamodb delete-item --table-name orders --key '${key}'`
	t.regex((await aws(remove)).stderr, /AccessDeniedException.*dynamodb:DeleteItem.*explicit deny in a VPC endpoint policy/)
	const batch = `aws dynamodb batch-get-item --request-items '{"orders": {"Keys": [${key}]}, "secrets": {"Keys": [{"id": {"S": "1"}}]}}'`
	t.regex((await aws(batch)).stderr, /AccessDeniedException.*table\/secrets/)
	const theirs = `aws dynamodb get-item --table-name arn:aws:dynamodb:us-east-1:210987654321:table/of-another --key '{"id": {"S": "1"}}'`
	t.regex((await aws(theirs)).stderr, /AccessDeniedException.*no resource-based policy allows the dynamodb:GetItem/)
})

test.serial('GWE-1: tables and items of the file come and go by change; what clients have put stays', async t => {
	await lab.change({tables: {orders: {items: [{customer: 'bob', day: 1}]}, secrets: null, more: {partitionKey: 'id'}}})
	const scan = 'aws dynamodb scan --table-name orders --query "Items[].[customer.S, day.N]" --output text'
	const {stdout, stderr} = await aws(`${scan} && aws dynamodb list-tables --query TableNames --output text`, 'web')
	t.deepEqual(stdout.trim().split('\n').sort(), ['alice\t3', 'bob\t1', 'more\torders'], stderr)
})
