import {createHash} from 'node:crypto'
import type {Step, Vlan} from '../plan/types.ts'
import {attach, must, type RunInside} from './packets/attach.ts'
import {popTag, pushTag} from './packets/vlan-programs.ts'
import {run} from './program.ts'

export type VlanStep = Extract<Step, {do: 'add-vlan' | 'delete-vlan'}>

let found: Promise<boolean> | undefined

/** Whether the kernel has 802.1Q devices: found once per process, by making one in a throwaway namespace. */
const hasVlanDevices = (): Promise<boolean> => (found ??= tryVlanDevice())

async function tryVlanDevice(): Promise<boolean> {
	const script = 'ip link add name va type veth peer name vb && ip link add link va name vc type vlan id 2'
	const {exitCode} = await run({argv: ['unshare', '--net', 'sh', '-c', script], timeoutMs: 10_000}).catch(() => ({exitCode: 1}))
	return exitCode === 0
}

/**
 * Makes or deletes a VLAN interface, for either backend. A kernel without 802.1Q devices gets a veth pair instead: packets sent by the interface
 * come out of its hidden peer, where an eBPF program tags them and sends them out by the parent; a second program on the parent untags what it
 * receives with this tag, and sends it back through the hidden peer. The tag is really on the wire, where `tcpdump` on either end of the parent
 * shows it.
 *
 * Differs from an 802.1Q device: the interface stays up when its parent goes down, and stays when its parent is deleted, so delete it before its
 * parent.
 *
 * `inside` runs a program in the step's namespace. Throws with the kernel's error message.
 */
export async function changeVlan(step: VlanStep, inside: RunInside): Promise<void> {
	const {vlan} = step
	const links = readLinks(await must(inside, ['ip', '-json', '-details', 'link', 'show']))
	if (step.do === 'delete-vlan') return deleteVlan(vlan, links, inside)
	if (!links.has(vlan.parent)) throw new Error(`no link is named "${vlan.parent}"`)
	if (await hasVlanDevices()) {
		if (isDevice(vlan, links.get(vlan.name))) return
		await deleteVlan(vlan, links, inside)
		await must(inside, ['ip', 'link', 'add', 'link', vlan.parent, ...newEnd(vlan), 'type', 'vlan', 'id', `${vlan.vlanId}`])
		return
	}
	const hidden = hiddenName(vlan)
	if (links.get(vlan.name)?.link !== hidden || links.get(hidden)?.link !== vlan.name) {
		await deleteVlan(vlan, links, inside)
		await must(inside, ['ip', 'link', 'add', ...newEnd(vlan), 'type', 'veth', 'peer', 'name', hidden, 'mtu', '65535'])
	}
	await must(inside, ['ip', 'link', 'set', 'dev', hidden, 'addrgenmode', 'none'])
	await must(inside, ['ip', 'link', 'set', 'dev', hidden, 'alias', describe(vlan), 'arp', 'off', 'up'])
	await attach(
		[
			{do: 'attach', link: hidden, direction: 'ingress', preference: 1, program: pushTag(vlan.vlanId, vlan.parent)},
			{do: 'attach', link: vlan.parent, direction: 'ingress', preference: vlan.vlanId, program: popTag(vlan.vlanId, hidden)}
		],
		inside
	)
}

async function deleteVlan(vlan: Vlan, links: ReadonlyMap<string, LinkJson>, inside: RunInside) {
	const hidden = hiddenName(vlan)
	// Deleting either end of a pair deletes both.
	const name = [vlan.name, hidden].find(one => links.has(one))
	if (name !== undefined) await must(inside, ['ip', 'link', 'delete', 'dev', name])
	if (links.has(vlan.parent) && !(await hasVlanDevices())) {
		await attach([{do: 'detach', link: vlan.parent, direction: 'ingress', preference: vlan.vlanId}], inside)
	}
}

/** Unique within a namespace, and stable. */
const hiddenName = ({vlanId, parent}: Vlan): string =>
	`tag${vlanId}.${createHash('sha256').update(parent).digest('hex').slice(0, 6)}`

/** Kept as the alias of the hidden peer, for people and for `observe()`. */
const describe = ({vlanId, parent}: Vlan): string => `vlan ${vlanId} on ${parent}`

const newEnd = ({name, mac, mtuBytes, group}: Vlan): string[] => [
	...['name', name, 'address', mac, 'mtu', `${mtuBytes}`, 'group', `${group}`]
]

type LinkJson = {
	readonly ifname: string
	readonly link?: string
	readonly linkinfo?: {readonly info_kind?: string; readonly info_data?: {readonly id?: number}}
}

const readLinks = (text: string): ReadonlyMap<string, LinkJson> =>
	new Map((JSON.parse(text) as readonly LinkJson[]).map(link => [link.ifname, link]))

const isDevice = ({parent, vlanId}: Vlan, device: LinkJson | undefined): boolean =>
	device?.linkinfo?.info_kind === 'vlan' && device.link === parent && device.linkinfo.info_data?.id === vlanId
