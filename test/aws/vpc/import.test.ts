import test from 'ava'
import {fileOf, filesOf, id, small} from '../../import/account.ts'
import {importFiles, resolved} from '../../import/importing.ts'

const VpcId = id('vpc', 'main')

test('DNS-1, DNS-2: attributes of a VPC, which are answered one by one', t => {
	const {document, notes} = importFiles([
		...filesOf(small),
		fileOf('us-east-1/describe-vpc-attribute-1.json', {VpcId, EnableDnsHostnames: {Value: true}}),
		fileOf('us-east-1/describe-vpc-attribute-2.json', {VpcId, EnableDnsSupport: {Value: false}})
	])
	const [vpc] = resolved(document).vpcs
	t.like(vpc, {enableDnsHostnames: true, enableDnsSupport: false})
	t.deepEqual(
		notes.filter(({kind}) => kind === 'file'),
		[]
	)
})

test("DNS-1: AWS's defaults are not written", t => {
	const {document} = importFiles([
		...filesOf(small),
		fileOf('us-east-1/a.json', {VpcId, EnableDnsHostnames: {Value: false}}),
		fileOf('us-east-1/b.json', {VpcId, EnableDnsSupport: {Value: true}})
	])
	t.false(JSON.stringify(document).includes('enableDns'))
})
