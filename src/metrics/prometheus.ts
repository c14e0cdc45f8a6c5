/** Metrics in the text format of Prometheus. Pure. */
import type {Metric} from './types.ts'

/** `AWS/NATGateway` `BytesOutToDestination` is `aws_natgateway_bytes_out_to_destination`, with `_total` where it only grows. */
export function renderPrometheus(metrics: readonly Metric[], lab: string): string {
	const byName = Map.groupBy(metrics, nameOf)
	return [...byName]
		.flatMap(([name, all]) => [
			`# HELP ${name} ${all[0]?.namespace} ${all[0]?.name}, ${all[0]?.unit}`,
			`# TYPE ${name} ${all[0]?.kind}`,
			...all.map(({dimensions, of, value}) => `${name}{${labels({lab, name: of, ...snakeKeys(dimensions)})}} ${value}`)
		])
		.map(line => `${line}\n`)
		.join('')
}

const nameOf = ({namespace, name, kind}: Metric): string =>
	`${namespace.toLowerCase().replaceAll('/', '_')}_${snake(name)}${kind === 'counter' ? '_total' : ''}`

const snake = (name: string): string => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()

const snakeKeys = (dimensions: Metric['dimensions']) =>
	Object.fromEntries(Object.entries(dimensions).map(([key, value]) => [snake(key), value]))

const labels = (all: Readonly<Record<string, string>>): string =>
	Object.entries(all)
		.map(([key, value]) => `${key}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`)
		.join(',')
