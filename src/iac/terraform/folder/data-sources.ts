/** Data sources: those that a lab can answer, and the others, which are unknown. Pure. */

import {idOf} from '../../../aws/ids.ts'
import {zoneIdsOf, zonesOf} from '../../../aws/regions.ts'
import {pseudoParameters} from '../../cloudformation/pseudo.ts'
import type {Thing} from '../../part.ts'
import {Unknown} from '../../unknown.ts'
import {isObject, Lazy, type ObjectValue, toSet} from '../evaluate/values.ts'
import {isInert} from '../other-types.ts'
import {blocksOf, isGiven, isMap, type Values} from '../translate.ts'
import {policyDocument} from './policy-document.ts'
import type {Provider} from './providers.ts'
import type {Run} from './run.ts'

type Asked = {
	readonly type: string
	readonly address: string
	readonly values: () => Values
	readonly provider: Provider
	readonly run: Run
}

type Answer = ObjectValue | Unknown

export function dataSource(asked: Asked): Lazy {
	const {type, address, values} = asked
	const answer = (): Answer => (Object.hasOwn(sources, type) ? (sources[type] as Source)(asked) : unknown(asked))
	return new Lazy(
		address,
		name => {
			const found = answer()
			if (found instanceof Unknown) {
				const given = values()
				return isGiven(given[name]) && name !== 'id' ? given[name] : found
			}
			if (Object.hasOwn(found, name)) return found[name]
			const given = values()
			return Object.hasOwn(given, name) ? given[name] : new Unknown(`${address}.${name}, which is looked up in an account`)
		},
		() => answer()
	)
}

function unknown({type, address, values}: Asked): Answer {
	if (type === 'terraform_remote_state') return new Unknown(`${address}, the outputs of another state`)
	if (isInert(type)) {
		const own = values()
		const id = idOf('tf', address)
		return {id, arn: `arn:aws:${type}:::${id}`, name: own.name ?? id, json: '{}', rendered: '', result: {}}
	}
	return new Unknown(`${address}, which is looked up in an account`)
}

type Source = (asked: Asked) => Answer

const placeOf = ({provider, run: {world}}: Asked) => ({
	region: provider.region ?? world.region,
	account: provider.account ?? world.account
})

/** Names of zones that a filter does not exclude. */
function zones(asked: Asked): Answer {
	const {region, account} = placeOf(asked)
	const excluded = asked.values().exclude_names
	const names = asked.run.world.shared.zonesOf(region).filter(name => !(Array.isArray(excluded) && excluded.includes(name)))
	const [all, ids] = [zonesOf(region), zoneIdsOf(region, account)]
	return {
		id: region,
		names: [...names],
		zone_ids: names.map(name => ids[all.indexOf(name)] ?? name),
		group_names: toSet([region])
	}
}

/** A thing in the network made so far, by its id or by tags. */
function thingOf(kind: Thing['kind'], asked: Asked): Thing | Unknown {
	const found = thingsOf(kind, asked)
	if (found instanceof Unknown) return found
	const [one] = found
	return one && found.length === 1
		? one
		: new Unknown(`${asked.address}, for which there ${found.length === 0 ? 'is nothing' : `are ${found.length}`} in the network`)
}

function thingsOf(kind: Thing['kind'], {values, run, address}: Asked): readonly Thing[] | Unknown {
	const {world} = run
	if (run.isCounting) return new Unknown(`${address}, which is known only after apply`)
	const given = values()
	const filters = blocksOf(given, 'filter').map(({block}) => [String(block.name), [block.values].flat()] as const)
	const tags = [
		...(isMap(given.tags) ? Object.entries(given.tags).map(([key, value]) => [key, [value]] as const) : []),
		...filters.flatMap(([name, all]) => (name.startsWith('tag:') ? [[name.slice(4), all] as const] : []))
	]
	const vpcId = given.vpc_id ?? filters.find(([name]) => name === 'vpc-id')?.[1][0]
	const id = given.id
	const unknownArgument = [vpcId, id, ...tags.flatMap(([, all]) => all)].find(one => one instanceof Unknown)
	if (unknownArgument) return unknownArgument as Unknown
	const {building} = world.shared
	const vpc = typeof vpcId === 'string' ? building.thing(vpcId)?.name : undefined
	if (typeof id === 'string') {
		const own = building.thing(id)
		return own?.kind === kind ? [own] : []
	}
	const isTagged = (thing: Thing) => {
		const written = building.written([...thing.path, 'tags'])
		return tags.every(([key, all]) => {
			const value = isObject(written) ? written[key] : undefined
			return all.some(one => String(one) === (value ?? (key === 'Name' ? thing.name : undefined)))
		})
	}
	// What the lab file has is known by its name.
	const named =
		kind === 'vpc' && tags.length === 1 && tags[0]?.[0] === 'Name' ? building.namedInFile(String(tags[0][1][0]), kind) : undefined
	const ofFile = named === undefined ? undefined : building.thing(named)
	if (ofFile) return [ofFile]
	if (tags.length === 0 && vpc === undefined) return new Unknown(`${address}, which is looked up in an account`)
	return building.things().filter(one => one.kind === kind && (vpc === undefined || one.vpc === vpc) && isTagged(one))
}

