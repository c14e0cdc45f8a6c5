/**
 * `npm run bench [NAME…] [-- --quick]`: vpclab's performance goals, each measured beside its reference in the same run.
 * On a shared machine only the ratio is meaningful, not the milliseconds.
 */
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {$, chalk, minimist} from 'zx'
import {bringUp} from './bench/bring-up.ts'
import {change} from './bench/change.ts'
import {checks} from './bench/checks.ts'
import {dataPlane} from './bench/data-plane.ts'
import {dns} from './bench/dns.ts'
import {failover} from './bench/failover.ts'
import {flowLogs} from './bench/flow-logs.ts'
import {lessons} from './bench/lessons.ts'
import {loadBalancers} from './bench/load-balancers.ts'
import {namesMemory} from './bench/names-memory.ts'
import {plan} from './bench/plan.ts'
import {type Measure, type Row, renderRow} from './bench/row.ts'
import {vpclab} from './bench/star.ts'
import {templates} from './bench/templates.ts'
import {vpn} from './bench/vpn.ts'

const measures: Readonly<Record<string, Measure>> = {
	plan,
	templates,
	'bring-up': bringUp,
	change,
	'data-plane': dataPlane,
	'load-balancers': loadBalancers,
	'flow-logs': flowLogs,
	dns,
	'names-memory': namesMemory,
	checks,
	lessons,
	vpn,
	failover
}

const argv = minimist(process.argv.slice(2), {boolean: ['quick', 'help']})
const wanted = argv._.length > 0 ? argv._.map(String) : Object.keys(measures)
const unknown = wanted.filter(name => !(name in measures))
if (unknown.length > 0 || argv.help) {
	console.error(
		`usage: npm run bench [${Object.keys(measures).join(' | ')}] [-- --quick]   (unknown: ${unknown.join(', ') || 'none'})`
	)
	process.exit(2)
}

const folder = await mkdtemp(join(tmpdir(), 'vpclab-bench-'))
process.env.VPCLAB_STATE_DIR = join(folder, 'state')
const rows: Row[] = []
try {
	for (const name of wanted) {
		console.log(chalk.bold(`\n${name}`))
		await measures[name]?.({
			folder,
			quick: Boolean(argv.quick),
			report(row) {
				rows.push(row)
				console.log(renderRow(row))
			}
		})
	}
} finally {
	await $({nothrow: true, quiet: true})`${vpclab} down --all`
	await rm(folder, {recursive: true, force: true}).catch(error => console.error(`left behind: ${error.message}`))
}

const missed = rows.filter(({met}) => met === false)
console.log(`\n${rows.filter(({met}) => met).length} goals met, ${missed.length} missed`)
for (const row of missed) {
	console.log(renderRow(row))
}
