/** Pseudo parameters, and the names that CloudFormation generates for resources. Pure. */
import {idOf} from '../../aws/ids.ts'

type Where = {readonly stackName: string; readonly region: string; readonly account: string}

const partitionOf = (region: string): string =>
	region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'

export function pseudoParameters({stackName, region, account}: Where): Readonly<Record<string, unknown>> {
	const partition = partitionOf(region)
	const hex = idOf('stack', `${account} ${region} ${stackName}`).slice(-16)
	return {
		'AWS::AccountId': account,
		'AWS::NotificationARNs': [],
		'AWS::NoValue': undefined,
		'AWS::Partition': partition,
		'AWS::Region': region,
		'AWS::StackId': `arn:${partition}:cloudformation:${region}:${account}:stack/${stackName}/${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12)}-8000-${hex.slice(0, 12)}`,
		'AWS::StackName': stackName,
		'AWS::URLSuffix': partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
	}
}

/** `stack-Bucket-1A2B3C4D5E6F`. */
export const physicalId = (stackName: string, logicalId: string): string =>
	`${stackName}-${logicalId}-${idOf('physical', `${stackName} ${logicalId}`).slice(-12).toUpperCase()}`
