import {existsSync} from 'node:fs'
import {Command, Option} from 'commander'
import type {Plan, PlannedTunnel} from '../plan/types.ts'
import {BadInput} from './failing.ts'
import {findRunning, namesOf} from './find-lab.ts'

export const vpnConfigCommand = () =>
	new Command('vpn-config')
		.description('Writes what a customer would configure the device of a VPN connection by. Needs no root, touches nothing.')
		.argument('<lab>', 'lab file, folder with a lab.yaml, or name of a running lab')
		.argument('<connection>', 'VPN connection, by name')
		.addOption(
			new Option('-f, --format <format>', 'swanctl.conf, frr.conf, or the document that AWS hands out')
				.choices(['strongswan', 'frr', 'xml'])
				.default('xml')
		)
		.addHelpText(
			'after',
			`
Examples:
  vpclab vpn-config labs/vpn-two-tunnels office                        AWS's CustomerGatewayConfiguration
  vpclab vpn-config labs/vpn-two-tunnels office --format strongswan    swanctl.conf of kernel tunnels with XFRM interfaces
  vpclab vpn-config labs/vpn-two-tunnels office --format frr           frr.conf of the site's BGP

A lab can take such files back, changed or not: sites: {office: {device: {swanctl: office/swanctl.conf, frr: office/frr.conf}}}.
Interfaces and inside addresses are there already, and are named in the first lines.`
		)
		.action(vpnConfig)

type Format = 'strongswan' | 'frr' | 'xml'

async function vpnConfig(path: string, name: string, {format}: {readonly format: Format}) {
	const [lab, {compile}] = await Promise.all([labOf(path), import('../plan/compile.ts')])
	const plan = compile(lab, undefined, {dataPath: 'kernel'})
	const text = await renderers[format](plan, lab, name)
	if (text === undefined) {
		const names = lab.vpn?.connections.map(({key}) => key) ?? []
		throw new BadInput(
			names.includes(name)
				? `VPN connection "${name}" has static routing, and so no BGP to configure`
				: `no VPN connection is named "${name}"; this lab has ${names.length > 0 ? names.join(', ') : 'none'}`
		)
	}
	process.stdout.write(text)
}

async function labOf(text: string): Promise<Lab> {
	// Who is not root may not look which labs run.
	if (!existsSync(text) && process.getuid?.() === 0 && namesOf(text).length > 0) return findRunning(text).loaded.lab
	const {loadLab} = await import('../lab/load.ts')
	return (await loadLab(text)).lab
}

type Lab = Parameters<typeof import('../plan/compile.ts').compile>[0]
type Render = (plan: Plan, lab: Lab, name: string) => Promise<string | undefined>

const renderers: Readonly<Record<Format, Render>> = {
	async xml(_plan, lab, name) {
		const {renderCustomerGatewayConfiguration} = await import('../aws/customer-gateway-configuration.ts')
		return renderCustomerGatewayConfiguration(lab, name)
	},
	async strongswan({namespaces, vpn = {}}, _lab, name) {
		const {renderSwanctlConf} = await import('../daemons/strongswan/render.ts')
		const tunnels = Object.values(vpn).filter(({connection}) => connection === name)
		const ends = tunnels
			.flatMap(({customer}) => namespaces[customer.underlay]?.daemons ?? [])
			.flatMap(daemon => (daemon.kind === 'ipsec' ? daemon.config.ends : []))
		return ends.length === 0 ? undefined : `${places(tunnels, '#')}${renderSwanctlConf({dataPath: 'kernel', ends})}`
	},
	async frr({namespaces, vpn = {}}, _lab, name) {
		const {renderFrrConf} = await import('../daemons/frr/render.ts')
		const tunnels = Object.values(vpn).filter(({connection}) => connection === name)
		const [daemon] = namespaces[tunnels[0]?.customer.router ?? '']?.daemons ?? []
		if (daemon?.kind !== 'bgp') return undefined
		const neighbors = daemon.config.neighbors.filter(({address}) => tunnels.some(({aws}) => aws.inside === address))
		const maps = new Set(neighbors.flatMap(({routeMapIn, routeMapOut}) => [routeMapIn, routeMapOut]))
		const routeMaps = Object.fromEntries(Object.entries(daemon.config.routeMaps ?? {}).filter(([map]) => maps.has(map)))
		return neighbors.length === 0
			? undefined
			: `${places(tunnels, '!')}${renderFrrConf({...daemon.config, neighbors, routeMaps, installsRoutes: true})}`
	}
}

/** What both files have to agree on, and a device of the lab's has already: a file of the user's own finds the same there. */
const places = (tunnels: readonly PlannedTunnel[], sign: string): string =>
	tunnels
		.map(
			({connection, number, aws, customer}) =>
				`${sign} tunnel ${connection}:${number}: ${customer.outside} to ${aws.outside}; interface ${customer.link} with ${customer.inside}/30, AWS's end has ${aws.inside}\n`
		)
		.join('')
