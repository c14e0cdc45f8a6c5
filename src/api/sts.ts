/** The caller's identity. Doc: https://docs.aws.amazon.com/STS/latest/APIReference/ */

import type {Requests} from '../../api-models/sts.d.ts'
import {AwsError} from './errors.ts'
import type {Actions} from './part.ts'

/** `secret`: the lab's, which all access keys share. */
export const stsActions = (secret: string): Actions<Requests> => ({
	GetCallerIdentity: ({view: {account}}) => ({
		answer: {UserId: 'AIDAVPCLABVPCLABVPCLA', Account: account, Arn: `arn:aws:iam::${account}:user/vpclab`}
	}),
	GetAccessKeyInfo: ({view: {account}}) => ({answer: {Account: account}}),
	GetSessionToken: ({view: {account}, nowMs, input: {DurationSeconds = 43_200}}) => ({
		answer: {Credentials: credentials(account, secret, nowMs + DurationSeconds * 1000)}
	}),
	AssumeRole({input: {RoleArn, RoleSessionName, DurationSeconds = 3600}, nowMs}) {
		const [, account, role] = /^arn:aws[\w-]*:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]{1,64})$/.exec(RoleArn) ?? []
		if (account === undefined || role === undefined) throw new AwsError('ValidationError', `${RoleArn} is invalid`)
		return {
			answer: {
				Credentials: credentials(account, secret, nowMs + DurationSeconds * 1000),
				AssumedRoleUser: {
					AssumedRoleId: `AROAVPCLABVPCLABVPCLA:${RoleSessionName}`,
					Arn: `arn:aws:sts::${account}:assumed-role/${role}/${RoleSessionName}`
				}
			}
		}
	}
})

/** The access key is the account: calls signed with it are that account's. */
const credentials = (account: string, secret: string, untilMs: number) => ({
	AccessKeyId: account.padStart(16, 'ASIA'),
	SecretAccessKey: secret,
	SessionToken: 'vpclab',
	Expiration: new Date(untilMs).toISOString()
})
