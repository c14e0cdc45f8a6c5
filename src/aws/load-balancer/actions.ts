/** Load balancers. Doc: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
import type {Requests, SubnetMapping} from '../../../api-models/elbv2.d.ts'
import {AwsError} from '../../api/errors.ts'
import {pagedByMarker} from '../../api/listing.ts'
import {type Actions, type ApiPart, patchAt} from '../../api/part.ts'
import {tagsIn, writtenTags} from '../../api/tags.ts'
import type {Vpc} from '../../model/model.ts'
import {attributePatch} from '../elb-attributes.ts'
import {groupNames} from '../security-group/actions-group-names.ts'
import {validationError} from '../target-group/actions-place.ts'
import type {Item, View} from '../view.ts'
import {balancerAttributes, balancerDefaults, describeBalancer} from './actions-described.ts'
import {listenerActions} from './actions-listeners.ts'
import {allBalancers, balancerOf, type FoundBalancer} from './actions-place.ts'
import {tagActions} from './actions-tags.ts'
import {arnWords} from './nodes.ts'
import {applicationAttributes, networkAttributes} from './schema.ts'

type Placed = {readonly vpc: Vpc; readonly subnets: readonly Item[]}

/** Names of subnets, which must be of one VPC, for the lab file. Errors: AwsError. */
function placed(mappings: readonly SubnetMapping[], view: View): Placed {
	const found = mappings.map(({SubnetId = '', AllocationId, PrivateIPv4Address}) => {
		const vpc = view.vpcs.find(({subnets}) => subnets.some(({id}) => id === SubnetId))
		const subnet = vpc?.subnets.find(({id}) => id === SubnetId)
		if (!vpc || !subnet) throw new AwsError('SubnetNotFound', `The subnet ID '${SubnetId}' is not valid`)
		const elastic = view.lab.elasticIps.find(({allocationId}) => allocationId === AllocationId)
		if (AllocationId !== undefined && !elastic) {
			throw new AwsError('AllocationIdNotFound', `The allocation IDs '${AllocationId}' do not exist`)
		}
		return {
			vpc,
			subnet: {
				subnet: subnet.key.slice(vpc.key.length + 1),
				...(elastic && {elasticIp: elastic.key}),
				...(PrivateIPv4Address !== undefined && {privateIp: PrivateIPv4Address})
			}
		}
	})
	const [first] = found
	if (!first) throw validationError('At least one subnet must be specified')
	if (found.some(({vpc}) => vpc !== first.vpc)) {
		throw new AwsError('InvalidConfigurationRequest', 'All subnets must belong to the same VPC')
	}
	return {vpc: first.vpc, subnets: found.map(({subnet}) => subnet)}
}

/** Errors: AwsError. */
function groupsOf(ids: readonly string[], vpc: Vpc): readonly string[] {
	const unknown = ids.find(id => !vpc.securityGroups.some(one => one.id === id))
	if (unknown !== undefined) throw new AwsError('InvalidSecurityGroup', `The security group ID '${unknown}' does not exist`)
	return groupNames(ids, vpc)
}

const mappingsIn = ({
	Subnets,
	SubnetMappings
}: {
	readonly Subnets?: readonly string[]
	readonly SubnetMappings?: readonly SubnetMapping[]
}) => SubnetMappings ?? (Subnets ?? []).map(SubnetId => ({SubnetId}))

const unrecognized = (key: string, value: string | undefined): AwsError =>
	validationError(
		value === undefined
			? `Load balancer attribute key '${key}' is not recognized`
			: `Load balancer attribute key '${key}' has an invalid value '${value}'`
	)

const isProtected = (found: FoundBalancer): boolean =>
	balancerAttributes(found).some(({Key, Value}) => Key === 'deletion_protection.enabled' && Value === 'true')

/** As the file writes it. Errors: AwsError, for a type that is not emulated. */
function ipAddressTypeOf(type: string | undefined): 'ipv4' | 'dualstack' | undefined {
	if (type === undefined || type === 'ipv4' || type === 'dualstack') return type
	throw validationError(`In this lab there are no load balancers of the IP address type '${type}'`)
}

