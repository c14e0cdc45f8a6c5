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
			subnets: {a: {cidr: '10.0.0.0/24', routeTable: 'a'}},
			routeTables: {a: {routes: {}}},
			instances: {app: {subnet: 'a'}},
			vpcEndpoints: {s3: {id: 'vpce-0123456789abcdef0', service: 's3', routeTables: ['a']}}
		}
	},
	buckets: {
		'reports-of-ours': {objects: {'2026/may.csv': 'may,42\n', '2026/june.csv': 'june,43\n', 'read.me': 'hello\n'}},
		'closed-to-endpoints': {policy: policy({Effect: 'Deny', Action: 's3:*', Condition: {Null: {'aws:SourceVpce': 'false'}}})},
		'of-somebody-else': {account: '210987654321', objects: {'a.txt': 'theirs'}}
	}
})

/** As `alice`, over TLS, with what a command on a host finds there: the lab's names, and the authority that it trusts. */
async function aws(command: string) {
	const {name, resolver} = lab.host('app')
	const variables =
		'AWS_ACCESS_KEY_ID=alice AWS_SECRET_ACCESS_KEY=x AWS_DEFAULT_REGION=us-east-1 AWS_MAX_ATTEMPTS=1 PATH=/usr/bin:/bin'
	const argv = ['sh', '-c', `export ${variables}; cd /tmp; ${command}`]
	const ran = await runOnHost({name, namespacePath: lab.namespacePath('app'), resolver}, argv, {timeoutMs: 60_000})
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
