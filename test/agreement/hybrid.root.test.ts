/**
 * Random networks of sites, VPN and Direct Connect, with charon and FRR: what their BGP learns is what is expected from the
 * lab file alone, and their packets go where the predictor says.
 *
 * VPCLAB_AGREEMENT_SEED: another series of networks (a number, or `random`). VPCLAB_AGREEMENT_HYBRID: how many.
 */
import test from 'ava'
import fc from 'fast-check'
import {expectedOf} from '../../src/control/expected.ts'
import type {Learned} from '../../src/control/learned.ts'
import {raise} from '../../src/index.ts'
import {namespacePath} from '../../src/kernel/kernel.ts'
import {folderOf} from '../../src/life/folders.ts'
import {readLearned, readState} from '../../src/life/state.ts'
import type {Lab} from '../../src/model/model.ts'
import {compile} from '../../src/plan/compile.ts'
import {until} from '../services/net.ts'
import {asking} from './ask.ts'
import {askTwice, describe} from './compare.ts'
import {services} from './frame.ts'
import {growHybrid} from './grow-hybrid.ts'
import {type HybridGenes, hybridGenes} from './hybrid-genes.ts'
import {questionsOf} from './questions.ts'

const wanted = process.env.VPCLAB_AGREEMENT_SEED ?? '4'
const seed = wanted === 'random' ? Date.now() % 2 ** 31 : Number(wanted)
const networks = Number(process.env.VPCLAB_AGREEMENT_HYBRID ?? 4)
/** At the same time: most of it is waiting. */
const together = 4

process.env.VPCLAB_STATE_DIR = `/run/vpclab-hybrid-${process.pid}`

test.serial('what BGP learns and where packets go is what was predicted, in every network of sites', async t => {
	t.timeout(networks * 30_000 + 120_000, 'networks with their daemons')
	const all = fc.sample(hybridGenes, {seed, numRuns: networks})
	let questions = 0
	for (let first = 0; first < all.length; first += together) {
		const found = await Promise.allSettled(all.slice(first, first + together).map((genes, index) => agree(genes, first + index)))
		for (const one of found) {
			if (one.status === 'rejected') {
				t.fail(String(one.reason?.message ?? one.reason))
			} else {
				questions += one.value
			}
		}
	}
	t.log(`${questions} questions in ${networks} networks, seed ${seed}`)
	t.true(questions >= networks * 30, `${questions} questions`)
})

/** Gives the number of questions. Errors: the lab file, and what is otherwise in it than predicted. */
async function agree(genes: HybridGenes, index: number): Promise<number> {
	const document = growHybrid(genes)
	const running = await raise(document, {name: `h${index}`})
	try {
		const lab = withServices(running.inspect().lab)
		const settled = () => settle(running.name, routesIn(expectedOf(lab)))
		await settled()
		const asked = questionsOf(lab, genes.questions)
		const pathOf = (namespace: string) => namespacePath(folderOf(running.name), namespace)
		const disagreements = await askTwice(lab, asked, asking(compile(lab), pathOf), settled)
		if (disagreements.length > 0) throw new Error(disagreements.slice(0, 3).map(describe).join('\n\n'))
		return asked.length
	} catch (error) {
		throw new Error(`network ${index} of seed ${seed}: ${(error as Error).message}\n${JSON.stringify(document)}`)
	} finally {
		await running.down()
	}
}

/** Until all that is expected is known, nothing else is, and the kernel has what follows from it. */
async function settle(name: string, expected: readonly string[]): Promise<void> {
	const folder = folderOf(name)
	await until(
		`known are just\n${expected.join('\n')}`,
		() => routesIn(readLearned(folder)),
		seen => seen.join() === expected.join(),
		60_000
	)
	await until(
		'the kernel has the routes that were learned',
		() => readState(folder),
		state => {
			const {plan, loaded, dataPath} = state ?? {}
			const wanted = loaded && compile(loaded.lab, readLearned(folder), {dataPath})
			return JSON.stringify(wanted?.namespaces) === JSON.stringify(plan?.namespaces)
		},
		60_000
	)
}

/** The prober's, which is there in place of the agent. */
const withServices = (lab: Lab): Lab => ({
	...lab,
	vpcs: lab.vpcs.map(vpc => ({...vpc, instances: vpc.instances.map(one => ({...one, services}))})),
	...(lab.vpn && {
		vpn: {...lab.vpn, sites: lab.vpn.sites.map(site => ({...site, hosts: site.hosts.map(one => ({...one, services}))}))}
	})
})

/** Tunnels that are up, and routes with what others may choose by. */
const routesIn = ({ipsec = {}, bgp = {}}: Learned): readonly string[] =>
	[
		...Object.entries(ipsec).flatMap(([daemon, ends]) => (Object.values(ends).some(({up}) => up) ? [`${daemon} up`] : [])),
		...Object.entries(bgp).flatMap(([router, all]) =>
			all.map(
				({destination, via, asPath, med, localPreference}) =>
					`${router}: ${destination} via ${via} by ${asPath.join(' ')}, MED ${med}, preference ${localPreference}`
			)
		)
	].sort()
