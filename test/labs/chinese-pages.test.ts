import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'

const root = path.join(import.meta.dirname, '../..')
const pages = globSync('labs/*/README.zh.md', {cwd: root})

/** What does not depend on the language: commands, behaviour ids, and how many headings and items there are. */
const factsOf = (text: string) => ({
	commands: [...text.matchAll(/^\.?\/?vpclab [^\n#]+|(?<=`)\.\/vpclab [^`]+(?=`)/gm)].map(([command]) => command.trim()),
	ids: [...text.matchAll(/\b[A-Z]{2,4}-\d+\b/g)].map(([id]) => id).toSorted(),
	headings: text.match(/^#+ /gm)?.length,
	items: text.match(/^(?:- |\d\. |\| )/gm)?.length ?? 0
})

test('there are pages in Chinese', t => t.true(pages.length >= 40))

for (const page of pages)
	test(`${page} has the commands, behaviours and parts of the English page`, t => {
		const chinese = readFileSync(path.join(root, page), 'utf8')
		t.deepEqual(factsOf(chinese), factsOf(readFileSync(path.join(root, page.replace('.zh', '')), 'utf8')))
		t.regex(chinese, /^# .*[一-鿿]/m)
	})
