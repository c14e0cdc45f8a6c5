/** AWS's services by their names in endpoints (PL-2): `com.amazonaws.REGION.NAME`. */

type Catalogued = {
	/** Its DNS names in a region, if they are not `NAME.REGION.amazonaws.com`. Clients use the first. */
	readonly names?: readonly string[]
	/** Its names that have IPv6 addresses as well. */
	readonly dualStackNames?: readonly string[]
	/** Default: only 443. */
	readonly ports?: readonly number[]
	/** True: there are gateway endpoints for it (GWE-1). */
	readonly gateway?: true
}

const plain: Catalogued = {}
const named = (...names: string[]): Catalogued => ({names})

const catalogue: Readonly<Record<string, Catalogued>> = {
	s3: {
		names: ['s3.REGION.amazonaws.com', '*.s3.REGION.amazonaws.com'],
		dualStackNames: ['s3.dualstack.REGION.amazonaws.com', '*.s3.dualstack.REGION.amazonaws.com'],
		ports: [80, 443],
		gateway: true
	},
	dynamodb: {dualStackNames: ['dynamodb.REGION.api.aws'], ports: [80, 443], gateway: true},
	athena: plain,
	autoscaling: plain,
	backup: plain,
	cloudformation: plain,
	cloudtrail: plain,
	codebuild: plain,
	codecommit: plain,
	config: plain,
	datasync: plain,
	ebs: plain,
	ec2: {ports: [80, 443]},
	ec2messages: plain,
	'ecr.api': named('api.ecr.REGION.amazonaws.com'),
	'ecr.dkr': named('*.dkr.ecr.REGION.amazonaws.com'),
	ecs: plain,
	'ecs-agent': named('ecs-a.REGION.amazonaws.com'),
	'ecs-telemetry': named('ecs-t.REGION.amazonaws.com'),
	eks: plain,
	elasticfilesystem: plain,
	elasticloadbalancing: plain,
	events: plain,
	'execute-api': named('*.execute-api.REGION.amazonaws.com'),
	firehose: plain,
	'git-codecommit': plain,
	glue: plain,
	'kinesis-streams': named('kinesis.REGION.amazonaws.com'),
	kms: plain,
	lambda: plain,
	logs: plain,
	monitoring: plain,
	rds: plain,
	'rds-data': plain,
	redshift: plain,
	'sagemaker.api': named('api.sagemaker.REGION.amazonaws.com'),
	'sagemaker.runtime': named('runtime.sagemaker.REGION.amazonaws.com'),
	secretsmanager: plain,
	servicecatalog: plain,
	sns: plain,
	sqs: plain,
	ssm: plain,
	ssmmessages: plain,
	states: plain,
	storagegateway: plain,
	sts: plain,
	transfer: plain,
	xray: plain
}

export const serviceNames: readonly string[] = Object.keys(catalogue)

export const isService = (name: string): boolean => Object.hasOwn(catalogue, name)

export const hasGateway = (name: string): boolean => catalogue[name]?.gateway === true

export const portsOf = (name: string): readonly number[] => catalogue[name]?.ports ?? [443]

/** Its DNS names in that region; one may begin with `*.`. */
export const namesIn = (name: string, region: string): readonly string[] =>
	(catalogue[name]?.names ?? [`${name}.REGION.amazonaws.com`]).map(one => one.replace('REGION', region))

/** Its names with IPv6 addresses beside those of IPv4. Empty: none that are known here. */
export const dualStackNames = (name: string, region: string): readonly string[] =>
	(catalogue[name]?.dualStackNames ?? []).map(one => one.replace('REGION', region))
