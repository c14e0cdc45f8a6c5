/** What AWS refuses about DHCP options sets. */
import type {Finding, Path} from '../../model/finding.ts'
import {family, parseAddress} from '../../net/address.ts'
import type {DhcpOptionsWritten} from './kind.ts'

const mostServers = 4
/** The length of an option is one byte. */
const longestDomainName = 255
const code = 'InvalidParameterValue'

export function* checkDhcpOptions(written: DhcpOptionsWritten, path: Path): Generator<Finding> {
	const {id: _, ...options} = written
	if (Object.keys(options).length === 0) {
		yield {
			path,
			message: 'a DHCP options set has at least one option',
			code: 'MissingParameter',
			fix: 'write domainNameServers: [AmazonProvidedDNS], for one'
		}
	}
	yield* checkDomain(written.domainName, [...path, 'domainName'])
	yield* checkServers(written.domainNameServers ?? [], [...path, 'domainNameServers'], {
		families: [4, 6],
		word: 'AmazonProvidedDNS'
	})
	yield* checkServers(written.ntpServers ?? [], [...path, 'ntpServers'], {families: [4, 6]})
	yield* checkServers(written.netbiosNameServers ?? [], [...path, 'netbiosNameServers'], {families: [4]})
	if (written.netbiosNodeType !== undefined && ![1, 2, 4, 8].includes(written.netbiosNodeType)) {
		yield {
			path: [...path, 'netbiosNodeType'],
			message: `${written.netbiosNodeType} is not a NetBIOS node type`,
			code,
			fix: 'write 2, as AWS recommends, or 1, 4 or 8'
		}
	}
}

/** Linux guests accept several names, separated by spaces. */
function* checkDomain(domain: string | undefined, path: Path): Generator<Finding> {
	if (domain === undefined) return
	const label = '[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?'
	if (domain.length > longestDomainName || !new RegExp(`^${label}(\\.${label})*( ${label}(\\.${label})*)*$`).test(domain)) {
		yield {
			path,
			message: `${JSON.stringify(domain.slice(0, 80))} is not a domain name`,
			code,
			fix: 'write a name such as corp.example.com, or several with one space between'
		}
	}
}

function* checkServers(
	servers: readonly string[],
	path: Path,
	{families, word}: {readonly families: readonly (4 | 6)[]; readonly word?: string}
): Generator<Finding> {
	if (servers.length > mostServers) {
		yield {
			path,
			at: 'key',
			message: `${servers.length} servers are too many: a set has up to ${mostServers}`,
			code,
			fix: 'use fewer'
		}
	}
	for (const [index, server] of servers.entries()) {
		if (server === word) continue
		const address = parseAddress(server)
		if (!address || !families.includes(family(address))) {
			yield {
				path: [...path, index],
				message: `"${server}" is not an ${families.length === 1 ? 'IPv4 ' : ''}address`,
				code,
				fix: `write an address such as 10.0.0.53${word === undefined ? '' : `, or ${word}`}`
			}
		} else if (servers.indexOf(server) < index) {
			yield {path: [...path, index], message: `${server} is in the list already`, code, fix: 'keep one of the two'}
		}
	}
}
