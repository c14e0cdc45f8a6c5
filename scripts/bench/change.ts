import {type Measure, median, ms, timed} from './row.ts'
import {quiet, starLab, vpclab, writeLab} from './star.ts'

/** One security-group rule changes in a VPC of 1,000 ENIs. */
export const change: Measure = async ({folder, quick, report}) => {
	const instances = quick ? 100 : 1000
	const write = (rules: number) => writeLab(folder, 'changing', starLab({instances, rules}))
	const path = await write(1)
	await quiet`${vpclab} up ${path}`
	try {
		const start: number[] = []
		const same: number[] = []
		const changed: number[] = []
		for (let run = 0; run < 5; run++) {
			start.push(await timed(() => quiet`${vpclab} ls`))
			same.push(await timed(() => quiet`${vpclab} up ${path}`))
			await write(2 + (run % 2))
			changed.push(await timed(() => quiet`${vpclab} up ${path}`))
		}

		const beyond = median(changed) - median(start)
		report({what: `up again, unchanged file of ${instances} instances`, figure: ms(median(same))})
		report({
			what: `one rule changed among ${instances} ENIs, beyond the command's start`,
			figure: `${ms(beyond)}  (${ms(median(changed))} - ${ms(median(start))})`,
			goal: '≤ 150 ms',
			met: beyond <= 150
		})
	} finally {
		await quiet`${vpclab} down changing`
	}
}
