/** What AWS refuses about certificates and attributes of listeners that terminate connections (ELB-1). */
import type {Finding, Path} from '../../model/finding.ts'
import type {ListenerDraft} from './listeners.ts'

/** Of listeners of HTTP, HTTPS and TLS. */
export function* checkTls(written: ListenerDraft['written'], protocol: string, at: Path): Generator<Finding> {
	yield* checkCertificates(written, protocol, at)
	if (written.attributes) {
		yield {
			path: [...at, 'attributes'],
			message: `Listener attribute key 'tcp.idle_timeout.seconds' is not supported for listeners of protocol ${protocol}`,
			code: 'InvalidConfigurationRequest',
			fix:
				protocol === 'TLS'
					? 'leave it out: connections by TLS may lie idle for 350 s (NLB-5)'
					: 'write idle_timeout.timeout_seconds among the attributes of the load balancer'
		}
	}
}

function* checkCertificates(
	{certificates}: {readonly certificates?: readonly string[] | undefined},
	protocol: string,
	at: Path
): Generator<Finding> {
	if ((protocol === 'HTTPS' || protocol === 'TLS') && !certificates) {
		yield {
			path: at,
			message: `A certificate must be specified for ${protocol} listeners`,
			code: 'CertificateNotFound',
			fix: 'add "certificates": [shop.example.com]'
		}
	}
	if (protocol === 'HTTP' && certificates) {
		yield {
			path: [...at, 'certificates'],
			message: 'A certificate cannot be specified for HTTP listeners',
			code: 'InvalidConfigurationRequest',
			fix: 'leave it out, or write HTTPS:443'
		}
	}
	for (const [index, name] of (certificates ?? []).entries()) {
		if (/^(?:\*\.)?(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*$/i.test(name)) continue
		yield {
			path: [...at, 'certificates', index],
			message: `"${name}" is not a host name`,
			code: 'CertificateNotFound',
			fix: 'write a name such as shop.example.com or *.example.com'
		}
	}
}
