import {Command} from 'commander'
import {type LabSummary, listLabs} from '../life/running.ts'
import {MachineLacks} from './failing.ts'
import {table} from './table.ts'
import {print, printJson} from './terminal.ts'

export const lsCommand = () =>
	new Command('ls')
		.description('Lists the labs of this machine: those that run, and what interrupted commands left.')
		.option('--json', 'as JSON')
		.action(ls)

function ls({json}: {readonly json?: true}) {
	const labs = seen()
	if (json) return void printJson(labs, '\t')
	if (labs.length === 0) return void print('no labs are running\n')
	const rows = labs.map(({name, status, vpcs, instances, raisedAt, source}) => [
		name,
		status,
		vpcs,
		instances,
		raisedAt?.slice(0, 19).replace('T', ' '),
		source
	])
	print(table(['lab', 'status', 'vpcs', 'instances', 'since (UTC)', 'from'], rows))
	if (labs.some(({status}) => status !== 'running')) {
		print('\n`vpclab up` or `vpclab down` puts right what is half-made or half-changed; `down` takes away what is abandoned\n')
	}
}

/** Only root may list labs; but if none has ever been raised, everybody gets an empty list. */
function seen(): readonly LabSummary[] {
	try {
		return listLabs()
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM'))) throw error
		throw new MachineLacks('there may be labs, but only root can see them: run it with sudo')
	}
}
