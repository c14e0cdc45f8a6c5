import {Command} from 'commander'
import pc from 'picocolors'
import {examine} from '../doctor/examine.ts'
import {missing} from '../doctor/judge.ts'
import {render} from '../doctor/render.ts'
import {printJson, printPainted} from './terminal.ts'

/** `vpclab doctor [--json]`. Exit status: 0 labs can be raised, 3 something that they need is missing. */
export const doctorCommand = (): Command =>
	new Command('doctor')
		.description('Reports what this machine can and cannot do, what follows for labs, and how to fix it.')
		.option('--json', 'the findings as JSON')
		.addHelpText(
			'after',
			'\nExit status: 0 labs can be raised (something optional may be missing), 3 something needed is missing.'
		)
		.action(async ({json}: {json?: boolean}) => {
			const findings = await examine()
			if (json) {
				printJson({ok: missing(findings).length === 0, findings}, '\t')
			} else {
				printPainted(render(findings, paint))
			}
			process.exitCode = missing(findings).length > 0 ? 3 : 0
		})

const colors = pc.createColors(process.stdout.isTTY === true && pc.isColorSupported)
const paint = {good: colors.green, bad: colors.red, faint: colors.dim}
