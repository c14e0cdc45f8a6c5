/** The tunnel's interface: made in the underlay namespace, where its packets leave, and moved into the router's. */
import {runInside} from '../program.ts'
import type {CharonPlace} from './charon.ts'
import type {CharonConfig, TunnelLink} from './types.ts'

/** kernel-libipsec's name for its TUN device, whatever is configured. */
const tunName = 'ipsec0'

/**
 * Userspace data path, once charon has created its TUN device: moves it. It keeps working there, and vanishes with charon.
 *
 * For each CHILD_SA kernel-libipsec sets a route to `ipsec0`, by name, and the SA fails if nothing has that name. So another device gets it: a
 * veth pair, since every kernel with namespaces has them, and loading no module makes links in the machine's own namespace (as ifb and dummy do).
 */
export async function moveTun({underlayPath, routerPath}: CharonPlace, link: TunnelLink): Promise<void> {
	const batch = [
		`link set ${tunName} netns ${routerPath} name ${link.name}`,
		`link add ${tunName} arp off type veth peer name ${tunName}-decoy`,
		`link set ${tunName}-decoy addrgenmode none arp off up`,
		`link set ${tunName} addrgenmode none up`
	]
	await ip(underlayPath, batch)
	await configure(routerPath, link)
}

/** Before charon starts again: it would name its TUN `ipsec1`. */
export const removeDecoy = ({underlayPath}: CharonPlace): Promise<unknown> =>
	ip(underlayPath, [`link delete ${tunName}`]).catch(ignoreMissing)

/** Kernel data path: creates missing XFRM interfaces of those ends. They outlive charon, as SAs in the kernel do. */
export async function addXfrmLinks({underlayPath, routerPath}: CharonPlace, {ends, uplink}: CharonConfig): Promise<void> {
	const there = new Set(await linkNames(routerPath))
	const missing = ends.map(({link}) => link).filter(({name}) => !there.has(name))
	if (missing.length === 0) return
	await ip(
		underlayPath,
		missing.flatMap(({name, ifId}) => [
			`link add ${name} type xfrm${uplink === undefined ? '' : ` dev ${uplink}`} if_id ${ifId}`,
			`link set ${name} netns ${routerPath}`
		])
	)
	for (const link of missing) await configure(routerPath, link)
}

/**
 * Kernel data path: deletes the state left by a charon that was killed. Otherwise packets would still be decrypted, though no interface takes them any more, and then
 * be routed in the underlay namespace. One charon has that namespace to itself, so all of it is deleted.
 */
export const forgetSas = ({underlayPath}: Pick<CharonPlace, 'underlayPath'>): Promise<unknown> =>
	ip(underlayPath, ['xfrm state flush', 'xfrm policy flush'])

export async function removeLinks(routerPath: string, names: readonly string[]): Promise<void> {
	for (const name of names) await ip(routerPath, [`link delete ${name}`]).catch(ignoreMissing)
}

/** Routes through a link that is down are deleted, BGP sessions over it end at once. */
export async function setLinkUp(routerPath: string, name: string, up: boolean): Promise<void> {
	await ip(routerPath, [`link set ${name} ${up ? 'up' : 'down'}`]).catch(ignoreMissing)
}

export async function linkNames(namespacePath: string): Promise<readonly string[]> {
	const found: readonly {ifname: string}[] = JSON.parse(await runInside(namespacePath, ['ip', '-json', 'link', 'show']))
	return found.map(({ifname}) => ifname)
}

const configure = (routerPath: string, {name, mtuBytes, addresses, group = 0, followsTunnel}: TunnelLink) =>
	ip(routerPath, [
		`link set ${name} mtu ${mtuBytes} group ${group} addrgenmode none`,
		...addresses.map(address => `address add ${address} dev ${name}${address.includes(':') ? ' nodad' : ''}`),
		...(followsTunnel ? [] : [`link set ${name} up`])
	])

const ip = (namespacePath: string, lines: readonly string[]) =>
	runInside(namespacePath, ['ip', '-batch', '-'], {input: lines.map(line => `${line}\n`).join('')})

function ignoreMissing(error: unknown) {
	if (!(error instanceof Error && /Cannot find device|does not exist/i.test(error.message))) throw error
}
