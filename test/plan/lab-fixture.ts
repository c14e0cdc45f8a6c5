import type {
	Guest,
	Instance,
	Lab,
	NetworkAcl,
	NetworkInterface,
	PublicIp,
	Route,
	SecurityGroup,
	SecurityGroupRule,
	Service,
	TransitGateway,
	Vpc
} from '../../src/model/model.ts'
import type {Address, Cidr} from '../../src/net/address.ts'

type NatGateway = NonNullable<Vpc['natGateways']>[number]

/** Labs by hand, so that the plan is tested apart from the lab file. */

export const address = (text: string) => text as Address
export const cidr = (text: string) => text as Cidr

export const guest: Guest = {
	forward: false,
	masquerade: false,
	statefulFirewall: false,
	policyRouting: true,
	configuresSecondaryIps: true,
	ttl: 255
}

export const local = (...cidrs: string[]): Route[] =>
	cidrs.map(one => ({destination: cidr(one), target: {kind: 'local'}, origin: 'local', state: 'active'}))

export const route = (destination: string, target: Route['target']): Route => ({
	destination: cidr(destination),
	target,
	origin: 'static',
	state: 'active'
})

export const rule = (
	protocol: SecurityGroupRule['protocol'],
	from: string,
	ports?: readonly [number, number]
): SecurityGroupRule => ({id: 'sgr-0', protocol, peer: {kind: 'cidr', cidr: cidr(from)}, ...(ports && {ports})})

export const group = (key: string, ingress: SecurityGroupRule[], egress = [rule('all', '0.0.0.0/0')]): SecurityGroup => ({
	key,
	id: `sg-${key}`,
	name: key,
	description: '',
	ingress,
	egress
})

export const openAcl: NetworkAcl = {
	key: 'main.default',
	id: 'acl-0',
	default: true,
	ingress: [{number: 100, action: 'allow', protocol: 'all', cidr: cidr('0.0.0.0/0')}],
	egress: [{number: 100, action: 'allow', protocol: 'all', cidr: cidr('0.0.0.0/0')}]
}

type InstanceFixture = {
	subnet: string
	ip: string
	groups?: string[]
	publicIp?: string
	services?: Service[]
	sourceDestCheck?: boolean
	guest?: Partial<Guest>
	state?: Instance['state']
}

/** An instance with one ENI. */
export function instance(
	vpc: string,
	name: string,
	{
		subnet,
		ip,
		groups = [`${vpc}.open`],
		publicIp,
		services = [],
		sourceDestCheck = true,
		guest: own,
		state = 'running'
	}: InstanceFixture
): {instance: Instance; networkInterface: NetworkInterface} {
	const key = `${vpc}.${name}`
	const number = ip
		.split('.')
		.slice(1)
		.map(byte => Number(byte).toString(16).padStart(2, '0'))
	return {
		instance: {key, id: `i-${name}`, name, state, interfaces: [key], services, guest: {...guest, ...own}, ...metadata},
		networkInterface: {
			key,
			id: `eni-${name}`,
			type: 'interface',
			subnet: `${vpc}.${subnet}`,
			mac: `02:00:00:${number.join(':')}`,
			privateIps: [{address: address(ip), ...(publicIp && {publicIp: {address: address(publicIp)} satisfies PublicIp})}],
			ipv6: [],
			securityGroups: groups,
			sourceDestCheck,
			owner: {kind: 'instance', key, deviceIndex: 0},
			linkUp: true
		}
	}
}

/** Of an instance that says nothing of it. */
export const metadata: Pick<Instance, 'metadataOptions' | 'tags'> = {
	metadataOptions: {
		httpEndpoint: 'enabled',
		httpTokens: 'optional',
		httpPutResponseHopLimit: 1,
		httpProtocolIpv6: 'disabled',
		instanceMetadataTags: 'disabled'
	},
	tags: {}
}

/** A NAT gateway together with its network interface. */
export type NatFixture = Omit<NatGateway, 'interface'> & {
	readonly interfaceId: string
	readonly mac: string
	readonly privateIp: Address
	readonly publicIp?: PublicIp
}

