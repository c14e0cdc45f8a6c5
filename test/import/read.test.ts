import test from 'ava'
import {convert} from '../../src/import/convert.ts'
import {readSnapshot} from '../../src/import/read.ts'
import type {ReadOptions, SnapshotFile} from '../../src/import/snapshot.ts'
import {BadLab} from '../../src/lab/problem.ts'
import {fileOf, filesOf, id, small, vpc} from './account.ts'

/** What the user sees. */
function said(files: readonly SnapshotFile[], options: ReadOptions = {}): string {
	try {
		convert(readSnapshot(files, options))
	} catch (error) {
		if (error instanceof BadLab) return error.message
		throw error
	}
	throw new Error('nothing was said')
}

test('broken files are told by line and column, all of them at once', t => {
	t.is(
		said([
			fileOf('us-east-1/Vpcs.json', '{\n "Vpcs": [\n  {"VpcId": "vpc-0123",\n'),
			fileOf('us-east-1/Subnets.json', ''),
			fileOf(
				'us-east-1/RouteTables.json',
				'\nAn error occurred (UnauthorizedOperation) when calling the DescribeRouteTables operation'
			),
			...filesOf({NetworkAcls: []})
		]),
		`snapshot/us-east-1/Vpcs.json:3:3: this { is never closed
    3 |   {"VpcId": "vpc-0123",
      |   ^
  fix: the file is cut off, or no JSON: save the answer again with --output json

snapshot/us-east-1/Subnets.json: the file is empty
  fix: save the answer again, or take the file away

snapshot/us-east-1/RouteTables.json: no JSON: Unexpected token 'A', "\\nAn error o"... is not valid JSON
  fix: the file is cut off, or no JSON: save the answer again with --output json`
	)
})

test('an answer without what its kind needs is told by line and JSON path', t => {
	t.is(
		said([
			fileOf('us-east-1/Vpcs.json', {Vpcs: [{CidrBlock: '10.0.0.0/33'}, {VpcId: 7, CidrBlock: '10.0.0.0/16'}]}),
			fileOf('us-east-1/Subnets.json', {Subnets: {SubnetId: 'subnet-0123'}}),
			fileOf('us-east-1/NetworkAcls.json', {
				NetworkAcls: [
					{NetworkAclId: 'acl-1', VpcId: 'vpc-1', Entries: [{RuleNumber: 1, RuleAction: 'permit', Egress: 'no', Protocol: '6'}]}
				]
			})
		]),
		`snapshot/us-east-1/Vpcs.json:4:4 Vpcs[0].VpcId: is missing
    4 |    "CidrBlock": "10.0.0.0/33"
      |    ^^^^^^^^^^^

snapshot/us-east-1/Vpcs.json:4:17 Vpcs[0].CidrBlock: is not an IPv4 block
    4 |    "CidrBlock": "10.0.0.0/33"
      |                 ^^^^^^^^^^^^^

snapshot/us-east-1/Vpcs.json:7:13 Vpcs[1].VpcId: is a number, not a string
    7 |    "VpcId": 7,
      |             ^

snapshot/us-east-1/Subnets.json:2:13 Subnets: is an object, not an array
    2 |  "Subnets": {
      |             ^

snapshot/us-east-1/NetworkAcls.json:9:20 NetworkAcls[0].Entries[0].RuleAction: is none of "allow"|"deny"
    9 |      "RuleAction": "permit",
      |                    ^^^^^^^^

snapshot/us-east-1/NetworkAcls.json:10:16 NetworkAcls[0].Entries[0].Egress: is a string, not a boolean
   10 |      "Egress": "no",
      |                ^^^^`
	)
})

