import {X509Certificate} from 'node:crypto'
import test from 'ava'
import {newAuthority, newCertificate} from '../../../src/services/application-load-balancer/certificates.ts'

test('a certificate is for its host, and by the authority of the lab', t => {
	const authority = newAuthority('vpclab demo')
	const own = new X509Certificate(authority.certificate)
	const certificate = new X509Certificate(newCertificate('*.example.com', authority).certificate)
	t.true(own.ca)
	t.false(certificate.ca)
	t.true(certificate.checkIssued(own))
	t.true(certificate.verify(own.publicKey))
	t.false(certificate.verify(certificate.publicKey))
	t.is(certificate.checkHost('shop.example.com'), '*.example.com')
	t.is(certificate.checkHost('example.com'), undefined)
	t.is(certificate.issuer, 'CN=vpclab demo')
	t.true(certificate.validToDate.getTime() > Date.now())
})

test('names longer than a common name are in the list of names all the same', t => {
	const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.example.com`
	t.is(new X509Certificate(newCertificate(host, newAuthority('x')).certificate).checkHost(host), host)
})