function vpc(asked: Asked): Answer {
	const found = thingOf('vpc', asked)
	if (found instanceof Unknown) return found
	const {building} = asked.run.world.shared
	return {id: found.id, cidr_block: [building.written([...found.path, 'cidr'])].flat()[0] ?? null}
}

function subnet(asked: Asked): Answer {
	const found = thingOf('subnet', asked)
	if (found instanceof Unknown) return found
	const {building} = asked.run.world.shared
	return {id: found.id, cidr_block: building.written([...found.path, 'cidr']) ?? null, vpc_id: idOf('vpc', found.vpc ?? '')}
}

const several =
	(kind: Thing['kind']): Source =>
	asked => {
		const found = thingsOf(kind, asked)
		return found instanceof Unknown ? found : {ids: found.map(({id}) => id)}
	}

const single =
	(kind: Thing['kind']): Source =>
	asked => {
		const found = thingOf(kind, asked)
		return found instanceof Unknown ? found : {id: found.id, route_table_id: found.id}
	}

/** An image, or a parameter that names one: which one is of no consequence. */
const image: Source = ({address, values, run}) => {
	const id = `ami-${idOf('ami', address).slice(-17)}`
	const {name} = values()
	const isOther = typeof name === 'string' && !name.startsWith('/aws/service/')
	if (isOther && !address.includes('aws_ami.')) return new Unknown(`${address}, which is kept in an account`)
	run.world.report.assume('images that data sources look up are some image: their names decide nothing')
	return {
		id,
		image_id: id,
		arn: `arn:aws:ec2:${run.world.region}::image/${id}`,
		value: id,
		insecure_value: id,
		architecture: 'x86_64'
	}
}

const sources: Readonly<Record<string, Source>> = {
	aws_ami: image,
	aws_availability_zones: zones,
	aws_caller_identity: asked => {
		const {account} = placeOf(asked)
		return {account_id: account, id: account, arn: `arn:aws:iam::${account}:root`, user_id: account}
	},
	aws_iam_policy_document: ({values}) => ({json: policyDocument(values()), minified_json: policyDocument(values())}),
	aws_internet_gateway: single('internet-gateway'),
	aws_partition: asked => {
		const pseudo = pseudoParameters({stackName: '', ...placeOf(asked)})
		const [partition, suffix] = [pseudo['AWS::Partition'], String(pseudo['AWS::URLSuffix'])]
		return {partition, id: partition, dns_suffix: suffix, reverse_dns_prefix: suffix.split('.').toReversed().join('.')}
	},
	aws_region: asked => {
		const {region} = placeOf(asked)
		return {name: region, id: region, region, endpoint: `ec2.${region}.amazonaws.com`}
	},
	aws_route_table: single('route-table'),
	aws_route_tables: several('route-table'),
	aws_security_group: single('security-group'),
	aws_security_groups: several('security-group'),
	aws_ssm_parameter: image,
	aws_subnet: subnet,
	aws_subnets: several('subnet'),
	aws_vpc: vpc,
	aws_vpc_endpoint_service: asked => {
		const {service, service_name: name} = asked.values()
		const full = typeof name === 'string' ? name : `com.amazonaws.${placeOf(asked).region}.${String(service)}`
		return {service_name: full, id: full}
	},
	aws_vpcs: several('vpc')
}
