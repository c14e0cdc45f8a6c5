import type {TablePart} from '../../inspect/part.ts'
import type {Table} from '../../inspect/table.ts'
import {peerOf, traffic} from '../../inspect/words.ts'
import type {SecurityGroup} from '../../model/model.ts'

export const securityGroup: TablePart = {
	word: 'security-groups',
	tables: lab => lab.vpcs.flatMap(({securityGroups}) => securityGroups.map(groupTable))
}

export const groupTable = ({key, id, ingress, egress}: SecurityGroup): Table => ({
	title: `Security group ${key} (${id})`,
	columns: ['direction', 'traffic', 'from or to', 'description'],
	rows: [
		...ingress.map(rule => ['in', traffic(rule), peerOf(rule), rule.description]),
		...egress.map(rule => ['out', traffic(rule), peerOf(rule), rule.description]),
		...(ingress.length === 0 ? [['in', 'nothing']] : []),
		...(egress.length === 0 ? [['out', 'nothing']] : [])
	]
})
