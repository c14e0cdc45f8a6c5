/** Turns configurations refused by daemons into errors in the user's own files. Pure. */
import {routerOfSite} from '../control/learners.ts'
import {BadLab} from '../lab/problem.ts'
import type {LoadedLab} from '../lab/read.ts'
import {readDocument, readSource} from '../lab/source.ts'
import type {Finding} from '../model/finding.ts'
import type {Plan} from '../plan/types.ts'
import type {ObservedDaemon} from '../services/observed.ts'
import {programOf, type ServiceName} from '../services/services.ts'

/** A daemon refuses a configuration made by vpclab: it is a release that was not tested. */
export class DaemonRefuses extends Error {
	override readonly name = 'DaemonRefuses'
}

type Refused = Pick<ObservedDaemon, 'id' | 'kind' | 'namespace' | 'trouble'>

/** Undefined: none is refused. `BadLab` for files of devices, with the daemon's message; otherwise `DaemonRefuses`. */
export function refusal(refused: readonly Refused[], plan: Pick<Plan, 'vpn'>, loaded: LoadedLab): Error | undefined {
	if (refused.length === 0) return undefined
	const findings = refused.flatMap(daemon => findingOf(daemon, plan, loaded) ?? [])
	if (findings.length > 0) return new BadLab(locate(findings, loaded))
	const words = refused.map(({kind, namespace, trouble}) => `${programOf[kind]} of ${namespace}: ${trouble}`)
	return new DaemonRefuses(
		`the configuration made by vpclab is refused here, by another release of FRR or strongSwan than it is tested with:\n${words.join('\n')}`
	)
}

/** By service: the device file that configures it. */
const deviceFile: Readonly<Record<ServiceName, 'frr' | 'swanctl' | undefined>> = {
	bgp: 'frr',
	ipsec: 'swanctl',
	// Validated before, and without any text of the user's own.
	health: undefined,
	nat64: undefined,
	'flow-log': undefined,
	alb: undefined,
	dynamodb: undefined,
	geneve: undefined,
	'route-health': undefined,
	relay: undefined
}

function findingOf({id, kind, namespace, trouble = ''}: Refused, {vpn = {}}: Pick<Plan, 'vpn'>, {lab}: LoadedLab) {
	const tunnel = Object.values(vpn).find(({customer}) => customer.daemon === id)
	const site = (lab.vpn?.sites ?? []).find(one => (kind === 'bgp' ? routerOfSite(one) === namespace : one.key === tunnel?.site))
	const part = deviceFile[kind]
	const file = part && site?.device?.[part]
	if (!site || !file) return undefined
	const finding: Finding = {
		path: ['sites', site.key, 'device', part],
		message: `${file.path} is refused by ${programOf[kind]}: ${plain(trouble)}`,
		fix: `correct it; \`vpclab vpn-config\` writes one that fits`
	}
	return finding
}

/** Removes the prefix of the program and the namespace from the message. */
const plain = (words: string) => words.replace(/^vtysh in \S+: /, '')

function locate(findings: readonly Finding[], {source, document}: LoadedLab) {
	try {
		return readSource(source.text, source.file).locateAll(findings)
	} catch {
		// The lab was made by a program.
		return readDocument(document, source.file).locateAll(findings)
	}
}
