import {readLab} from '../../src/lab/read.ts'
import type {Lab} from '../../src/model/model.ts'

const open = {securityGroups: {all: {ingress: [{all: true, from: '0.0.0.0/0'}]}}}
/** A VPC whose web server lets everybody in; its subnet takes what its gateway has learned. */
export const vpc = (number: number, rest: object = {}) => ({
	cidr: `10.${number}.0.0/16`,
	vpnGateway: {asn: 64_512 + number},
	subnets: {app: {zone: 'a', cidr: `10.${number}.0.0/24`, propagate: true}},
	...open,
	instances: {[`web${number}`]: {subnet: 'app', privateIp: `10.${number}.0.10`, securityGroups: ['all'], serves: ['http']}},
	...rest
})

/** A site whose network and ASN have this number, with one host. */
export const site = (number: number, rest: object = {}) => ({
	publicIp: `198.51.100.${number}`,
	asn: 65_000 + number,
	cidr: `192.168.${number}.0/24`,
	hosts: {[`pc${number}`]: {ip: `192.168.${number}.10`, serves: ['http']}},
	...rest
})

/** A line from a site with one virtual interface. */
export const line = (where: string, gateway: string, rest: object = {}) => ({
	location: 'EqDC2',
	site: where,
	virtualInterfaces: {
		prod: {vlan: 101, gateway, amazonAddress: '169.254.96.1/30', customerAddress: '169.254.96.2/30', ...rest}
	}
})

/** `one` is VPC 1, `office` site 1; the rest as written. */
export const hybrid = (document: {vpcs?: object; sites?: object} & Record<string, unknown>): Lab =>
	readLab({...document, vpcs: {one: vpc(1), ...document.vpcs}, sites: {office: site(1), ...document.sites}}, {name: 'hybrid'}).lab
