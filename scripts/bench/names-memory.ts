import {execa} from 'execa'
import {open} from '../../src/index.ts'
import type {Measure} from './row.ts'
import {quiet, vpclab, writeLab} from './star.ts'

const vpcs = 50
const hostsPerVpc = 20
const goalMegabytes = 60

/** What names, metadata, DHCP and time of 1,000 instances cost: one process for all VPCs, beside that of a lab of one instance. */
export const namesMemory: Measure = async ({folder, report}) => {
	const [one, many] = [await agentOf(folder, 'one-vpc', 1, 1), await agentOf(folder, 'many-vpcs', vpcs, hostsPerVpc)]
	const more = many.megabytes - one.megabytes
	report({
		what: `${vpcs * hostsPerVpc} instances in ${vpcs} VPCs: the agent takes more than for one`,
		figure: `${more.toFixed(1)} MB, ${many.processes} process`,
		goal: `≤ ${goalMegabytes} MB, 1 process`,
		met: more <= goalMegabytes && many.processes === 1
	})
}

/** After each VPC has been asked. */
async function agentOf(folder: string, name: string, vpcs: number, hosts: number) {
	const lab = Object.fromEntries(
		Array.from({length: vpcs}, (_, vpc) => [
			`v${vpc}`,
			{
				cidr: '10.0.0.0/16',
				enableDnsHostnames: true,
				subnets: {a: {cidr: '10.0.0.0/24'}},
				instances: Object.fromEntries(Array.from({length: hosts}, (_, host) => [`i${vpc}x${host}`, {subnet: 'a'}]))
			}
		])
	)
	const text = `quotas: {vpcsPerRegion: ${vpcs}}\nvpcs: ${JSON.stringify(lab)}`
	await quiet`${vpclab} up ${await writeLab(folder, name, text)}`
	try {
		const running = await open(name)
		for (let vpc = 0; vpc < vpcs; vpc++) await running.dns(`i${vpc}x0`, 'ip-10-0-0-5.ec2.internal')
		const {stdout} = await execa('pgrep', ['-f', `^vpclab agent .*/${name}$`])
		const pids = stdout.split('\n')
		const {stdout: kilobytes} = await execa('ps', ['-o', 'rss=', '-p', pids.join(',')])
		const megabytes = kilobytes.split('\n').reduce((sum, line) => sum + Number(line) / 1024, 0)
		return {megabytes, processes: pids.length}
	} finally {
		await quiet`${vpclab} down ${name}`
	}
}
