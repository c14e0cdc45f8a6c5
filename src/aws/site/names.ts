import type {SiteServerFacts} from '../../dns/types.ts'
import type {Lab} from '../../model/model.ts'
import type {SiteHost} from '../../model/vpn.ts'
import type {NamesPart} from '../../plan/dns-names.ts'
import {zoneOf} from '../hosted-zone/names.ts'

export const site: NamesPart = {
	siteServers(lab) {
		const hosts = (lab.vpn?.sites ?? []).flatMap(one => one.hosts)
		return Object.fromEntries(hosts.flatMap(host => (host.dns ? [[host.key, factsOf(host, host.dns, lab)]] : [])))
	}
}

const factsOf = ({key}: SiteHost, {zones, forwards}: NonNullable<SiteHost['dns']>, lab: Lab): SiteServerFacts => ({
	zones: zones.map(({name, records}) => zoneOf(name, records, lab)),
	forwards: forwards.map(({name, targets}) => ({name, forward: {via: siteForwarder(key), targets}}))
})

/** Id of the forwarder in a host's DNS server. */
export const siteForwarder = (host: string): string => `site ${host}`
