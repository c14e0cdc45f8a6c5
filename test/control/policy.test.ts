import test from 'ava'
import {readPolicy} from '../../src/aws/policy.ts'
import {evaluatePolicy, type PolicyRequest} from '../../src/control/policy.ts'

const policy = (...statements: readonly object[]) =>
	readPolicy(
		{Version: '2012-10-17', Statement: statements.map(one => ({Principal: '*', Resource: '*', Action: '*', ...one}))},
		[],
		''
	).policy

const request: PolicyRequest = {
	principal: 'arn:aws:iam::123456789012:user/alice',
	action: 's3:GetObject',
	resource: 'arn:aws:s3:::photos/a.jpg',
	context: {'aws:sourcevpce': 'vpce-1', 'aws:vpcsourceip': '10.0.1.5', 'aws:securetransport': 'false'}
}

const verdict = (statements: readonly object[], more: Partial<PolicyRequest> = {}) =>
	evaluatePolicy(policy(...statements), {...request, ...more})

const allow = (more: object) => [{Effect: 'Allow', ...more}]

test('what no statement is about is not allowed', t => {
	t.is(verdict(allow({})), 'allow')
	t.is(verdict(allow({Action: 's3:PutObject'})), 'none')
	t.is(verdict(allow({Resource: 'arn:aws:s3:::photos'})), 'none')
})

test('a denial counts more than any permission', t => {
	t.is(verdict([{Effect: 'Allow'}, {Effect: 'Deny', Resource: 'arn:aws:s3:::photos/*'}]), 'deny')
	t.is(verdict([{Effect: 'Deny', Resource: 'arn:aws:s3:::other/*'}, {Effect: 'Allow'}]), 'allow')
})

test('actions are the same in capitals, resources are not; both have * and ?', t => {
	t.is(verdict(allow({Action: 'S3:get*'})), 'allow')
	t.is(verdict(allow({Action: 's3:Ge?Object'})), 'allow')
	t.is(verdict(allow({Resource: 'arn:aws:s3:::Photos/*'})), 'none')
	t.is(verdict(allow({Resource: 'arn:aws:s3:::photos/?.jpg'})), 'allow')
	t.is(verdict(allow({Resource: 'arn:aws:s3:::photos/??.jpg'})), 'none')
	t.is(verdict(allow({Action: 's3:GetObject.'})), 'none')
})

test('NotAction and NotResource are about all others', t => {
	t.is(verdict([{Effect: 'Allow', Action: undefined, NotAction: 's3:Get*'}]), 'none')
	t.is(verdict([{Effect: 'Allow', Action: undefined, NotAction: 's3:Put*'}]), 'allow')
	t.is(verdict([{Effect: 'Allow', Resource: undefined, NotResource: 'arn:aws:s3:::photos/*'}]), 'none')
})

test('an account is everybody of it; who did not sign is nobody', t => {
	t.is(verdict(allow({Principal: {AWS: '123456789012'}})), 'allow')
	t.is(verdict(allow({Principal: {AWS: 'arn:aws:iam::123456789012:root'}})), 'allow')
	t.is(verdict(allow({Principal: {AWS: '111122223333'}})), 'none')
	t.is(verdict(allow({Principal: {AWS: 'arn:aws:iam::123456789012:user/bob'}})), 'none')
	t.is(
		evaluatePolicy(policy(...allow({Principal: {AWS: '123456789012'}})), {action: 's3:GetObject', resource: '*', context: {}}),
		'none'
	)
	t.is(evaluatePolicy(policy(...allow({Principal: {AWS: '*'}})), {action: 's3:GetObject', resource: '*', context: {}}), 'allow')
})

test('conditions hold all at once, each with one of its values', t => {
	t.is(verdict(allow({Condition: {StringEquals: {'aws:SourceVpce': ['vpce-0', 'vpce-1']}}})), 'allow')
	t.is(verdict(allow({Condition: {StringEquals: {'aws:SourceVpce': 'vpce-2'}}})), 'none')
	t.is(verdict(allow({Condition: {StringEquals: {'aws:SourceVpce': 'vpce-1'}, Bool: {'aws:SecureTransport': true}}})), 'none')
	t.is(verdict(allow({Condition: {IpAddress: {'aws:VpcSourceIp': '10.0.1.0/24'}}})), 'allow')
	t.is(verdict(allow({Condition: {NotIpAddress: {'aws:VpcSourceIp': '10.0.1.0/24'}}})), 'none')
	t.is(verdict(allow({Condition: {StringNotLike: {'aws:SourceVpce': ['vpce-2', 'vpce-3']}}})), 'allow')
})

test('of a key that the request has not, only negations hold, and …IfExists', t => {
	t.is(verdict(allow({Condition: {StringEquals: {'aws:SourceVpc': 'vpc-1'}}})), 'none')
	t.is(verdict(allow({Condition: {StringNotEquals: {'aws:SourceVpc': 'vpc-1'}}})), 'allow')
	t.is(verdict(allow({Condition: {StringEqualsIfExists: {'aws:SourceVpc': 'vpc-1'}}})), 'allow')
	t.is(verdict(allow({Condition: {Null: {'aws:SourceVpc': true}}})), 'allow')
	t.is(verdict(allow({Condition: {Null: {'aws:SourceVpce': 'true'}}})), 'none')
	t.is(verdict(allow({Condition: {IpAddress: {'aws:SourceIp': '0.0.0.0/0'}}})), 'none')
})
