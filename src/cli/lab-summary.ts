/** Summarizes what a downloaded lab would do on this machine, for the user who has to confirm it. Pure. */
import type {LoadedLab} from '../lab/read.ts'

const mostCommands = 10

export function labSummary({lab, checks, files = {}}: LoadedLab): string {
	const instances = lab.vpcs.flatMap(({instances: all = []}) => all)
	const commands = checks.flatMap(check => (check.kind === 'run' ? [`${check.host}: ${check.command.join(' ')}`] : []))
	const devices = Object.keys(files)
	return [
		`${lab.name}: ${count(lab.vpcs.length, 'VPC')}, ${count(instances.length, 'instance')}, ${count(checks.length, 'check')}`,
		...(commands.length === 0 ? [] : ['  runs as root, isolated as by `vpclab exec`, which is no boundary:']),
		...commands.slice(0, mostCommands).map(command => `    ${command}`),
		...(commands.length > mostCommands ? [`    … and ${commands.length - mostCommands} more`] : []),
		...(devices.length === 0 ? [] : [`  configures daemons by ${devices.join(', ')}`]),
		'  makes network namespaces, and sends packets inside them alone',
		''
	].join('\n')
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