export const natGatewayOf = ({interfaceId: _, mac: __, privateIp: ___, publicIp: ____, ...rest}: NatFixture): NatGateway => ({
	...rest,
	interface: `nat-gateway ${rest.key}`
})

const gatewayInterface = {ipv6: [], securityGroups: [], sourceDestCheck: false, linkUp: true}

export const natInterfaceOf = ({key, subnet, interfaceId, mac, privateIp, publicIp}: NatFixture): NetworkInterface => ({
	...gatewayInterface,
	key: `nat-gateway ${key}`,
	id: interfaceId,
	type: 'nat_gateway',
	subnet,
	mac,
	privateIps: [{address: privateIp, ...(publicIp && {publicIp})}],
	owner: {kind: 'nat-gateway', key, deviceIndex: 0}
})

/** Of all attachments, in the VPCs that have them: x.y.9.200 and on. */
const transitInterfaces = ({key: vpcKey, cidrs}: Vpc, transitGateways: readonly TransitGateway[]): NetworkInterface[] =>
	transitGateways.flatMap(({attachments}) =>
		attachments.flatMap(({key, resource}) =>
			resource.kind === 'vpc' && resource.vpc === vpcKey
				? resource.subnets.map(({subnet, interface: own}, deviceIndex) => ({
						...gatewayInterface,
						key: own,
						id: `eni-${key}-${deviceIndex}`,
						type: 'transit_gateway' as const,
						subnet,
						mac: '02:00:00:00:00:07',
						privateIps: [{address: address(`${cidrs[0]?.split('.').slice(0, 2).join('.')}.9.${200 + deviceIndex}`)}],
						owner: {kind: 'transit-gateway' as const, key, deviceIndex}
					}))
				: []
		)
	)

export const vpc = (
	key: string,
	block: string,
	subnets: Readonly<Record<string, {cidr: string; zone?: string; routes?: Route[]; acl?: NetworkAcl}>>,
	instances: ReturnType<typeof instance>[],
	{nat = [], ...rest}: Partial<Vpc> & {nat?: readonly NatFixture[]} = {}
): Vpc => ({
	key,
	id: `vpc-${key}`,
	account: '123456789012',
	region: 'us-east-1',
	cidrs: [cidr(block)],
	ipv6Cidrs: [],
	enableDnsSupport: true,
	enableDnsHostnames: false,
	subnets: Object.entries(subnets).map(([name, subnet]) => ({
		key: `${key}.${name}`,
		id: `subnet-${name}`,
		zone: subnet.zone ?? 'us-east-1a',
		zoneId: `use1-az${'abcdef'.indexOf((subnet.zone ?? 'us-east-1a').at(-1) ?? 'a') + 1}`,
		cidr: cidr(subnet.cidr),
		routeTable: `${key}.${name}`,
		networkAcl: subnet.acl?.key ?? openAcl.key,
		mapPublicIpOnLaunch: false,
		assignIpv6AddressOnCreation: false
	})),
	routeTables: Object.entries(subnets).map(([name, {routes = []}]) => ({
		key: `${key}.${name}`,
		id: `rtb-${name}`,
		main: false,
		routes: [...local(block), ...routes]
	})),
	networkAcls: [openAcl, ...Object.values(subnets).flatMap(({acl}) => (acl ? [acl] : []))],
	securityGroups: [group(`${key}.open`, [rule('all', '0.0.0.0/0')])],
	natGateways: nat.map(natGatewayOf),
	loadBalancers: [],
	targetGroups: [],
	interfaces: [...instances.map(({networkInterface}) => networkInterface), ...nat.map(natInterfaceOf)],
	instances: instances.map(one => one.instance),
	...rest
})

export const lab = (vpcs: Vpc[], rest: Partial<Lab> = {}): Lab => ({
	name: 'demo',
	vpcs: vpcs.map(one => ({...one, interfaces: [...one.interfaces, ...transitInterfaces(one, rest.transitGateways ?? [])]})),
	elasticIps: [],
	prefixLists: [],
	dhcpOptions: [],
	peerings: [],
	transitGateways: [],
	transitGatewayPeerings: [],
	internetHosts: [],
	failedZones: [],
	...rest
})
