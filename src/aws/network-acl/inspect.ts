import type {TablePart} from '../../inspect/part.ts'
import {entry, lastEntry, listed} from '../../inspect/words.ts'
import type {Vpc} from '../../model/model.ts'

export const networkAcl: TablePart = {
	word: 'network-acls',
	tables: lab =>
		lab.vpcs.flatMap(vpc =>
			vpc.networkAcls.map(acl => ({
				title: `Network ACL ${acl.key} (${acl.id})${acl.default ? ', default' : ''}: ${subnetsOf(acl.key, vpc)}`,
				columns: ['direction', 'number', 'action', 'traffic', 'from or to'],
				rows: [
					...[...acl.ingress.map(entry), lastEntry].map(row => ['in', ...row]),
					...[...acl.egress.map(entry), lastEntry].map(row => ['out', ...row])
				]
			}))
		)
}

const subnetsOf = (acl: string, vpc: Vpc): string =>
	listed(vpc.subnets.filter(({networkAcl}) => networkAcl === acl).map(({key}) => key))
