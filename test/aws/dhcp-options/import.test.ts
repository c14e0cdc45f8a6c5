import test from 'ava'
import {id, small, vpc} from '../../import/account.ts'
import {documentOf, resolved} from '../../import/importing.ts'

const configuration = (all: Record<string, readonly string[]>) =>
	Object.entries(all).map(([Key, values]) => ({Key, Values: values.map(Value => ({Value}))}))
const withSet = (DhcpOptionsId: string) => ({...small, Vpcs: [vpc('main', '10.0.0.0/16', {DhcpOptionsId})]})
const corp = {
	DhcpOptionsId: id('dopt', 'corp'),
	DhcpConfigurations: configuration({
		'domain-name': ['corp.example.com'],
		'domain-name-servers': ['10.0.0.53', 'AmazonProvidedDNS'],
		'ntp-servers': ['169.254.169.123'],
		'netbios-node-type': ['2']
	})
}

test('DHCP-1: a set that a VPC has is in the lab file, one that nobody has is not', t => {
	const document = documentOf({
		...withSet(corp.DhcpOptionsId),
		DhcpOptions: [corp, {...corp, DhcpOptionsId: id('dopt', 'unused')}]
	})
	t.deepEqual(document.dhcpOptions, {
		'corp-example-com': {
			id: corp.DhcpOptionsId,
			domainName: 'corp.example.com',
			domainNameServers: ['10.0.0.53', 'AmazonProvidedDNS'],
			ntpServers: ['169.254.169.123'],
			netbiosNodeType: 2
		}
	})
	t.is(document.vpcs.main.dhcpOptions, 'corp-example-com')
	t.is(resolved(document).vpcs[0]?.dhcpOptions?.id, corp.DhcpOptionsId)
})

test("DHCP-1: the Region's own set is what a VPC has anyway, and so is one of which no answer speaks", t => {
	const own = {
		DhcpOptionsId: id('dopt', 'own'),
		DhcpConfigurations: configuration({'domain-name': ['ec2.internal'], 'domain-name-servers': ['AmazonProvidedDNS']})
	}
	for (const DhcpOptions of [[own], []]) {
		const document = documentOf({...withSet(own.DhcpOptionsId), DhcpOptions})
		t.false('dhcpOptions' in document)
		t.false('dhcpOptions' in document.vpcs.main)
		t.is(resolved(document).vpcs[0]?.dhcpOptions?.domainName, 'ec2.internal')
	}
})

test('DHCP-1: a VPC without a set stays so', t => {
	const document = documentOf(withSet('default'))
	t.is(document.vpcs.main.dhcpOptions, 'default')
	t.is(resolved(document).vpcs[0]?.dhcpOptions, undefined)
})
