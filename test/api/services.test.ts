/** The services beside EC2, each by its own protocol, over a lab that is nowhere raised. */
import test from 'ava'
import {door} from './door.ts'

test('SSM, JSON: the latest image of a family; what is missing and malformed is refused in that protocol', async t => {
	const {json, said} = door()
	const latest = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'
	const {status, contentType, value} = await json('ssm', 'AmazonSSM.GetParameter', {Name: latest})
	t.is(status, 200)
	t.is(contentType, 'application/x-amz-json-1.1')
	t.like(value.Parameter, {Name: latest, Type: 'String', Value: 'ami-0abcdef1234567890', Version: 1})
	t.is(value.Parameter.LastModifiedDate, Date.UTC(2026, 0, 1) / 1000)
	const family = {Path: '/aws/service/ami-amazon-linux-latest', MaxResults: 4}
	const first = await json('ssm', 'AmazonSSM.GetParametersByPath', family)
	const second = await json('ssm', 'AmazonSSM.GetParametersByPath', {...family, NextToken: first.value.NextToken})
	t.deepEqual([first.value.Parameters.length, second.value.Parameters.length, second.value.NextToken], [4, 3, undefined])
	const refusal = async (target: string, input: object) => {
		const answered = await json('ssm', target, input)
		t.is(answered.headers?.['x-amzn-errortype'], answered.value.__type)
		return `${answered.status} ${answered.value.__type}`
	}
	t.is(await refusal('AmazonSSM.GetParameter', {Name: '/none'}), '400 ParameterNotFound')
	t.is(await refusal('AmazonSSM.GetParameter', {}), '400 ValidationException')
	t.is(await refusal('AmazonSSM.GetParameter', {Name: 1}), '400 SerializationException')
	t.is(await refusal('AmazonSSM.Nothing', {}), '400 UnknownOperationException')
	t.is(await refusal('Other.GetParameter', {Name: latest}), '400 UnknownOperationException')
	t.deepEqual(said, [])
})
