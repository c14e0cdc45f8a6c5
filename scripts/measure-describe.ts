/**
 * How much of what AWS answered about an account comes out again, once it is imported (`--keep-answers`) and described: every difference, by its field.
 *
 *     npm run measure-describe -- FOLDER…     answers of `aws ec2 describe-…`
 */

import {withAnswers} from '../src/api/keep-answers.ts'
import {compareRecorded, type Field, recordedIn, viewsOf} from '../src/api/recorded.ts'
import {findSnapshot} from '../src/import/files.ts'
import {importLab} from '../src/import/import-lab.ts'
import {readLab} from '../src/lab/read.ts'

const fields = new Map<string, Field>()
for (const folder of process.argv.slice(2)) {
	const {document} = importLab(folder)
	const texts = findSnapshot(folder).map(({text}) => text)
	const kept = withAnswers(readLab(document, {name: 'measured'}), texts)
	const loaded = readLab(kept as object, {name: 'measured'})
	for (const [path, {same, lost, added, example}] of compareRecorded(recordedIn(texts), viewsOf(loaded))) {
		const field = fields.get(path) ?? {same: 0, lost: 0, added: 0, example: ''}
		fields.set(path, {
			same: field.same + same,
			lost: field.lost + lost,
			added: field.added + added,
			example: field.example || example
		})
	}
}
const sum = (key: 'same' | 'lost' | 'added') => [...fields.values()].reduce((total, field) => total + field[key], 0)
const [same, lost, added] = [sum('same'), sum('lost'), sum('added')]
for (const [path, {lost, added, example}] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
	if (lost + added > 0) console.log(`${path}: ${lost} lost, ${added} added; ${example}`)
}
console.log(
	`${same} of ${same + lost} values come out again (${((100 * same) / (same + lost)).toFixed(1)} %), ${added} are added`
)
