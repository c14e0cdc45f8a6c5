import {existsSync, readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import test from 'ava'
import {withAnswers} from '../../src/api/keep-answers.ts'
import {compareRecorded, recordedIn, viewsOf} from '../../src/api/recorded.ts'
import {findSnapshot} from '../../src/import/files.ts'
import {importLab} from '../../src/import/import-lab.ts'
import {readLab} from '../../src/lab/read.ts'
import {door, textOf, textsOf} from './door.ts'

const folder = process.env.VPCLAB_GROUND_TRUTH ?? resolve(import.meta.dirname, '../../../shared/aws-ground-truth')
const networks = existsSync(folder) ? readdirSync(folder).filter(name => existsSync(join(folder, name, 'aws_configs'))) : []
const ofRecordings = networks.length > 0 ? test : test.skip

ofRecordings('of what AWS answered about recorded accounts 98 % come out again by Describe', t => {
	let [same, lost] = [0, 0]
	for (const name of networks) {
		const dir = join(folder, name)
		const texts = findSnapshot(dir).map(({text}) => text)
		const kept = withAnswers(readLab(importLab(dir).document, {name: 'recorded'}), texts)
		const fields = compareRecorded(recordedIn(texts), viewsOf(readLab(kept as object, {name: 'recorded'})))
		for (const field of fields.values()) [same, lost] = [same + field.same, lost + field.lost]
	}
	t.true(same > 5000)
	t.true(same / (same + lost) > 0.98, `${same} of ${same + lost}`)
})

test('what is kept of an account is answered again, and calls still change it', async t => {
	const vpc = {
		VpcId: 'vpc-0a1b2c3d4e5f60718',
		CidrBlock: '10.1.0.0/16',
		CidrBlockAssociationSet: [
			{AssociationId: 'vpc-cidr-assoc-1', CidrBlock: '10.1.0.0/16', CidrBlockState: {State: 'associated'}}
		],
		InstanceTenancy: 'dedicated',
		OwnerId: '123456789012',
		Tags: [
			{Key: 'Name', Value: 'a shop'},
			{Key: 'team', Value: 'blue'}
		]
	}
	const document = {vpcs: {shop: {id: vpc.VpcId, cidr: vpc.CidrBlock}}}
	const kept = withAnswers(readLab(document, {name: 'kept'}), [JSON.stringify({Vpcs: [vpc]})])
	const {call} = door(kept as object)
	const described = await call('DescribeVpcs')
	t.is(textOf(described, 'associationId'), 'vpc-cidr-assoc-1')
	t.is(textOf(described, 'instanceTenancy'), 'dedicated')
	t.deepEqual(textsOf(described, 'value'), ['a shop', 'blue'])
	// What AWS left out is left out.
	t.is(textOf(described, 'isDefault'), '')
	await call('ModifyVpcTenancy', {VpcId: vpc.VpcId, InstanceTenancy: 'default'})
	t.is(textOf(await call('DescribeVpcs'), 'instanceTenancy'), 'default')
})
