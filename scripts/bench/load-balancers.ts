import {fileURLToPath} from 'node:url'
import {$} from 'zx'
import {open} from '../../src/index.ts'
import {connectMicroseconds, type Pair, raiseBareRouter, throughput, untilListening} from './data-plane.ts'
import {type Measure, median, ratioRow} from './row.ts'
import {quiet, vpclab, writeLab} from './star.ts'

/** A server behind each of the three, and without any; a flow through a firewall takes the way of a Gateway Load Balancer. */
const lab = `
vpcs:
  main:
    cidr: 10.0.0.0/16
    subnets:
      clients: {zone: a, cidr: 10.0.1.0/24}
      far:     {zone: a, cidr: 10.0.2.0/24, routes: {10.0.3.0/24: gate}}
      servers: {zone: a, cidr: 10.0.3.0/24, routes: {10.0.2.0/24: gate}}
      ends:    {zone: a, cidr: 10.0.4.0/24}
      others:  {zone: b, cidr: 10.0.5.0/24}
    securityGroups: {open: {ingress: [{all: true, from: 10.0.0.0/16}]}}
    instances:
      client: {subnet: clients, securityGroups: [open]}
      farther: {subnet: far, securityGroups: [open]}
      server: {subnet: servers, securityGroups: [open]}
      wall: {subnet: ends, securityGroups: [open], serves: [http], guest: {appliance: true}}
    targetGroups:
      flows: {port: 5201, targets: [server]}
      connects: {port: 5202, targets: [server]}
      requests: {protocol: HTTP, port: 8080, targets: [server]}
      walls: {protocol: GENEVE, port: 6081, targets: [wall]}
    loadBalancers:
      nlb: {type: network, scheme: internal, subnets: [servers], listeners: {TCP:5201: flows, TCP:5202: connects}}
      alb: {type: application, scheme: internal, subnets: [servers, others], securityGroups: [open], listeners: {HTTP:8080: requests}}
      walls: {type: gateway, subnets: [ends], listeners: {GENEVE:6081: walls}}
    endpointServices: {walls: {loadBalancers: [walls], acceptanceRequired: false}}
    vpcEndpoints: {gate: {service: main.walls, subnets: [ends]}}
`

/** What load balancers cost, beside a plain router or the target itself. The sides of each ratio take turns. */
export const loadBalancers: Measure = async ({folder, quick, report}) => {
	const rounds = quick ? 1 : 5
	const bare = await raiseBareRouter(folder)
	try {
		await quiet`${vpclab} up ${await writeLab(folder, 'balanced', lab)}`
		const running = await open('balanced')
		const to = running.namespacePath('server')
		const pair = (from: string, address: string): Pair => ({
			from: running.namespacePath(from),
			to,
			address: running.address(address)
		})
		const direct = pair('client', 'server.private')
		const ways = {bare: bare.pair, direct, nlb: pair('client', 'nlb.private'), gwlb: pair('farther', 'server.private')}
		const alb = pair('client', 'alb.a.private')
		const flows: Record<string, number[]> = {}
		const connects: Record<string, number[]> = {}
		const asked: Record<string, (readonly [number, number])[]> = {}
		for (let round = 0; round < rounds; round++) {
			for (const [name, way] of Object.entries(ways)) (flows[name] ??= []).push(await throughput(way))
			for (const name of ['bare', 'nlb'] as const) (connects[name] ??= []).push(await connectMicroseconds(ways[name]))
			for (const [name, way] of Object.entries({direct, alb})) (asked[name] ??= []).push(await requests(way))
		}
		const of = (name: string, from: Record<string, readonly number[]>) => median(from[name] ?? [])
		const rate = (value: number) => `${(value / 1e9).toFixed(1)} Gbit/s`
		report(
			ratioRow('Network Load Balancer, TCP, against one bare router', [of('nlb', flows), of('bare', flows)], rate, {least: 0.8})
		)
		report(
			ratioRow(
				'Network Load Balancer, connect, against one bare router',
				[of('nlb', connects), of('bare', connects)],
				value => `${value.toFixed(1)} µs`,
				{most: 1.1}
			)
		)
		const geneve = of('gwlb', flows)
		report({
			what: 'Gateway Load Balancer, TCP through GENEVE and an appliance',
			figure: `${rate(geneve)}, without ${rate(of('direct', flows))}`,
			goal: 'at least 3 Gbit/s',
			met: geneve >= 3e9
		})
		const perSecond = (name: string) => median((asked[name] ?? []).map(([count]) => count))
		const p99 = (name: string) => median((asked[name] ?? []).map(([, tail]) => tail))
		report({
			what: 'Application Load Balancer, requests with keep-alive',
			figure: `${perSecond('alb')}/s, p99 ${p99('alb').toFixed(1)} ms; direct ${perSecond('direct')}/s, p99 ${p99('direct').toFixed(1)} ms`,
			goal: 'at least 4000/s, p99 within 3 times',
			met: perSecond('alb') >= 4000 && p99('alb') <= 3 * p99('direct')
		})
	} finally {
		await quiet`${vpclab} down --all`
		await bare.remove()
	}
}

const port = 8080

async function requests({from, to, address}: Pair): Promise<readonly [number, number]> {
	const program = fileURLToPath(new URL('./requests.ts', import.meta.url))
	const server = $({quiet: true, nothrow: true, timeout: '30s'})`nsenter --net=${to} ${process.execPath} ${program} serve ${port}`
	try {
		await untilListening(to, port)
		const {stdout} = await quiet`nsenter --net=${from} ${process.execPath} ${program} ask ${address} ${port}`
		const [count = 0, tail = 0] = stdout.split(' ').map(Number)
		return [count, tail]
	} finally {
		await server.kill('SIGTERM')
	}
}
