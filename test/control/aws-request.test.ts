import test from 'ava'
import {readPolicy} from '../../src/aws/policy.ts'
import {type AwsRequest, decisionOf} from '../../src/control/aws-request.ts'
import {dynamoDbRequestOf, withoutArns} from '../../src/control/dynamodb-request.ts'

const asked = (more: Partial<AwsRequest>) =>
	decisionOf({
		service: 's3',
		region: 'us-east-1',
		account: '123456789012',
		method: 'GET',
		url: '/',
		headers: {},
		body: '',
		source: '10.0.1.5',
		isTls: false,
		...more
	})

function actionOf(more: Partial<AwsRequest>) {
	const {action, resource} = asked(more)
	return `${action} ${resource}`
}

test('S3: what is asked for stands in method, path and host', t => {
	t.is(actionOf({}), 's3:ListAllMyBuckets *')
	t.is(actionOf({url: '/photos?list-type=2'}), 's3:ListBucket arn:aws:s3:::photos')
	t.is(actionOf({url: '/photos/a%20b.jpg'}), 's3:GetObject arn:aws:s3:::photos/a b.jpg')
	t.is(actionOf({url: '/photos/%zz'}), 's3:GetObject arn:aws:s3:::photos/%zz')
	t.is(actionOf({url: '/photos/x', method: 'PUT'}), 's3:PutObject arn:aws:s3:::photos/x')
	t.is(actionOf({url: '/photos', method: 'PUT'}), 's3:CreateBucket arn:aws:s3:::photos')
	t.is(
		actionOf({url: '/x', method: 'DELETE', headers: {host: 'photos.s3.us-east-1.amazonaws.com'}}),
		's3:DeleteObject arn:aws:s3:::photos/x'
	)
	t.is(
		actionOf({url: '/x', headers: {host: 'photos.bucket.vpce-1-abc.s3.us-east-1.vpce.amazonaws.com:443'}}),
		's3:GetObject arn:aws:s3:::photos/x'
	)
	t.is(actionOf({url: '/photos/x', headers: {host: 's3.us-east-1.amazonaws.com'}}), 's3:GetObject arn:aws:s3:::photos/x')
})

test('DynamoDB and others: in a header, the query or the body', t => {
	const headers = {'x-amz-target': 'DynamoDB_20120810.GetItem'}
	t.is(
		actionOf({service: 'dynamodb', method: 'POST', headers, body: '{"TableName": "music"}'}),
		'dynamodb:GetItem arn:aws:dynamodb:us-east-1:123456789012:table/music'
	)
	t.is(actionOf({service: 'ec2', url: '/?Action=DescribeVpcs&Version=2016-11-15'}), 'ec2:DescribeVpcs *')
	t.is(actionOf({service: 'ec2', method: 'POST', body: 'Version=1&Action=RunInstances'}), 'ec2:RunInstances *')
	t.is(
		actionOf({service: 'ecr.api', headers: {'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.DescribeImages'}}),
		'ecr:DescribeImages *'
	)
	t.is(actionOf({service: 'ssm'}), 'ssm:Unknown *')
})

test('who signs is a user of the account that asks', t => {
	t.is(asked({}).principal, undefined)
	const authorization = 'AWS4-HMAC-SHA256 Credential=alice/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0'
	t.is(asked({headers: {authorization}}).principal, 'arn:aws:iam::123456789012:user/alice')
	t.is(asked({url: '/b/k?X-Amz-Credential=bob%2F20260101'}).principal, 'arn:aws:iam::123456789012:user/bob')
})

test('GWE-1: the policy of the endpoint decides, and only where there is an endpoint', t => {
	const {policy} = readPolicy(
		{
			Statement: [
				{
					Effect: 'Allow',
					Principal: '*',
					Action: 's3:*',
					Resource: 'arn:aws:s3:::photos/*',
					Condition: {StringEquals: {'aws:SourceVpc': 'vpc-1'}}
				},
				{Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: '*'}
			]
		},
		[],
		''
	)
	const endpoint = {id: 'vpce-1', vpc: 'vpc-1', policy}
	t.true(asked({url: '/photos/x', endpoint}).allowed)
	t.false(asked({url: '/photos/x', endpoint: {...endpoint, vpc: 'vpc-2'}}).allowed)
	t.regex(asked({url: '/other/x', endpoint}).reason ?? '', /because no VPC endpoint policy allows the s3:GetObject action/)
	t.regex(asked({url: '/photos/x', method: 'PUT', endpoint}).reason ?? '', /explicit deny in a VPC endpoint policy/)
	t.true(asked({url: '/other/x'}).allowed)
})

test('S3: users of the owner may do what nobody denies, others what the bucket allows', t => {
	const signed = {authorization: 'AWS4-HMAC-SHA256 Credential=alice/20261201/us-east-1/s3/aws4_request'}
	const verdict = (statements: readonly object[], account: string, headers: AwsRequest['headers'] = signed) => {
		const policy = statements.length === 0 ? [] : readPolicy({Statement: statements}, [], '').policy
		const {allowed, reason} = asked({url: '/photos/x', headers, resourcePolicy: {policy, account}})
		return allowed ? 'allowed' : reason?.replace(/^.*" /, '')
	}
	const own = '123456789012'
	const other = '210987654321'
	const read = {Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*'}
	const none = 'because no resource-based policy allows the s3:GetObject action'
	t.is(verdict([], own), 'allowed')
	t.is(verdict([], own, {}), none)
	t.is(verdict([], other), none)
	t.is(verdict([read], other), 'allowed')
	t.is(verdict([read], own, {}), 'allowed')
	t.is(verdict([read, {...read, Effect: 'Deny'}], own), 'with an explicit deny in a resource-based policy')
})

test('DynamoDB: all tables of a batch and of a transaction count, an index is a resource of its own', t => {
	const resourcesOf = (body: object) =>
		dynamoDbRequestOf({headers: {}, body: JSON.stringify(body), region: 'us-east-1', account: '1'}).resources.map(one =>
			one.replace('arn:aws:dynamodb:us-east-1:1:table/', '')
		)
	t.deepEqual(resourcesOf({RequestItems: {a: {}, b: {}}}), ['a', 'b'])
	t.deepEqual(resourcesOf({TransactItems: [{Put: {TableName: 'a'}}, {Get: {TableName: 'c'}}, null, 7]}), ['a', 'c'])
	t.deepEqual(resourcesOf({TableName: 'a', IndexName: 'byDay'}), ['a/index/byDay'])
	t.deepEqual(resourcesOf({TableName: 'arn:aws:dynamodb:us-east-1:1:table/d'}), ['d'])
	t.deepEqual(resourcesOf({}), ['*'])
	t.is(withoutArns('{"TableName":"arn:aws:dynamodb:us-east-1:1:table/d"}'), '{"TableName":"d"}')
})
