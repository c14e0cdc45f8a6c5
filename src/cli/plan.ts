import {Command} from 'commander'
import {renderPlan} from './plan-text.ts'
import {type StackFlags, stackOptionsOf, withStackOptions} from './stack-options.ts'
import {print, printJson} from './terminal.ts'

export const planCommand = () =>
	withStackOptions(
		new Command('plan')
			.description(
				'Shows the kernel objects of a lab: namespaces, links, addresses, routes, rules, sets, firewalls. Needs no root, touches nothing.'
			)
			.argument('<lab>', 'lab file, folder with a lab.yaml, template, or assembly of CDK')
			.option('--json', 'the whole plan as JSON')
			.option('-n, --namespace <name>', 'only this namespace, including firewall text')
			.option('--changes', 'of a template whose lab runs: what an update of the stack does to each resource, as AWS would')
			.addHelpText(
				'after',
				`
Examples:
  vpclab plan labs/public-private
  vpclab plan labs/public-private -n vpc.main      everything of the VPC's router
  vpclab plan labs/public-private --json | jq '.namespaces | keys'
  vpclab plan vpc.yaml --changes                   which resources an edited template replaces`
			)
			.action(plan)
	)

type Flags = StackFlags & {readonly json?: true; readonly namespace?: string; readonly changes?: true}

async function plan(path: string, {json, namespace, changes, ...flags}: Flags) {
	if (changes) {
		const {printChanges} = await import('./plan-changes.ts')
		return printChanges(path, {json, stackOptions: stackOptionsOf(flags)})
	}
	const [{loadLab}, {compile}] = await Promise.all([import('../lab/load.ts'), import('../plan/compile.ts')])
	const {lab} = await loadLab(path, {badChecks: 'report', stackOptions: stackOptionsOf(flags)})
	const compiled = compile(lab)
	if (json) {
		printJson(compiled, '\t')
	} else {
		print(renderPlan(compiled, namespace))
	}
}
