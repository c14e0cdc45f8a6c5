import {basename} from 'node:path'
import {Command} from 'commander'
import {traceNames} from '../life/folders.ts'
import {takeDown} from '../life/take-down.ts'
import {BadInput, needRoot} from './failing.ts'
import {onlyNameOf} from './find-lab.ts'
import {printWaiting} from './interruption.ts'
import {notRunning} from './no-such-lab.ts'
import {print} from './terminal.ts'

export const downCommand = () =>
	new Command('down')
		.description('Takes labs down, with everything that still runs in them. Needs no lab file; removes half-made labs as well.')
		.argument('[labs...]', 'names of labs, or the files or folders that they were raised from')
		.option('-a, --all', 'every lab of this machine')
		.addHelpText(
			'after',
			`
Examples:
  vpclab down public-private
  vpclab down labs/public-private
  vpclab down --all`
		)
		.action(down)

async function down(labs: readonly string[], {all}: {readonly all?: true}) {
	needRoot('vpclab down')
	if (all ? labs.length > 0 : labs.length === 0) throw new BadInput(all ? '--all takes no names' : 'name a lab, or use --all')
	const names = all ? traceNames() : [...new Set(labs.flatMap(meant))]
	if (names.length === 0) print('no labs are running\n')
	await Promise.all(
		names.map(async name => {
			const begin = performance.now()
			const was = await takeDown(name, {
				what: 'vpclab down',
				onWait: printWaiting
			})
			print(was ? `${name} is down (${((performance.now() - begin) / 1000).toFixed(2)} s)\n` : `${name} was not up\n`)
		})
	)
}

function meant(text: string): readonly string[] {
	const name = onlyNameOf(text)
	if (name !== undefined) return [name]
	if (traceNames().includes(text)) return [text]
	throw notRunning(basename(text))
}