/** Those that most listeners have; nodes speak TLS 1.2 and 1.3 whatever the policy. */
const policies = [
	{Name: 'ELBSecurityPolicy-TLS13-1-2-2021-06', SslProtocols: ['TLSv1.2', 'TLSv1.3']},
	{Name: 'ELBSecurityPolicy-2016-08', SslProtocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2']},
	{Name: 'ELBSecurityPolicy-TLS-1-1-2017-01', SslProtocols: ['TLSv1.1', 'TLSv1.2']},
	{Name: 'ELBSecurityPolicy-TLS-1-2-2017-01', SslProtocols: ['TLSv1.2']},
	{Name: 'ELBSecurityPolicy-TLS-1-2-Ext-2018-06', SslProtocols: ['TLSv1.2']},
	{Name: 'ELBSecurityPolicy-FS-1-2-Res-2020-10', SslProtocols: ['TLSv1.2']}
]

const actions: Actions<Requests> = {
	DescribeLoadBalancers({input, view}) {
		const {LoadBalancerArns: arns, Names: names} = input
		const all = allBalancers(view)
		const unknown = names?.filter(name => !all.some(({balancer}) => balancer.name === name)) ?? []
		if (unknown.length > 0) throw new AwsError('LoadBalancerNotFound', `Load balancers '[${unknown.join(', ')}]' not found`)
		for (const arn of arns ?? []) balancerOf(arn, view)
		const found = all.filter(({balancer}) => (arns?.includes(balancer.arn) ?? true) && (names?.includes(balancer.name) ?? true))
		return {
			answer: pagedByMarker(
				found.map(one => describeBalancer(one, view)),
				'LoadBalancers',
				input
			)
		}
	},
	CreateLoadBalancer({input, view, newId, nowMs}) {
		const {Name, Type: type = 'application', Scheme: scheme = 'internet-facing', SecurityGroups, Tags} = input
		if (!Object.hasOwn(arnWords, type)) throw validationError(`In this lab there are no load balancers of the type '${type}'`)
		const ipAddressType = ipAddressTypeOf(input.IpAddressType)
		const {vpc, subnets} = placed(mappingsIn(input), view)
		if (type === 'application' && subnets.length < 2) {
			throw validationError('At least two subnets in two different Availability Zones must be specified')
		}
		const before = allBalancers(view).find(({balancer}) => balancer.name === Name)
		if (before) {
			const {balancer} = before
			const isSame = balancer.type === type && (type === 'gateway' || balancer.scheme === scheme) && before.vpc === vpc
			if (isSame) return {answer: {LoadBalancers: [describeBalancer(before, view)]}}
			throw new AwsError(
				'DuplicateLoadBalancerName',
				`A load balancer with the same name '${Name}' exists, but with different settings`
			)
		}
		const word = arnWords[type as keyof typeof arnWords]
		const arn = `arn:aws:elasticloadbalancing:${view.region}:${view.account}:loadbalancer/${word}/${Name}/${newId('lb').slice(-16)}`
		return {
			patch: patchAt(['vpcs', vpc.key, 'loadBalancers', Name], {
				arn,
				type,
				...(type !== 'gateway' && {scheme}),
				...(ipAddressType === 'dualstack' && {ipAddressType}),
				subnets,
				...(SecurityGroups && SecurityGroups.length > 0 && {securityGroups: groupsOf(SecurityGroups, vpc)}),
				tags: writtenTags(tagsIn(Tags)),
				aws: {CreatedTime: new Date(nowMs).toISOString()}
			}),
			words: {InvalidSubnet: `VPC ${vpc.id} has no internet gateway`},
			answer: after => ({LoadBalancers: [{...describeBalancer(balancerOf(arn, after), after), State: {Code: 'provisioning'}}]})
		}
	},
	DeleteLoadBalancer({input: {LoadBalancerArn: arn}, view}) {
		const found = allBalancers(view).find(({balancer}) => balancer.arn === arn)
		if (!found) return {}
		if (isProtected(found)) {
			throw new AwsError(
				'OperationNotPermitted',
				`Load balancer '${arn}' cannot be deleted because deletion protection is enabled`
			)
		}
		const {vpcs} = view.lab
		const isOffered = vpcs.some(({endpointServices = []}) =>
			endpointServices.some(({loadBalancers}) => loadBalancers.includes(found.balancer.key))
		)
		if (isOffered) {
			throw new AwsError(
				'ResourceInUse',
				`Load balancer '${arn}' cannot be deleted because it is currently associated with another service`
			)
		}
		return {patch: patchAt(found.path, null)}
	},
	SetSubnets({input, view}) {
		const {path, vpc} = balancerOf(input.LoadBalancerArn, view)
		const ipAddressType = ipAddressTypeOf(input.IpAddressType)
		const {vpc: other, subnets} = placed(mappingsIn(input), view)
		if (other !== vpc) throw new AwsError('InvalidConfigurationRequest', 'All subnets must belong to the same VPC')
		return {
			patch: patchAt(path, {subnets, ...(ipAddressType && {ipAddressType})}),
			answer: after => {
				const {AvailabilityZones, IpAddressType} = describeBalancer(balancerOf(input.LoadBalancerArn, after), after)
				return {AvailabilityZones, IpAddressType}
			}
		}
	},
	SetSecurityGroups({input, view}) {
		const {LoadBalancerArn, SecurityGroups, EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: enforced} = input
		const {path, vpc} = balancerOf(LoadBalancerArn, view)
		return {
			patch: patchAt(path, {
				securityGroups: groupsOf(SecurityGroups, vpc),
				...(enforced !== undefined && {enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: enforced})
			}),
			answer: after => {
				const item = describeBalancer(balancerOf(LoadBalancerArn, after), after)
				return {
					SecurityGroupIds: item.SecurityGroups,
					EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: item.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic
				}
			}
		}
	},
	SetIpAddressType({input: {LoadBalancerArn, IpAddressType}, view}) {
		const {path} = balancerOf(LoadBalancerArn, view)
		return {patch: patchAt(path, {ipAddressType: ipAddressTypeOf(IpAddressType)}), answer: {IpAddressType}}
	},
	DescribeLoadBalancerAttributes: ({input: {LoadBalancerArn}, view}) => ({
		answer: {Attributes: balancerAttributes(balancerOf(LoadBalancerArn, view))}
	}),
	ModifyLoadBalancerAttributes({input: {LoadBalancerArn, Attributes}, view}) {
		const {path, balancer} = balancerOf(LoadBalancerArn, view)
		const known = balancer.type === 'application' ? applicationAttributes : networkAttributes
		return {
			patch: patchAt(path, attributePatch(known, balancerDefaults(balancer), Attributes, unrecognized)),
			answer: after => ({Attributes: balancerAttributes(balancerOf(LoadBalancerArn, after))})
		}
	},
	DescribeAccountLimits: () => ({
		answer: {
			Limits: [
				{Name: 'application-load-balancers', Max: '50'},
				{Name: 'network-load-balancers', Max: '50'},
				{Name: 'target-groups', Max: '3000'},
				{Name: 'targets-per-network-load-balancer', Max: '3000'},
				{Name: 'listeners-per-network-load-balancer', Max: '50'}
			]
		}
	}),
	DescribeSSLPolicies({input: {Names}}) {
		const unknown = Names?.find(name => !policies.some(({Name}) => Name === name))
		if (unknown !== undefined) throw new AwsError('SSLPolicyNotFound', 'One or more SSL policies do not exist')
		return {answer: {SslPolicies: policies.filter(({Name}) => Names?.includes(Name) ?? true)}}
	},
	...listenerActions,
	...tagActions
}

export const loadBalancer: ApiPart = {elbv2: actions}
