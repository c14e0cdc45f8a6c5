/** Finds hosts of a lab by the names that checks use. Pure. */
import type {Instance, InternetHost, Lab, Vpc} from '../model/model.ts'
import type {Site, SiteHost} from '../model/vpn.ts'

export type FoundHost =
	| {readonly kind: 'instance'; readonly instance: Instance; readonly vpc: Vpc}
	| {readonly kind: 'internet-host'; readonly host: InternetHost}
	| {readonly kind: 'site-host'; readonly host: SiteHost; readonly site: Site}

/** By short name (`web`) or full name (`main.web`). */
export function findHost(name: string, lab: Lab): FoundHost | undefined {
	const host = lab.internetHosts.find(host => host.name === name)
	if (host) return {kind: 'internet-host', host}

	for (const site of lab.vpn?.sites ?? []) {
		const siteHost = site.hosts.find(one => one.name === name || one.key === name)
		if (siteHost) return {kind: 'site-host', host: siteHost, site}
	}

	for (const vpc of lab.vpcs) {
		const instance = vpc.instances.find(instance => instance.name === name || instance.key === name)
		if (instance) return {kind: 'instance', instance, vpc}
	}

	return undefined
}
