import {X509Certificate} from 'node:crypto'
import test from 'ava'
import {newAuthority, newCertificate} from '../../../src/services/authority/certificates.ts'

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

test('a certificate for several names fits each of them; a star stands for one label', t => {
	const names = ['s3.us-east-1.amazonaws.com', '*.s3.us-east-1.amazonaws.com']
	const certificate = new X509Certificate(newCertificate(names, newAuthority('x')).certificate)
	for (const fits of ['s3.us-east-1.amazonaws.com', 'photos.s3.us-east-1.amazonaws.com'])
		t.is(certificate.checkHost(fits), fits === names[0] ? fits : names[1])
	for (const other of ['a.b.s3.us-east-1.amazonaws.com', 's3.eu-west-1.amazonaws.com'])
		t.is(certificate.checkHost(other), undefined)
})
