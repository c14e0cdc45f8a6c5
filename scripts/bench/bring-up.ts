import {readFile, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {which} from 'zx'
import {type CountedNamespaces, countedNamespaces} from './counted-namespaces.ts'
import {type Measure, median, ms, ratioRow, timed} from './row.ts'
import {quiet, starLab, vpclab, writeLab} from './star.ts'

const source = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** `vpclab up` and `down`, from typing to ready, against raw netlink from C and against Mininet. */
export const bringUp: Measure = async ({folder, quick, report}) => {
	const limit = await buildLimit(folder)
	await using counted = await countedNamespaces()
	const {enter} = counted
	const perInstance = new Map<number, number>()
	for (const instances of quick ? [10, 100] : [10, 100, 1000]) {
		const name = `star-${instances}`
		const path = await writeLab(folder, name, starLab({instances}))
		const runs = {
			up: [] as number[],
			down: [] as number[],
			gone: [] as number[],
			limit: [] as number[],
			limitGone: [] as number[]
		}
		let memory: number | undefined
		for (let run = 0; run < (instances >= 1000 ? 3 : 5); run++) {
			const [raised, gone] = await runLimit(counted, [limit, String(instances), join(folder, 'limit')])
			runs.limit.push(raised)
			runs.limitGone.push(gone)
			const before = await usedMemory()
			runs.up.push(await timed(() => quiet`${enter} ${vpclab} up ${path}`))
			memory ??= (await usedMemory()) - before
			const start = performance.now()
			await quiet`${enter} ${vpclab} down ${name}`
			runs.down.push(performance.now() - start)
			await untilFreed(counted)
			runs.gone.push(performance.now() - start)
		}

		const up = median(runs.up)
		perInstance.set(instances, up / instances)
		report(
			ratioRow(
				`up, ${instances} instances, against raw netlink in C`,
				[up, median(runs.limit)],
				ms,
				instances >= 1000 ? {most: 1.6} : {}
			)
		)
		if (instances === 10) report({what: 'up, 10 instances, in all', figure: ms(up), goal: '≤ 350 ms', met: up <= 350})

		report({
			what: `down returns, ${instances} instances`,
			figure: ms(median(runs.down)),
			goal: '≤ 500 ms',
			met: median(runs.down) <= 500
		})
		report(
			ratioRow(
				`nothing left after down, ${instances} instances, against the kernel's own`,
				[median(runs.gone), median(runs.limitGone)],
				ms,
				instances >= 1000 ? {most: 1.3} : {}
			)
		)
		if (instances >= 1000 && memory !== undefined) {
			report({
				what: `memory, ${instances} instances in all`,
				figure: `${Math.round(memory / 1024)} MB`,
				goal: '≤ 400 MB',
				met: memory <= 400 * 1024
			})
		}

		await compareMininet(instances, up, report, folder)
	}

	const [small, large] = [perInstance.get(100), perInstance.get(1000)]
	if (small && large) report(ratioRow('time per instance, 1000 against 100', [large, small], ms, {most: 1.3}))
}

async function buildLimit(folder: string): Promise<string> {
	const program = join(folder, 'limit-program')
	await quiet`gcc -O2 -o ${program} ${source('limit.c')}`
	return program
}

/** In namespaces of its own, so that a wrong unmount affects nobody else. */
async function runLimit(counted: CountedNamespaces, argv: readonly string[]): Promise<readonly [number, number]> {
	const {stdout} = await quiet`${counted.enter} ${argv}`
	const end = performance.now()
	await untilFreed(counted)
	const [raised = Number.NaN, unmounted = 0] = stdout.trim().split(' ').map(Number)
	return [raised, unmounted + (performance.now() - end)]
}

async function untilFreed({untilFreed}: CountedNamespaces): Promise<void> {
	if (!(await untilFreed(60_000))) throw new Error('network namespaces stay in the kernel a minute after their end')
}

/** Used memory in kilobytes, without what the kernel can reclaim. */
async function usedMemory(): Promise<number> {
	const text = await readFile('/proc/meminfo', 'utf8')
	const read = (key: string) => Number(text.match(new RegExp(`^${key}:\\s+(\\d+)`, 'm'))?.[1] ?? 0)
	return read('MemTotal') - read('MemAvailable')
}

async function compareMininet(
	instances: number,
	up: number,
	report: Parameters<Measure>[0]['report'],
	folder: string
): Promise<void> {
	const installed =
		(await which('mn', {nothrow: true})) &&
		(await which('brctl', {nothrow: true})) &&
		(await stat('/usr/bin/python3').catch(() => undefined))
	if (!installed) {
		report({
			what: `up, ${instances} instances, against Mininet`,
			figure: 'not measured: needs the packages mininet and bridge-utils'
		})
		return
	}

	// Mininet works in the host's namespace, so it gets a separate one.
	const {stdout} = await quiet({cwd: folder})`unshare --mount --net /usr/bin/python3 ${source('mininet-star.py')} ${instances}`
	report(
		ratioRow(`Mininet against up, ${instances} hosts`, [Number(stdout.trim()), up], ms, instances >= 1000 ? {least: 12} : {})
	)
}
