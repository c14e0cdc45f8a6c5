/** Kinds of answers that are not converted: without effect on packets, or not emulated. */

/** Kinds that do not affect packets, or that other kinds describe: ignored without a note. */
export const irrelevant: ReadonlySet<string> = new Set([
	'AccountAttributes',
	'FlowLogs',
	'KeyPairs',
	'Listeners',
	'Regions',
	'ServiceDetails',
	'ServiceNames',
	'SecurityGroupRules',
	'Tags',
	'TargetHealthDescriptions',
	'VpcEndpointServices',
	'Volumes',
	'Images',
	'Snapshots'
])

/** Kinds that are not emulated: the key of their ids, and the consequence for packets. */
export const unemulated: Readonly<
	Record<string, {readonly noun: string; readonly id: readonly string[]; readonly consequence: string}>
> = {
	DBInstances: {
		noun: 'RDS instance',
		id: ['DBInstanceIdentifier'],
		consequence: 'its addresses swallow what their security groups let in'
	},
	DBClusters: {
		noun: 'RDS cluster',
		id: ['DBClusterIdentifier'],
		consequence: 'its addresses swallow what their security groups let in'
	},
	DomainStatusList: {
		noun: 'Elasticsearch domain',
		id: ['DomainName'],
		consequence: 'its addresses swallow what their security groups let in'
	},
	CacheClusters: {
		noun: 'ElastiCache cluster',
		id: ['CacheClusterId'],
		consequence: 'its addresses swallow what their security groups let in'
	},
	TransitGatewayConnects: {
		noun: 'transit gateway Connect attachment',
		id: ['TransitGatewayAttachmentId'],
		consequence: 'nothing comes or goes by it'
	},
	TransitGatewayConnectPeers: {
		noun: 'transit gateway Connect peer',
		id: ['TransitGatewayConnectPeerId'],
		consequence: 'nothing comes or goes by it'
	},
	TransitGatewayMulticastDomains: {
		noun: 'transit gateway multicast domain',
		id: ['TransitGatewayMulticastDomainId'],
		consequence: 'no multicast passes'
	},
	TransitGatewayPolicyTables: {
		noun: 'transit gateway policy table',
		id: ['TransitGatewayPolicyTableId'],
		consequence: 'it decides nothing'
	},
	LocalGateways: {noun: 'local gateway', id: ['LocalGatewayId'], consequence: 'routes to it are blackholes'},
	CarrierGateways: {noun: 'carrier gateway', id: ['CarrierGatewayId'], consequence: 'routes to it are blackholes'},
	TrafficMirrorSessions: {noun: 'traffic mirror session', id: ['TrafficMirrorSessionId'], consequence: 'no copies are sent'},
	InstanceConnectEndpoints: {
		noun: 'EC2 Instance Connect endpoint',
		id: ['InstanceConnectEndpointId'],
		consequence: 'it admits no traffic'
	},
	ResolverEndpoints: {
		noun: 'Route 53 Resolver endpoint',
		id: ['Id'],
		consequence: 'its addresses swallow what their security groups let in'
	},
	Firewalls: {noun: 'Network Firewall', id: ['FirewallName'], consequence: 'its endpoints are blackholes'}
}
