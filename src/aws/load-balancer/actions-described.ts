/** Load balancers, listeners and rules, as the API describes them. Pure. */
import type {LoadBalancer, LoadBalancerNode} from '../../model/load-balancer.ts'
import {attributeItems} from '../elb-attributes.ts'
import {canonicalZoneId} from '../elb-names.ts'
import {compact, type Item, primaryOf, type View, wanted} from '../view.ts'
import type {FoundBalancer, FoundListener, FoundRule} from './actions-place.ts'
import {isApplication, mappingsOf} from './draft.ts'
import type {ActionWritten, ConditionWritten} from './listener-schema.ts'
import {forwardsOf} from './listeners.ts'

const defaultTime = '2026-01-01T00:00:00.000Z'

export function describeBalancer({vpc, balancer, written}: FoundBalancer, view: View): Item {
	const [node] = balancer.nodes
	const {securityGroups: groups} = node ? wanted(vpc.interfaces, node.interface) : {securityGroups: []}
	const ids = groups.map(key => wanted(vpc.securityGroups, key).id)
	return {
		LoadBalancerArn: balancer.arn,
		...(balancer.type !== 'gateway' && {DNSName: balancer.dnsName, Scheme: balancer.scheme}),
		CanonicalHostedZoneId: canonicalZoneId(balancer, vpc),
		CreatedTime: written.aws?.CreatedTime ?? defaultTime,
		LoadBalancerName: balancer.name,
		VpcId: vpc.id,
		State: {Code: 'active'},
		Type: balancer.type,
		AvailabilityZones: balancer.nodes.map((one, index) => ({
			ZoneName: one.zone,
			SubnetId: wanted(vpc.subnets, one.subnet).id,
			LoadBalancerAddresses: addressesOf(one, mappingsOf(written)[index], {vpc, balancer}, view)
		})),
		...((isApplication(written) || ids.length > 0) && {SecurityGroups: ids}),
		IpAddressType: balancer.ipAddressType,
		...(balancer.type === 'network' &&
			ids.length > 0 && {
				EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: balancer.ignoresPrivateLinkClients ? 'off' : 'on'
			})
	}
}

/** Only addresses that a user chose: AWS shows no others. */
function addressesOf(
	node: LoadBalancerNode,
	mapping: ReturnType<typeof mappingsOf>[number] | undefined,
	{vpc}: Pick<FoundBalancer, 'vpc' | 'balancer'>,
	view: View
): readonly Item[] {
	const own = wanted(vpc.interfaces, node.interface)
	const elastic = view.lab.elasticIps.find(({key}) => key === mapping?.elasticIp)
	if (elastic) return [compact({IpAddress: elastic.address, AllocationId: elastic.allocationId})]
	return mapping?.privateIp !== undefined && mapping.interfaceId === undefined ? [{PrivateIPv4Address: primaryOf(own)}] : []
}

const common = {
	'deletion_protection.enabled': 'false',
	'access_logs.s3.enabled': 'false',
	'access_logs.s3.bucket': '',
	'access_logs.s3.prefix': '',
	'ipv6.deny_all_igw_traffic': 'false',
	'zonal_shift.config.enabled': 'false'
}

/** AWS's default attributes, by key. */
export const balancerDefaults = ({type}: LoadBalancer): Readonly<Record<string, string>> =>
	type === 'gateway'
		? {'deletion_protection.enabled': 'false', 'load_balancing.cross_zone.enabled': 'false'}
		: type === 'network'
			? {
					...common,
					'load_balancing.cross_zone.enabled': 'false',
					'dns_record.client_routing_policy': 'any_availability_zone',
					'secondary_ips.auto_assigned.per_subnet': '0'
				}
			: {
					...common,
					'load_balancing.cross_zone.enabled': 'true',
					'idle_timeout.timeout_seconds': '60',
					'client_keep_alive.seconds': '3600',
					'connection_logs.s3.enabled': 'false',
					'connection_logs.s3.bucket': '',
					'connection_logs.s3.prefix': '',
					'routing.http2.enabled': 'true',
					'routing.http.drop_invalid_header_fields.enabled': 'false',
					'routing.http.desync_mitigation_mode': 'defensive',
					'routing.http.preserve_host_header.enabled': 'false',
					'routing.http.xff_client_port.enabled': 'false',
					'routing.http.xff_header_processing.mode': 'append',
					'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
					'waf.fail_open.enabled': 'false'
				}

export const balancerAttributes = ({balancer, written}: FoundBalancer): readonly Item[] =>
	attributeItems(balancerDefaults(balancer), written)

