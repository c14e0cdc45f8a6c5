import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {$} from 'zx'
import {open} from '../../src/index.ts'
import {destroy, namespacePath, openKernel, prepare} from '../../src/kernel/kernel.ts'
import {diff} from '../../src/plan/diff.ts'
import {emptyNamespace} from '../../src/plan/router.ts'
import type {Link, NamespacePlan, Plan} from '../../src/plan/types.ts'
import {type Bench, type Measure, median, ratioRow} from './row.ts'
import {quiet, starLab, vpclab, writeLab} from './star.ts'

/**
 * What a VPC costs packets that pass it: against one router without any rule, and a VPC of 1,000 ENIs with five full
 * security groups against a small one. The two sides of each ratio take turns.
 */
export const dataPlane: Measure = async bench => {
	const {folder, quick, report} = bench
	const many = quick ? 100 : 1000
	const rounds = quick ? 3 : 5
	const bare = await raiseBareRouter(folder)
	try {
		const small = await raiseStar(bench, 'small', {instances: 10})
		const large = await raiseStar(bench, 'large', {instances: many, groups: 5, rules: 60})
		const flows = new Map<Pair, number[]>()
		const connects = new Map<Pair, number[]>()
		for (let round = 0; round < rounds; round++) {
			for (const pair of [bare.pair, small, large]) {
				add(flows, pair, await throughput(pair))
				add(connects, pair, await connectMicroseconds(pair))
			}
		}

		const of = (map: Map<Pair, number[]>, pair: Pair) => median(map.get(pair) ?? [])
		const rate = (value: number) => `${(value / 1e9).toFixed(1)} Gbit/s`
		const time = (value: number) => `${value.toFixed(1)} µs`
		report(
			ratioRow('TCP between two instances, against one bare router', [of(flows, small), of(flows, bare.pair)], rate, {least: 0.8})
		)
		report(
			ratioRow(`TCP, ${many} ENIs and 5 groups of 60 rules, against 10 ENIs`, [of(flows, large), of(flows, small)], rate, {
				least: 0.95
			})
		)
		report(
			ratioRow(
				`first packets of a new flow (connect), ${many} ENIs against 10`,
				[of(connects, large), of(connects, small)],
				time,
				{most: 1.3}
			)
		)
	} finally {
		await quiet`${vpclab} down --all`
		await bare.remove()
	}
}

/** Two namespaces, and the address of the second. */
export type Pair = {readonly from: string; readonly to: string; readonly address: string}

const add = (map: Map<Pair, number[]>, pair: Pair, value: number) => map.set(pair, [...(map.get(pair) ?? []), value])

async function raiseStar({folder}: Bench, name: string, star: Parameters<typeof starLab>[0]): Promise<Pair> {
	await quiet`${vpclab} up ${await writeLab(folder, name, starLab({...star, port: 80}))}`
	const lab = await open(name)
	return {from: lab.namespacePath('h0'), to: lab.namespacePath('h1'), address: lab.address('h1.private')}
}

export async function raiseBareRouter(folder: string): Promise<{pair: Pair; remove: () => Promise<void>}> {
	const state = join(folder, 'state', 'bare')
	const mac = '0e:00:00:00:00:01'
	const host = (index: number): NamespacePlan => ({
		...router,
		sysctls: {},
		addresses: [{link: 'eth0', address: `10.0.${index}.2/24`}],
		neighbors: [{link: 'eth0', address: `10.0.${index}.1`, mac}],
		routes: [{table: 254, destination: '0.0.0.0/0', type: 'unicast', nexthops: [{link: 'eth0', via: `10.0.${index}.1`}]}]
	})
	const end = (namespace: string, name: string, address = mac) => ({
		namespace,
		name,
		mac: address,
		mtuBytes: 9001,
		group: 0,
		up: true
	})
	const hostMac = (index: number) => `02:00:00:00:00:0${index}`
	const links: Record<string, Link> = Object.fromEntries(
		[0, 1].map(index => [`router/h${index}`, {ends: [end('router', `h${index}`), end(`h${index}`, 'eth0', hostMac(index))]}])
	)
	const plan: Plan = {
		lab: 'bare',
		namespaces: {
			router: {
				...router,
				neighbors: [0, 1].map(index => ({link: `h${index}`, address: `10.0.${index}.2`, mac: hostMac(index)})),
				routes: [0, 1].map(index => ({
					table: 254,
					destination: `10.0.${index}.0/24`,
					type: 'unicast',
					nexthops: [{link: `h${index}`}]
				}))
			},
			h0: host(0),
			h1: host(1)
		},
		links,
		hosts: {},
		points: {}
	}
	await prepare(state)
	const kernel = await openKernel({stateDir: state})
	await kernel.apply(diff(undefined, plan))
	await kernel.close()
	return {
		pair: {from: namespacePath(state, 'h0'), to: namespacePath(state, 'h1'), address: '10.0.1.2'},
		remove: () => destroy(state)
	}
}

const router: NamespacePlan = {...emptyNamespace('bare router'), sysctls: {'net.ipv4.ip_forward': '1'}}

/** Bits per second of one TCP flow over two seconds. */
export async function throughput({from, to, address}: Pair): Promise<number> {
	const server = $({quiet: true, nothrow: true, timeout: '20s'})`nsenter --net=${to} iperf3 --server --one-off --port 5201`
	await untilListening(to, 5201)
	const {stdout} = await quiet`nsenter --net=${from} iperf3 --client ${address} --port 5201 --time 2 --json`
	await server
	return JSON.parse(stdout).end.sum_received.bits_per_second
}

export async function untilListening(namespace: string, port: number): Promise<void> {
	for (let attempt = 0; attempt < 200; attempt++) {
		const {stdout} = await quiet`nsenter --net=${namespace} ss --no-header --listening --tcp --numeric ${`sport = :${port}`}`
		if (stdout.trim() !== '') return
	}

	throw new Error(`nothing listens on port ${port}`)
}

export async function connectMicroseconds({from, to, address}: Pair): Promise<number> {
	const port = 5202
	const program = fileURLToPath(new URL('./connects.ts', import.meta.url))
	const server = $({quiet: true, nothrow: true, timeout: '30s'})`nsenter --net=${to} ${process.execPath} ${program} serve ${port}`
	try {
		await untilListening(to, port)
		const {stdout} = await quiet`nsenter --net=${from} ${process.execPath} ${program} connect ${address} ${port}`
		return Number(stdout)
	} finally {
		await server.kill('SIGTERM')
	}
}
