import {type Measure, median, ms, ratioRow, timed} from './row.ts'
import {quiet, starLab, vpclab, writeLab} from './star.ts'

/** 200 checks, half of which expect silence, against the longest of them. */
export const checks: Measure = async ({folder, report}) => {
	const probe = (index: number) =>
		index % 2
			? `  - tcp: {from: h${index % 20}, to: 'h${(index + 7) % 20}:81', expect: refused}`
			: `  - tcp: {from: h${index % 20}, to: 'outside:80', expect: timeout}`
	const extra = [
		'      outside: {subnet: one, securityGroups: [shut]}',
		'checks:',
		...Array.from({length: 200}, (_, index) => probe(index))
	].join('\n')
	const text = starLab({instances: 20, extra}).replace('    instances:', '      shut: {ingress: []}\n    instances:')
	const path = await writeLab(folder, 'checks', text)
	await quiet`${vpclab} up ${path}`
	try {
		const all: number[] = []
		const longest: number[] = []
		for (let run = 0; run < 3; run++) {
			let output = ''
			all.push(
				await timed(async () => {
					output = (await quiet`${vpclab} test ${path} --keep --report json`).stdout
				})
			)
			longest.push(longestOf(JSON.parse(output)))
		}

		report(
			ratioRow('200 checks, half of them expecting silence, against the longest', [median(all), median(longest)], ms, {most: 3})
		)
	} finally {
		await quiet`${vpclab} down checks`
	}
}

function longestOf(report: unknown): number {
	const found: number[] = []
	const look = (value: unknown): void => {
		if (value === null || typeof value !== 'object') return

		for (const [key, one] of Object.entries(value)) {
			if (key === 'ms' && typeof one === 'number') {
				found.push(one)
			} else {
				look(one)
			}
		}
	}

	look(report)
	return Math.max(...found)
}
