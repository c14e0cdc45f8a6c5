import {createServer} from 'node:http'
import {setTimeout as pause} from 'node:timers/promises'
import {Command, InvalidArgumentError} from 'commander'
import {liveLab} from '../life/network.ts'
import {renderPrometheus} from '../metrics/prometheus.ts'
import type {Metric, Readings} from '../metrics/types.ts'
import {metricsBetween, readCountersOf} from '../verify/read-metrics.ts'
import {BadInput, needRoot} from './failing.ts'
import {findRunning} from './find-lab.ts'
import {table} from './table.ts'
import {overwriteScreen, print, printJson, printNote} from './terminal.ts'

type Options = {readonly watch?: true; readonly json?: true; readonly prometheus?: number}

export const metricsCommand = () =>
	new Command('metrics')
		.description(
			'Shows what CloudWatch would have of the NAT gateways, transit gateways, VPN tunnels, Direct Connect and targets of load balancers of a running lab: counted by the kernel, or found by health checks.'
		)
		.argument('<lab>', 'name of the lab, or what it was raised from')
		.option('-w, --watch', 'again every second, counters as what came in that second, until Ctrl-C')
		.option('--json', 'as JSON; with --watch one text a line')
		.option('--prometheus <port>', 'serve them to Prometheus, at /metrics of this port of 127.0.0.1, until Ctrl-C', port)
		.addHelpText(
			'after',
			`
Names, units and dimensions are CloudWatch's. What it has as a sum over a period is a counter here, since the counted thing was made.

Examples:
  vpclab metrics nat-flows
  vpclab metrics vpn-ecmp --watch
  vpclab metrics nat-flows --prometheus 9464     then: curl http://127.0.0.1:9464/metrics`
		)
		.action(metrics)

/** Interval over which rates are measured. */
const sampleMs = 1000

function port(text: string): number {
	const number = Number(text)
	if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('It must be a port: 0 to 65535, 0 for any.')
	return number
}

async function metrics(text: string, {watch, json, prometheus}: Options) {
	needRoot('vpclab metrics')
	const shows = watch === true || json === true
	if (prometheus !== undefined && shows) throw new BadInput('--prometheus serves, and shows nothing: choose one')
	const {name} = findRunning(text)
	const lab = liveLab(findRunning(name), {what: 'vpclab metrics'})
	// Watching ends when the user ends it: nothing needs to be undone.
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0))
	if (prometheus !== undefined) return serve(lab, prometheus)
	let before = await readCountersOf(lab)
	do {
		await pause(sampleMs)
		// Fails with an error if the lab was taken down meanwhile.
		findRunning(name)
		const now = await readCountersOf(lab)
		const all = metricsBetween(lab, before, now)
		const shown = watch ? sinceThen(all, metricsBetween(lab, before, before)) : all
		show(shown, name, {watch, json})
		before = now
	} while (watch)
}

function show(
	all: readonly Metric[],
	lab: string,
	{watch, json}: {readonly watch: true | undefined; readonly json: true | undefined}
) {
	if (json) return void printJson(all, watch ? undefined : '\t')
	const put = watch && process.stdout.isTTY ? overwriteScreen : print
	put(render(all, lab))
}

const keyOf = ({namespace, name, of}: Metric): string => `${namespace} ${name} ${of}`

/** Replaces counters by their increase between two readings. */
function sinceThen(now: readonly Metric[], then: readonly Metric[]): readonly Metric[] {
	const earlier = new Map(then.map(one => [keyOf(one), one.value]))
	return now.map(one => (one.kind === 'gauge' ? one : {...one, value: grown(one.value, earlier.get(keyOf(one)) ?? 0)}))
}

/** A counter that is less than before was reset. */
const grown = (now: number, before: number): number => (now >= before ? now - before : now)

const render = (all: readonly Metric[], lab: string): string =>
	all.length === 0
		? `lab "${lab}" has nothing that is counted: no NAT gateway, transit gateway, VPN or Direct Connect\n`
		: table(
				['of', 'namespace', 'metric', 'value', 'unit'],
				all.map(({of, namespace, name, value, unit}) => [of, namespace, name, String(value), unit])
			)

/** Only reachable from this machine. Requests with a host name other than loopback's are refused: they come from web pages (DNS rebinding). */
async function serve(lab: Parameters<typeof readCountersOf>[0] & {readonly name: string}, at: number): Promise<void> {
	let before: Readings = await readCountersOf(lab)
	const server = createServer(async (request, response) => {
		const host = (request.headers.host ?? '').replace(/:\d+$/, '')
		const isOurs = (host === '127.0.0.1' || host === 'localhost') && request.headers.origin === undefined
		if (!isOurs) return void response.writeHead(403).end()
		if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
		try {
			const now = await readCountersOf(lab)
			const text = renderPrometheus(metricsBetween(lab, before, now), lab.name)
			before = now
			response.writeHead(200, {'content-type': 'text/plain; version=0.0.4'}).end(text)
		} catch (error) {
			response.writeHead(503, {'content-type': 'text/plain'}).end(`${error instanceof Error ? error.message : String(error)}\n`)
		}
	})
	await new Promise<void>((resolve, reject) => {
		server.once('error', error => reject(new BadInput(`port ${at} of 127.0.0.1 cannot be served: ${error.message}`)))
		server.listen(at, '127.0.0.1', resolve)
	})
	const address = server.address()
	printNote(`vpclab: http://127.0.0.1:${typeof address === 'object' ? address?.port : at}/metrics (Ctrl-C ends)\n`)
}
