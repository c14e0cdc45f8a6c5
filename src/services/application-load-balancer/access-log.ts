/**
 * Access logs in AWS's format, one line per request. Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 * No effects.
 */
export type LoggedRequest = {
	readonly type: 'http' | 'https' | 'h2' | 'ws' | 'wss'
	readonly beganMs: number
	/** AWS's request, target and response processing times. -1: the request did not get that far. */
	readonly seconds: readonly [number, number, number]
	readonly client: string
	readonly target?: string | undefined
	readonly status: number
	readonly targetStatus?: number | undefined
	readonly receivedBytes: number
	readonly sentBytes: number
	readonly request: string
	readonly userAgent: string | undefined
	readonly targetGroupArn?: string | undefined
	readonly trace: string
	readonly host: string | undefined
	readonly priority: number | 'default' | undefined
	readonly action: string
	readonly redirect?: string | undefined
	readonly reason?: string | undefined
	readonly cipher?: string | undefined
	readonly tls?: string | undefined
}

const quoted = (text: string | undefined): string =>
	`"${(text ?? '-').replaceAll(/["\\\x00-\x1f\x7f-\xff]/g, one => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`
const seconds = (value: number): string => (value < 0 ? '-1' : value.toFixed(3))

export function logLine(balancer: string, one: LoggedRequest, nowMs: number): string {
	const [request, target, response] = one.seconds
	const priority = one.priority === undefined ? '-' : one.priority === 'default' ? '0' : String(one.priority)
	return `${[
		one.type,
		new Date(nowMs).toISOString().replace(/Z$/, '000Z'),
		balancer,
		one.client,
		one.target ?? '-',
		...[request, target, response].map(seconds),
		one.status,
		one.targetStatus ?? '-',
		one.receivedBytes,
		one.sentBytes,
		quoted(one.request),
		quoted(one.userAgent),
		one.cipher ?? '-',
		one.tls ?? '-',
		one.targetGroupArn ?? '-',
		quoted(`Root=${one.trace}`),
		quoted(one.host),
		quoted('-'),
		priority,
		new Date(one.beganMs).toISOString().replace(/Z$/, '000Z'),
		quoted(one.action),
		quoted(one.redirect),
		quoted(one.reason),
		quoted(one.target),
		quoted(one.targetStatus === undefined ? undefined : String(one.targetStatus)),
		quoted('-'),
		quoted('-')
	].join(' ')}\n`
}
