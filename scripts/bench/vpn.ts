import {readFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {connectAgent} from '../../src/agent/client.ts'
import type {Plan} from '../../src/plan/types.ts'
import {routersOf} from '../../src/services/frr/shown.ts'
import type {Observed} from '../../src/services/observed.ts'
import {tunnelEndsOf} from '../../src/services/strongswan/shown.ts'
import {bareTunnels} from './bare-tunnels.ts'
import {type Measure, median, ms, type Row} from './row.ts'
import {quiet, vpclab, writeLab} from './star.ts'

/** VPN labs, from the command's start until tunnels, BGP sessions and routes are up and a ping gets through. */
export const vpn: Measure = async ({folder, quick, report}) => {
	const two = await several(quick ? 1 : 5, () => raise(labFolder('vpn-two-tunnels'), 'bench-two', 'lan.office.pc', '10.0.0.0/24'))
	const bare = await several(quick ? 1 : 5, () => bareTunnels(folder))
	report(within('two tunnels: up, converged, first ping through', two.whole, 4000))
	report({what: 'the same by a shell script, strongSwan and FRR alone', figure: ms(bare.whole)})
	report({what: 'two tunnels: of that, `vpclab up`', figure: ms(two.up)})

	const four = await several(quick ? 1 : 3, () => raise(labFolder('vpn-ecmp'), 'bench-four', 'lan.office.pc', '10.1.0.0/24'))
	report(within('transit gateway, four tunnels with ECMP: the same', four.whole, 5000))

	const sites = quick ? 10 : 50
	const path = await writeLab(folder, 'bench-sites', manySites(sites))
	const many = await raise(path, 'bench-sites', `lan.s${sites}.pc${sites}`, '10.1.0.0/24', {keep: true})
	try {
		report(within(`${sites} sites, ${2 * sites} tunnels on one transit gateway: the same`, many.whole, 60_000))
		report({what: `${sites} sites: of that, \`vpclab up\``, figure: ms(many.up)})
		const {megabytes, processes} = await memoryOf('bench-sites')
		report({
			what: `${sites} sites: memory a site, both ends, ${processes} processes in all`,
			figure: `${(megabytes / sites).toFixed(1)} MB`
		})
	} finally {
		await quiet`${vpclab} down bench-sites`
	}
}

type Raised = {readonly up: number; readonly whole: number}

const within = (what: string, value: number, limitMs: number): Row => ({
	what,
	figure: ms(value),
	goal: `≤ ${ms(limitMs)}`,
	met: value <= limitMs
})

async function several(times: number, work: () => Promise<Raised>): Promise<Raised> {
	const found: Raised[] = []
	for (let run = 0; run < times; run++) found.push(await work())
	return {up: median(found.map(({up}) => up)), whole: median(found.map(({whole}) => whole))}
}

const labFolder = (name: string) => fileURLToPath(new URL(`../../labs/${name}`, import.meta.url))

/** Raises a lab and waits until all is up, `from` reaches the VPC's only host in `subnet`, and the plan has the routes of every tunnel. */
async function raise(path: string, name: string, from: string, subnet: string, {keep = false} = {}): Promise<Raised> {
	const begin = performance.now()
	const folder = `${process.env.VPCLAB_STATE_DIR}/${name}`
	try {
		await quiet`${vpclab} up ${path} --name ${name}`
		const up = performance.now() - begin
		const agent = await connectAgent(folder)
		if (!agent) throw new Error(`${name} has no agent`)
		try {
			await until(`${name} has converged`, async () => isUp(await agent.observe()))
		} finally {
			agent.close()
		}
		await until(`${name} has the routes of all tunnels`, async () => hasRoutes(await planOf(folder)))
		const address = addressIn(await planOf(folder), subnet)
		await until(
			`a ping gets through ${name}`,
			async () => (await quiet({nothrow: true})`nsenter --net=${folder}/ns/${from} ping -n -c 1 -W 0.2 ${address}`).exitCode === 0
		)
		return {up, whole: performance.now() - begin}
	} finally {
		if (!keep) await quiet`${vpclab} down ${name}`
	}
}

const isUp = (observed: Observed) =>
	tunnelEndsOf(observed).every(({isUp}) => isUp) &&
	routersOf(observed).length > 1 &&
	routersOf(observed).every(({sessions}) => sessions.every(({isUp}) => isUp))

const planOf = async (folder: string): Promise<Plan> => JSON.parse(await readFile(`${folder}/state.json`, 'utf8')).plan

/** Each tunnel's link is a nexthop of a route on AWS's side. */
function hasRoutes({namespaces, vpn = {}}: Plan): boolean {
	const routers = Object.entries(namespaces).filter(([name]) => name.startsWith('tgw.'))
	// A virtual private gateway uses only one of its tunnels.
	if (routers.length === 0) return true
	const used = new Set(
		routers.flatMap(([, {routes}]) =>
			routes.filter(({destination}) => destination.startsWith('192.168.')).flatMap(({nexthops}) => nexthops.map(({link}) => link))
		)
	)
	return used.size >= Object.keys(vpn).length
}

function addressIn({hosts}: Plan, subnet: string): string {
	const prefix = subnet.replace(/\.0\/24$/, '.')
	const address = Object.values(hosts)
		.flatMap(({ipv4}) => ipv4)
		.find(one => one.startsWith(prefix))
	if (address === undefined) throw new Error(`no host in ${subnet}`)
	return address
}

async function until(what: string, isSo: () => Promise<boolean>, timeoutMs = 120_000): Promise<void> {
	for (const end = performance.now() + timeoutMs; !(await isSo()); await new Promise(resolve => setTimeout(resolve, 20))) {
		if (performance.now() > end) throw new Error(`not within ${timeoutMs / 1000} s: ${what}`)
	}
}

/** One VPC behind a transit gateway, and that many offices with a VPN connection of two tunnels each. */
function manySites(count: number): string {
	const sites = Array.from({length: count}, (_, index) => index + 1)
	return [
		'vpcs:',
		'  app:',
		'    cidr: 10.1.0.0/16',
		'    subnets: {a: {zone: a, cidr: 10.1.0.0/24, routes: {192.168.0.0/16: hub}}}',
		'    securityGroups: {open: {ingress: [{all: true, from: 192.168.0.0/16}]}}',
		'    instances: {web: {subnet: a, securityGroups: [open], serves: [http]}}',
		'transitGateways: {hub: {attachments: {app: [a]}}}',
		'sites:',
		...sites.map(
			site =>
				`  s${site}: {publicIp: 198.51.100.${site}, asn: ${65_000 + site}, cidr: 192.168.${site}.0/24, hosts: {pc${site}: {ip: 192.168.${site}.10}}}`
		),
		'vpnConnections:',
		...sites.map(site => `  v${site}: {site: s${site}, gateway: hub}`),
		''
	].join('\n')
}

/** Of the agent and all daemons of a lab; what processes share is counted once. */
async function memoryOf(name: string): Promise<{readonly megabytes: number; readonly processes: number}> {
	const folder = `${process.env.VPCLAB_STATE_DIR}/${name}`
	const agent = await connectAgent(folder)
	const observed = await agent?.observe()
	agent?.close()
	const pids = [Number(await readFile(`${folder}/agent.pid`, 'utf8')), ...(observed?.daemons ?? []).flatMap(({pids}) => pids)]
	const kilobytes = await Promise.all(
		pids.map(async pid => Number(/^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0))
	)
	return {megabytes: kilobytes.reduce((sum, one) => sum + one, 0) / 1024, processes: pids.length}
}
