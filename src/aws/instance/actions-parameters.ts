/**
 * Public parameters with the latest image ids, which templates and scripts look up.
 * Doc: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
 */
import type {Requests} from '../../../api-models/ssm.d.ts'
import {AwsError} from '../../api/errors.ts'
import {paged} from '../../api/listing.ts'
import type {Actions} from '../../api/part.ts'
import type {Item, View} from '../view.ts'
import {imageIds} from './actions-catalog.ts'

const amazon = '/aws/service/ami-amazon-linux-latest'
const ubuntu = '/aws/service/canonical/ubuntu/server'

const [al2023, al2023Arm, amazonLinux2, ubuntu2204] = imageIds

/** Image ids by parameter name. */
const parameters: Readonly<Record<string, string>> = {
	[`${amazon}/al2023-ami-kernel-default-x86_64`]: al2023,
	[`${amazon}/al2023-ami-kernel-6.1-x86_64`]: al2023,
	[`${amazon}/al2023-ami-minimal-kernel-default-x86_64`]: al2023,
	[`${amazon}/al2023-ami-kernel-default-arm64`]: al2023Arm,
	[`${amazon}/al2023-ami-kernel-6.1-arm64`]: al2023Arm,
	[`${amazon}/amzn2-ami-hvm-x86_64-gp2`]: amazonLinux2,
	[`${amazon}/amzn2-ami-kernel-5.10-hvm-x86_64-gp2`]: amazonLinux2,
	[`${ubuntu}/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id`]: ubuntu2204,
	[`${ubuntu}/jammy/stable/current/amd64/hvm/ebs-gp2/ami-id`]: ubuntu2204
}

const modified = '2026-01-01T00:00:00.000Z'

const parameterItem = (Name: string, {region}: View): Item => ({
	Name,
	Type: 'String',
	Value: parameters[Name],
	Version: 1,
	LastModifiedDate: modified,
	ARN: `arn:aws:ssm:${region}::parameter${Name}`,
	DataType: Name.startsWith(ubuntu) ? 'aws:ec2:image' : 'text'
})

/** A parameter's name, from its name, its ARN, or `name:1`: version 1 is the only one. */
function nameOf(asked: string): string | undefined {
	const name = asked.replace(/^arn:aws[\w-]*:ssm:[\w-]*::parameter/, '').replace(/:1$/, '')
	return Object.hasOwn(parameters, name) ? name : undefined
}

/** SSM's default page size is smaller than other services'. */
const page = {byPath: 10}

export const parameterActions: Actions<Requests> = {
	GetParameter({input: {Name}, view}) {
		const name = nameOf(Name)
		if (name === undefined) throw new AwsError('ParameterNotFound', '')
		return {answer: {Parameter: parameterItem(name, view)}}
	},
	GetParameters: ({input: {Names}, view}) => ({
		answer: {
			Parameters: Names.flatMap(asked => nameOf(asked) ?? []).map(name => parameterItem(name, view)),
			InvalidParameters: Names.filter(asked => nameOf(asked) === undefined)
		}
	}),
	GetParametersByPath({input, view}) {
		const {Path, Recursive = false, MaxResults = page.byPath} = input
		const folder = Path.endsWith('/') ? Path : `${Path}/`
		const found = Object.keys(parameters).filter(
			name => name.startsWith(folder) && (Recursive || !name.slice(folder.length).includes('/'))
		)
		return {
			answer: paged(
				found.map(name => parameterItem(name, view)),
				'Parameters',
				{...input, MaxResults}
			)
		}
	},
	/** Lists the account's own parameters; a lab has none. */
	DescribeParameters: ({input}) => ({answer: paged([], 'Parameters', input)})
}
