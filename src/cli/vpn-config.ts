import {existsSync} from 'node:fs'
import {Command, Option} from 'commander'
import type {Plan, PlannedTunnel} from '../plan/types.ts'
import {BadInput} from './failing.ts'
import {findRunning, namesOf} from './find-lab.ts'
import {printDocument} from './terminal.ts'

export const vpnConfigCommand = () =>
	new Command('vpn-config')
		.description("Writes the configuration for the customer's device of a VPN connection. Needs no root, touches nothing.")
		.argument('<lab>', 'lab file, folder with a lab.yaml, or name of a running lab')
		.argument('<connection>', 'VPN connection, by name')
		.addOption(
			new Option('-f, --format <format>', 'swanctl.conf, frr.conf, or the document that AWS provides')
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

The document is about that connection. The files are the device's, whole: of all connections of its site, and of Direct Connect.
A lab can take them back, changed or not: sites: {office: {device: {swanctl: office/swanctl.conf, frr: office/frr.conf}}}.
Interfaces and inside addresses are there already, and are named in the first lines. Files that the lab names are not looked at,
and need not be there yet: what is written is the device that the lab file describes.`
		)
		.action(vpnConfig)

type Format = 'strongswan' | 'frr' | 'xml'

async function vpnConfig(path: string, name: string, {format}: {readonly format: Format}) {
	const [lab, {compile}] = await Promise.all([labOf(path), import('../plan/compile.ts')])
	const names = lab.vpn?.connections.map(({key}) => key) ?? []
	if (!names.includes(name)) {
		throw new BadInput(`no VPN connection is named "${name}"; this lab has ${names.length > 0 ? names.join(', ') : 'none'}`)
	}
	const text = await renderers[format](compile(inOrder(lab), undefined, {dataPath: 'kernel'}), lab, name)
	if (text === undefined) {
		throw new BadInput(`the site of VPN connection "${name}" has static routing alone, and so no BGP to configure`)
	}
	printDocument(text)
}

async function labOf(text: string): Promise<Lab> {
	// A user who is not root may not see which labs run.
	if (!existsSync(text) && process.getuid?.() === 0 && namesOf(text).length > 0) {
		const {withoutDeviceFiles} = await import('../lab/read.ts')
		return withoutDeviceFiles(findRunning(text).loaded).lab
	}
	const {loadLab} = await import('../lab/load.ts')
	return (await loadLab(text, {ignoresDevices: true, badChecks: 'report'})).lab
}

/** The lab with its devices powered on and without faults: a device's configuration does not depend on them. */
const inOrder = ({vpn, ...lab}: Lab): Lab => ({
	...lab,
	...(vpn && {
		vpn: {
			...vpn,
			sites: vpn.sites.map(({failed: _, ...site}) => site),
			connections: vpn.connections.map(({customerGateway: {failed: _, ...customerGateway}, ...one}) => ({
				...one,
				customerGateway
			}))
		}
	})
})

type Lab = Parameters<typeof import('../plan/compile.ts').compile>[0]
type Render = (plan: Plan, lab: Lab, name: string) => Promise<string | undefined>

const renderers: Readonly<Record<Format, Render>> = {
	async xml(_plan, lab, name) {
		const {renderCustomerGatewayConfiguration} = await import('../aws/vpn-connection/customer-gateway-configuration.ts')
		return renderCustomerGatewayConfiguration(lab, name)
	},
	async strongswan(plan, lab, name) {
		const {renderSwanctlConf} = await import('../services/strongswan/render.ts')
		const tunnels = tunnelsBeside(plan, lab, name)
		const ends = tunnels
			.flatMap(({customer}) => plan.namespaces[customer.underlay]?.daemons ?? [])
			.flatMap(daemon => (daemon.kind === 'ipsec' ? daemon.config.ends : []))
			.map((end, index) => ({...end, link: {...end.link, ifId: index + 1}}))
		const how = '# Its interface, if nothing else makes it: ip link add NAME type xfrm dev UPLINK if_id N\n'
		return `${places(tunnels, '#')}${how}${renderSwanctlConf({dataPath: 'kernel', ends})}`
	},
	async frr(plan, lab, name) {
		const {renderDeviceConf} = await import('../services/frr/render.ts')
		const tunnels = tunnelsBeside(plan, lab, name)
		const [daemon] = plan.namespaces[tunnels[0]?.customer.router ?? '']?.daemons ?? []
		return daemon?.kind === 'bgp' ? `${places(tunnels, '!')}${renderDeviceConf(daemon.config)}` : undefined
	}
}

/** The tunnels of the connection's site. */
function tunnelsBeside({vpn = {}}: Plan, lab: Lab, name: string): readonly PlannedTunnel[] {
	const site = lab.vpn?.connections.find(({key}) => key === name)?.site
	return Object.values(vpn).filter(one => one.site === site)
}

/** Values that both files have to agree on, and that a device in the lab already has: they also hold for a user's own file. */
const places = (tunnels: readonly PlannedTunnel[], sign: string): string =>
	tunnels
		.map(
			({connection, number, aws, customer}) =>
				`${sign} tunnel ${connection}:${number}: ${customer.outside} to ${aws.outside}; interface ${customer.link} with ${customer.inside}/${customer.inside.includes(':') ? 126 : 30}, AWS's end has ${aws.inside}\n`
		)
		.join('')
