import test from 'ava'
import {reservation, small} from '../../import/account.ts'
import {documentOf, resolved} from '../../import/importing.ts'

const withOptions = (MetadataOptions: object, tags: readonly object[] = []) => ({
	...small,
	Reservations: [reservation('web', {MetadataOptions, Tags: [{Key: 'Name', Value: 'web'}, ...tags]}), reservation('db')]
})
const usual = {
	State: 'applied',
	HttpTokens: 'optional',
	HttpPutResponseHopLimit: 1,
	HttpEndpoint: 'enabled',
	HttpProtocolIpv6: 'disabled',
	InstanceMetadataTags: 'disabled'
}
// biome-ignore lint/suspicious/noExplicitAny: tests reach into what a lab file says
const webOf = (document: any): any => document.vpcs.main.instances.web

test('IMDS-1: options that every instance has are not written', t => {
	const instance = webOf(documentOf(withOptions(usual, [{Key: 'team', Value: 'blue'}])))
	t.false('metadataOptions' in instance)
	t.false('tags' in instance)
})

test('IMDS-1: others are, and tags where the service shows them', t => {
	const others = {
		HttpTokens: 'required',
		HttpPutResponseHopLimit: 2,
		HttpProtocolIpv6: 'enabled',
		InstanceMetadataTags: 'enabled'
	}
	const document = documentOf(
		withOptions({...usual, ...others}, [
			{Key: 'team', Value: 'blue'},
			{Key: 'aws:autoscaling:groupName', Value: 'x'}
		])
	)
	const instance = webOf(document)
	t.deepEqual(instance.metadataOptions, {
		httpTokens: 'required',
		httpPutResponseHopLimit: 2,
		httpProtocolIpv6: 'enabled',
		instanceMetadataTags: 'enabled'
	})
	t.deepEqual(instance.tags, {team: 'blue'})
	const web = resolved(document).vpcs[0]?.instances.find(({name}) => name === 'web')
	t.like(web, {metadataOptions: {httpTokens: 'required', httpEndpoint: 'enabled'}})
})

test('IMDS-1: a service that is turned off stays so', t => {
	t.deepEqual(webOf(documentOf(withOptions({...usual, HttpEndpoint: 'disabled'}))).metadataOptions, {httpEndpoint: 'disabled'})
})
