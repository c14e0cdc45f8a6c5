import {open} from '../../src/index.ts'
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

		const lab = await open('changing')
		const patched: number[] = []
		for (let run = 0; run < 9; run++) {
			const ingress = [{tcp: 1000 + run, from: '10.0.0.0/16'}]
			patched.push(await timed(() => lab.change({vpcs: {star: {securityGroups: {g0: {ingress}}}}})))
		}

		const goal = (value: number, most: number) => ({goal: `≤ ${most} ms`, met: value <= most})
		const more = median(changed) - median(same)
		report({what: 'the command starts', figure: ms(median(start))})
		report({what: `up again, unchanged file of ${instances} instances`, figure: ms(median(same))})
		report({what: `up again, one rule changed among ${instances} ENIs, in all`, figure: ms(median(changed))})
		report({what: 'of that, more than for the unchanged file', figure: ms(more), ...goal(more, 60)})
		report({
			what: `one rule changed among ${instances} ENIs by a program that has started`,
			figure: ms(median(patched)),
			...goal(median(patched), 100)
		})
	} finally {
		await quiet`${vpclab} down changing`
	}
}
