/** Fixes that CloudFormation's resources propose, in Terraform's words. Pure. */
import type {Finding} from '../../model/finding.ts'

const snake = (property: string): string =>
	property
		.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
		.replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
		.toLowerCase()

/** `add AllocationId: !GetAtt Eip.AllocationId` is `add allocation_id = …`. `names`: arguments by property. */
export function inTerraformsWords(finding: Finding, names: ReadonlyMap<string, string>): Finding {
	const word = (property: string): string => names.get(property) ?? snake(property)
	const plain = (text: string): string =>
		text
			.replaceAll(/\b([A-Z]\w*): !\w+ [\w.…]+/g, (_all, property: string) => `${word(property)} = …`)
			.replaceAll(/\b(?:[A-Z][a-z0-9]+){2,}\b/g, property => word(property))
			.replaceAll(/\b([a-z]+(?:_[a-z0-9]+)+): (true|false|[\d./]+|\w+)\b/g, '$1 = $2')
	return finding.fix === undefined ? finding : {...finding, fix: plain(finding.fix)}
}
