import test from 'ava'
import {predict} from '../../src/control/predict.ts'
import {useLab} from '../../src/index.ts'
import {readLab} from '../../src/lab/read.ts'
import {applianceDocument} from '../control/appliance.ts'
import {address} from '../plan/lab-fixture.ts'
import {until} from '../services/net.ts'

// An instance that is a customer gateway of a transit gateway in another region, with a second VPC behind that: packets and predictions.

const group = {ingress: [{all: true as const, from: '0.0.0.0/0'}]}
const base = applianceDocument({site: {announces: ['10.50.0.0/16']}, connection: {gateway: 'hub'}})
const {main, branch} = base.vpcs
const spoke = (number: number, rest: object = {}) => ({
	region: 'eu-west-1',
	cidr: `10.${number}.0.0/16`,
	subnets: {app: {cidr: `10.${number}.0.0/24`, routes: {'10.50.0.0/16': 'hub'}}},
	securityGroups: {open: group},
	...rest
})
const document = {
	...base,
	name: 'vpn-appliance-e2e',
	vpcs: {
		branch,
		main: spoke(0, {instances: main.instances}),
		// Attached, and not propagated: nobody tells the branch of it.
		aside: spoke(9, {instances: {quiet: {subnet: 'app', privateIp: '10.9.0.100', securityGroups: ['open']}}})
	},
	transitGateways: {
		hub: {
			region: 'eu-west-1',
			attachments: {main: {subnets: ['app']}, aside: {subnets: ['app'], propagations: []}}
		}
	}
}
const lab = useLab(test, document)
const addresses = {web: '10.0.0.100', quiet: '10.9.0.100', pc: '10.50.1.10', tablet: '10.50.2.10', router: '10.50.0.10'}
type Name = keyof typeof addresses

/** A ping, and what is predicted of it. */
async function asked(from: Name, to: Name) {
	const {got} = await lab.ping(from, addresses[to], {timeoutMs: 1000})
	const model = readLab(document, {name: document.name}).lab
	return [got, predict(model, {from: address(addresses[from]), to: address(addresses[to]), protocol: 'icmp'}).verdict]
}

test.serial('between the regions packets do as is predicted, also those that must not arrive', async t => {
	t.timeout(180_000)
	await until(
		'the branch reaches the hub',
		() => lab.ping('pc', 'web', {timeoutMs: 1000}),
		({got}) => got === 'reply'
	)
	for (const [from, to] of [
		['pc', 'web'],
		['web', 'pc'],
		['router', 'web'],
		['web', 'router']
	] as const) {
		t.deepEqual(await asked(from, to), ['reply', 'answer'], `${from} ${to}`)
	}
	for (const [from, to] of [
		['tablet', 'web'],
		['web', 'tablet'],
		['pc', 'quiet'],
		['quiet', 'pc']
	] as const) {
		t.deepEqual(await asked(from, to), ['timeout', 'silence'], `${from} ${to}`)
	}
})

test.serial('outside there is UDP 4500 between the elastic address and AWS, and inside the instance its private one', async t => {
	const sources = async (point: string) => {
		const {packets} = await lab.capture(point, {filter: 'udp dst port 4500'}, () => lab.ping('pc', 'web'))
		return packets.map(({summary}) => /^IP (\S+)\.4500 >/.exec(summary)?.[1])
	}
	t.true((await sources('site:branch')).includes('10.50.0.10'))
	// Either tunnel may carry it (TGW-6).
	t.true([...(await sources('vpn:branch:1')), ...(await sources('vpn:branch:2'))].includes('52.20.30.50'))
})