test('the region is a folder, a part of a file name, an option, or what zones and ARNs say', t => {
	const regionOf = (files: readonly SnapshotFile[], options: ReadOptions = {}) =>
		readSnapshot(files, options).things.Vpcs[0]?.at.region
	const vpcs = {Vpcs: [vpc('main', '10.0.0.0/16')]}
	t.is(regionOf([fileOf('eu-west-1/Vpcs.json', vpcs)]), 'eu-west-1')
	t.is(regionOf([fileOf('accounts/111111111111/us-gov-west-1/Vpcs.json', vpcs)]), 'us-gov-west-1')
	t.is(regionOf([fileOf('describe-vpcs-ap-southeast-2.json', vpcs)]), 'ap-southeast-2')
	t.is(regionOf([fileOf('describe-vpcs.json', vpcs)], {region: 'eu-north-1'}), 'eu-north-1')
	t.is(
		regionOf([
			fileOf('describe-vpcs.json', vpcs),
			fileOf('describe-subnets.json', {
				Subnets: [{SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', AvailabilityZone: 'ca-central-1d'}]
			})
		]),
		'ca-central-1'
	)
	t.is(
		regionOf([
			fileOf('describe-vpcs.json', vpcs),
			fileOf('describe-transit-gateways.json', {
				TransitGateways: [
					{TransitGatewayId: 'tgw-1', TransitGatewayArn: 'arn:aws:ec2:sa-east-1:111111111111:transit-gateway/tgw-1'}
				]
			})
		]),
		'sa-east-1'
	)
})

test('where nothing or too much says the region, the user is asked', t => {
	const fix = 'put the files of each region into a folder of its name, or say it: --region us-east-1'
	t.is(
		said([fileOf('describe-vpcs.json', {Vpcs: [vpc('main', '10.0.0.0/16')]})]),
		`snapshot/describe-vpcs.json:2:2 Vpcs: its region is unknown
    2 |  "Vpcs": [
      |  ^^^^^^
  fix: ${fix}`
	)
	const subnets = ['us-east-1a', 'us-west-2b'].map((AvailabilityZone, n) => ({
		SubnetId: `subnet-${n}`,
		VpcId: 'vpc-1',
		CidrBlock: '10.0.0.0/24',
		AvailabilityZone
	}))
	t.true(
		said([fileOf('describe-subnets.json', {Subnets: subnets})]).includes(
			'the region is not clear: the files beside it speak of us-east-1, us-west-2'
		)
	)
})

test('what is named and not there is told where it is named', t => {
	const {SecurityGroups = [], Subnets = [], ...rest} = small
	t.is(
		said(filesOf({...rest, Subnets: Subnets.slice(1), SecurityGroups: SecurityGroups.slice(0, 2)})),
		`snapshot/us-east-1/NetworkInterfaces.json NetworkInterfaces[1].SubnetId: ${id('subnet', 'private')} is in no answer of describe-subnets
  fix: save that of its account and region too`
	)
	t.is(
		said(filesOf({...rest, Subnets, SecurityGroups: SecurityGroups.slice(0, 2)})),
		`snapshot/us-east-1/NetworkInterfaces.json NetworkInterfaces[1].Groups[0].GroupId: ${id('sg', 'db')} is in no answer of describe-security-groups
  fix: save that of its account and region too`
	)
	t.is(
		said(filesOf({Subnets})).split('\n')[0],
		`snapshot/us-east-1/Subnets.json Subnets[0].VpcId: ${id('vpc', 'main')} is in no answer of describe-vpcs`
	)
})

test('an answer about one thing takes its id from the file name, and is asked for it otherwise', t => {
	const answer = {Routes: [{DestinationCidrBlock: '10.0.0.0/8', Type: 'static', State: 'blackhole'}]}
	const table = 'tgw-rtb-0123456789abcdef0'
	t.is(readSnapshot([fileOf(`us-east-1/search-transit-gateway-routes-${table}.json`, answer)]).about.Routes.get(table)?.length, 1)
	t.is(readSnapshot([fileOf(`us-east-1/${table}/routes.json`, answer)]).about.Routes.get(table)?.length, 1)
	t.true(
		said([fileOf('us-east-1/search-transit-gateway-routes.json', answer)]).includes(
			'this answer of search-transit-gateway-routes does not say what it is about'
		)
	)
})
