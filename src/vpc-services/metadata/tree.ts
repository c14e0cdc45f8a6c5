/** The contents of a version of the metadata service for an instance, as folders and texts (IMDS-2). */
import {privateHost, publicName} from '../../net/ec2-names.ts'
import type {InstanceFacts, InterfaceFacts, MetadataFacts} from './types.ts'

/** A text, or a folder: its contents by name. */
export type Tree = string | {readonly [name: string]: Tree}

export const treeOf = (facts: MetadataFacts, instance: InstanceFacts): Tree =>
	present({
		dynamic: {'instance-identity': {document: identityDocument(facts, instance)}},
		'meta-data': metadata(facts, instance),
		'user-data': instance.userData
	})

function metadata(facts: MetadataFacts, instance: InstanceFacts): Tree {
	const [primary] = instance.interfaces
	const {tags, options} = instance
	return present({
		'instance-id': instance.id,
		...(primary && ofPrimary(facts, primary)),
		network: {interfaces: {macs: Object.fromEntries(instance.interfaces.map(one => [one.mac, ofInterface(facts, one)]))}},
		services: {domain: 'amazonaws.com', partition: partitionOf(facts.region)},
		tags: options.instanceMetadataTags === 'enabled' ? {instance: tags} : undefined
	})
}

/** Values for the whole instance are those of its primary interface. */
function ofPrimary(facts: MetadataFacts, primary: InterfaceFacts): Readonly<Record<string, Tree | undefined>> {
	const [address] = primary.privateIps
	const subnet = facts.subnets[primary.subnet]
	const name = address && privateName(address.address, facts)
	return {
		hostname: name,
		'local-hostname': name,
		'local-ipv4': address?.address,
		ipv6: primary.ipv6[0],
		mac: primary.mac,
		'public-hostname': publicNameOf(facts, address?.publicIp),
		'public-ipv4': address?.publicIp,
		'security-groups': lines(primary.securityGroups.map(id => facts.securityGroups[id] ?? id)),
		placement: present({
			'availability-zone': subnet?.zone,
			'availability-zone-id': subnet?.zoneId,
			region: facts.region
		})
	}
}

function ofInterface(facts: MetadataFacts, one: InterfaceFacts): Tree {
	const {vpc, securityGroups, account} = facts
	const subnet = facts.subnets[one.subnet]
	const [primary] = one.privateIps
	const mapped = one.privateIps.flatMap(({address, publicIp}) => (publicIp === undefined ? [] : [[publicIp, address] as const]))
	return present({
		'device-number': String(one.deviceIndex),
		'interface-id': one.id,
		'ipv4-associations': mapped.length > 0 ? Object.fromEntries(mapped) : undefined,
		ipv6s: lines(one.ipv6),
		'local-hostname': primary && privateName(primary.address, facts),
		'local-ipv4s': lines(one.privateIps.map(({address}) => address)),
		mac: one.mac,
		'network-card-index': '0',
		'owner-id': account,
		'public-hostname': publicNameOf(facts, primary?.publicIp),
		'public-ipv4s': lines(mapped.map(([publicIp]) => publicIp)),
		'security-group-ids': lines(one.securityGroups),
		'security-groups': lines(one.securityGroups.map(id => securityGroups[id] ?? id)),
		'subnet-id': subnet?.id,
		'subnet-ipv4-cidr-block': subnet?.cidr,
		'subnet-ipv6-cidr-blocks': subnet?.ipv6Cidr,
		'vpc-id': vpc.id,
		'vpc-ipv4-cidr-block': vpc.cidrs[0],
		'vpc-ipv4-cidr-blocks': lines(vpc.cidrs),
		'vpc-ipv6-cidr-blocks': lines(vpc.ipv6Cidrs)
	})
}

/** With the domain name from DHCP. */
const privateName = (address: string, {domain}: MetadataFacts): string =>
	domain === undefined ? privateHost(address) : `${privateHost(address)}.${domain}`

/** Only with the VPC's `enableDnsHostnames`. */
const publicNameOf = ({publicNames, region}: MetadataFacts, publicIp: string | undefined): string | undefined =>
	publicNames && publicIp !== undefined ? publicName(publicIp, region) : undefined

const partitionOf = (region: string): string =>
	region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'

/** Without fields for which a lab has no values: image, type, products, launch time. */
function identityDocument({account, region, subnets}: MetadataFacts, {id, interfaces}: InstanceFacts): string {
	const [primary] = interfaces
	const document = {
		accountId: account,
		architecture: 'x86_64',
		availabilityZone: primary && subnets[primary.subnet]?.zone,
		billingProducts: null,
		devpayProductCodes: null,
		marketplaceProductCodes: null,
		instanceId: id,
		kernelId: null,
		privateIp: primary?.privateIps[0]?.address,
		ramdiskId: null,
		region,
		version: '2017-09-30'
	}
	return JSON.stringify(document, undefined, 2)
}

/** Several values of one path, one per line. Undefined: there is no such path. */
const lines = (values: readonly string[]): string | undefined => (values.length > 0 ? values.join('\n') : undefined)

const present = (entries: Readonly<Record<string, Tree | undefined>>): Tree =>
	Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, Tree] => entry[1] !== undefined))
