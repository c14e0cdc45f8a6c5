import {Command} from 'commander'
import {directConnectCommands, ec2Commands} from '../import/describe.ts'
import {visibleJson} from '../model/visible-text.ts'
import {BadInput, fail, status} from './failing.ts'
import {importCloudFormationCommand} from './import-cloudformation.ts'
import {importTerraformCommand} from './import-terraform.ts'
import {count} from './table.ts'
import {printDocument, printNote} from './terminal.ts'
import {writeTo} from './write-to.ts'

type Options = {
	readonly output?: string
	readonly region?: string
	readonly account?: string
	readonly strict?: true
	readonly json?: true
	readonly keepAnswers?: true
}

export const importCommand = () =>
	new Command('import')
		.description('Makes a lab file from an existing network, or from templates or Terraform of one.')
		.addCommand(awsCommand())
		.addCommand(importCloudFormationCommand())
		.addCommand(importTerraformCommand())
		.addHelpText(
			'after',
			`
Example:
  vpclab import aws snapshot -o lab.yaml
  vpclab import cloudformation vpc.yaml -o lab.yaml
  vpclab import terraform state.json -o lab.yaml`
		)

const awsCommand = () =>
	new Command('aws')
		.exitOverride()
		.description(
			'Makes a lab file from the output of `aws ec2 describe-…`. `vpclab up DIR` raises such a folder directly. Needs no root, asks no account.'
		)
		.argument('<dir>', '<region>/Vpcs.json, accounts/<account>/<region>/Vpcs.json, or describe-vpcs.json and the like')
		.option('-o, --output <file>', 'write it there (default: standard output)')
		.option('--region <region>', 'region for files that do not name theirs')
		.option('--account <account>', 'account for files that do not name theirs')
		.option(
			'--keep-answers',
			'keep what AWS answered and no packet notices (tags, images, ids of associations), for `vpclab api`'
		)
		.option('--strict', 'fail if something of the account cannot be emulated')
		.option('--json', 'the lab file as JSON, with a list of what is not in it')
		.addHelpText(
			'after',
			`
What to save, each with --output json, in one folder a region:
${wrapped(ec2Commands)}
and of aws directconnect:
${wrapped(directConnectCommands)}
and with the id of what they are about in the file's name, such as search-transit-gateway-routes-tgw-rtb-….json:
  search-transit-gateway-routes get-transit-gateway-route-table-propagations get-managed-prefix-list-entries
For names: aws ec2 describe-vpc-attribute, of each VPC both DNS attributes; and of aws route53 and aws route53resolver:
  list-hosted-zones get-hosted-zone list-health-checks list-resource-record-sets (the zone's id in the file's name where two zones have one name)
  list-resolver-endpoints list-resolver-rules list-resolver-rule-associations

What cannot be emulated is named on standard error: kind, id, and what follows for packets. So is what is not in any
answer and had to be assumed: an instance that routes lead to, its source/destination check off, is taken as one that forwards.
Addresses and keys of VPN tunnels come from TunnelOptions, CustomerGatewayConfiguration and VgwTelemetry of describe-vpn-connections.`
		)
		.action(importAws)

async function importAws(dir: string, {output, region, account, strict, json, keepAnswers}: Options) {
	const [{importLab}, {renderNote}, {commentOfAccount, renderYaml}, {readLab}] = await Promise.all([
		import('../import/import-lab.ts'),
		import('../import/notes.ts'),
		import('../import/render-yaml.ts'),
		import('../lab/read.ts')
	])
	const {document: plain, notes} = importLab(dir, {region, account})
	const document = keepAnswers ? await withAnswersOf(dir, plain) : plain
	for (const note of notes) printNote(`vpclab: not emulated: ${renderNote(note)}\n`)
	if (Object.keys(document.vpcs ?? {}).length === 0) {
		throw new BadInput(
			`no answer in ${dir} holds a VPC: there is no lab to make of it (\`aws ec2 describe-vpcs --output json\` lists them)`
		)
	}
	if (strict && notes.length > 0) {
		throw new BadInput(`${count(notes.length, 'thing')} of ${dir} cannot be emulated, and --strict forbids that`)
	}
	const text = json ? `${visibleJson({document, notes}, '\t')}\n` : renderYaml(document, {comment: commentOfAccount(dir, notes)})
	if (output === undefined) {
		printDocument(text)
	} else {
		writeTo(output, text)
	}
	try {
		readLab(json ? document : text, {file: output ?? dir, name: 'imported'})
	} catch (error) {
		// The output is written even if it has problems: the user may have to replace placeholder values.
		fail(error)
		process.exitCode = status.badInput
	}
}

async function withAnswersOf(dir: string, document: object): Promise<Readonly<Record<string, unknown>>> {
	const [{withAnswers}, {findSnapshot}, {readLab}] = await Promise.all([
		import('../api/keep-answers.ts'),
		import('../import/files.ts'),
		import('../lab/read.ts')
	])
	const texts = findSnapshot(dir).map(({text}) => text)
	return withAnswers(readLab(document, {file: dir, name: 'imported'}), texts) as Readonly<Record<string, unknown>>
}

/** Text wrapped into indented lines of at most 110 characters. */
function wrapped(words: readonly string[]): string {
	const lines: string[] = []
	for (const word of words) {
		const last = lines.at(-1)
		if (last !== undefined && last.length + word.length < 110) {
			lines[lines.length - 1] = `${last} ${word}`
		} else {
			lines.push(`  ${word}`)
		}
	}
	return lines.join('\n')
}
