/** A VPC is a box, inside that of its Region and account. */
import type {DrawPart} from '../../draw/types.ts'

const regionBox = (region: string, account: string): string => `region:${region} ${account}`

export const vpc: DrawPart = ({vpcs}) => ({
	boxes: [
		...new Map(
			vpcs.map(({region, account}) => [
				regionBox(region, account),
				{id: regionBox(region, account), kind: 'region', label: region, detail: `account ${account}`}
			])
		).values(),
		...vpcs.map(({key, region, account, cidrs, ipv6Cidrs}) => ({
			id: `vpc:${key}`,
			kind: 'vpc',
			label: `VPC ${key}`,
			detail: [...cidrs, ...ipv6Cidrs].join(' '),
			in: regionBox(region, account)
		}))
	]
})