export function describeListener({vpc, balancer, listener, listenerArn}: FoundListener): Item {
	const {protocol, port, written} = listener
	const aws = written.aws ?? {}
	return {
		ListenerArn: listenerArn,
		LoadBalancerArn: balancer.arn,
		Port: port,
		Protocol: protocol,
		DefaultActions: [actionItem(written, vpc)],
		...((protocol === 'HTTPS' || protocol === 'TLS') && {
			SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
			Certificates: (written.certificates ?? []).map(name => ({
				CertificateArn: `arn:aws:acm:${vpc.region}:${vpc.account}:certificate/${name}`
			}))
		}),
		...aws
	}
}

/** Only TCP listeners have attributes. */
export const listenerAttributes = ({listener}: FoundListener): readonly Item[] =>
	listener.protocol === 'TCP' ? attributeItems({'tcp.idle_timeout.seconds': '350'}, listener.written) : []

export const describeRule = ({vpc, listener, rule, ruleArn, priority}: FoundRule): Item => ({
	RuleArn: ruleArn,
	Priority: priority,
	Conditions: rule ? [rule.conditions].flat().flatMap(conditionItems) : [],
	Actions: [actionItem(rule ?? listener.written, vpc)],
	IsDefault: rule === undefined,
	...(rule?.transforms && {Transforms: transformItems(rule.transforms)})
})

function actionItem(written: ActionWritten, vpc: FoundBalancer['vpc']): Item {
	const {redirect, fixedResponse, forward} = written
	if (redirect) {
		return {
			Type: 'redirect',
			RedirectConfig: {
				Protocol: redirect.protocol ?? '#{protocol}',
				Host: redirect.host ?? '#{host}',
				Port: String(redirect.port ?? '#{port}'),
				Path: redirect.path ?? '/#{path}',
				Query: redirect.query ?? '#{query}',
				StatusCode: `HTTP_${redirect.status ?? 301}`
			}
		}
	}
	if (fixedResponse) {
		const {status, contentType, body} = fixedResponse
		return {
			Type: 'fixed-response',
			FixedResponseConfig: compact({StatusCode: String(status), ContentType: contentType, MessageBody: body})
		}
	}
	const groups = forwardsOf(written).map(([name, Weight]) => ({
		TargetGroupArn: vpc.targetGroups.find(one => one.name === name)?.arn,
		Weight
	}))
	const seconds = typeof forward?.stickinessSeconds === 'number' ? forward.stickinessSeconds : undefined
	return {
		Type: 'forward',
		...(groups.length === 1 && {TargetGroupArn: groups[0]?.TargetGroupArn}),
		ForwardConfig: {
			TargetGroups: groups,
			TargetGroupStickinessConfig: {Enabled: seconds !== undefined, ...(seconds !== undefined && {DurationSeconds: seconds})}
		}
	}
}

const listed = (values: string | readonly string[]) => [values].flat()

function conditionItems(written: ConditionWritten): readonly Item[] {
	const {hostHeader, pathPattern, httpRequestMethod, sourceIp, httpHeader, queryString} = written
	const simple = (Field: string, config: string, values: string | readonly string[] | undefined) =>
		values === undefined ? [] : [{Field, Values: listed(values), [config]: {Values: listed(values)}}]
	return [
		...simple('host-header', 'HostHeaderConfig', hostHeader),
		...simple('path-pattern', 'PathPatternConfig', pathPattern),
		...simple('http-request-method', 'HttpRequestMethodConfig', httpRequestMethod).map(({Values: _, ...rest}) => rest),
		...simple('source-ip', 'SourceIpConfig', sourceIp).map(({Values: _, ...rest}) => rest),
		...(httpHeader
			? [
					{
						Field: 'http-header',
						HttpHeaderConfig: {HttpHeaderName: httpHeader.name, Values: listed(httpHeader.values)}
					}
				]
			: []),
		...(queryString === undefined
			? []
			: [{Field: 'query-string', QueryStringConfig: {Values: listed(queryString).map(parameterItem)}}])
	]
}

function parameterItem(text: string): Item {
	const at = text.indexOf('=')
	return at > 0 ? {Key: text.slice(0, at), Value: text.slice(at + 1)} : {Value: text.slice(at + 1)}
}

type Transforms = NonNullable<NonNullable<FoundRule['rule']>['transforms']>

const rewrites = ({regex, replace}: {readonly regex: string; readonly replace: string}) => ({
	Rewrites: [{Regex: regex, Replace: replace}]
})

const transformItems = ({url, hostHeader}: Transforms): readonly Item[] => [
	...(url ? [{Type: 'url-rewrite', UrlRewriteConfig: rewrites(url)}] : []),
	...(hostHeader ? [{Type: 'host-header-rewrite', HostHeaderRewriteConfig: rewrites(hostHeader)}] : [])
]
