import test from 'ava'
import {checkFilters} from '../../src/cli/check-filters.ts'
import {readLab} from '../../src/lab/read.ts'

const labWith = (filter: string, sees: string) =>
	readLab(
		`vpcs: {main: {cidr: 10.0.0.0/16, subnets: {a: {cidr: 10.0.0.0/24}}, instances: {web: {subnet: a}, db: {subnet: a}}}}
checks:
  - capture:
      at: web
      filter: ${filter}
      during: {ping: {from: db, to: web, expect: reply}}
      expect: [{sees: ${sees}}, {missing: {protocol: tcp}}]
`,
		{file: 'lab.yaml', name: 'f'}
	)

test.serial('filters that tcpdump compiles are well', async t => {
	await t.notThrowsAsync(checkFilters(labWith('icmp or tcp port 80', 'icmp')))
})

test.serial('one that does not compile is shown with its line, whether it is of the capture or of what is seen', async t => {
	const error = await t.throwsAsync(checkFilters(labWith('tcp prot 80', "'icmp and icmp6'")), {name: 'BadLab'})
	t.regex(error?.message ?? '', /lab\.yaml:5:15 checks\[0\]\.capture\.filter: this filter cannot be used: .*syntax error/)
	t.regex(error?.message ?? '', /lab\.yaml:7:23 checks\[0\]\.capture\.expect\[0\]\.sees: .*rejects all packets/)
})

test.serial('what is seen and never passes the capture is found as well', async t => {
	await t.throwsAsync(checkFilters(labWith('icmp', 'icmp6')), {
		message: /expect\[0\]\.sees: this filter cannot be used together with "icmp": expression rejects all packets/
	})
})
