import {existsSync, globSync, readFileSync} from 'node:fs'
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

test('each lab has a page in Chinese, and in English', t => {
	const labs = globSync('labs/*/lab.yaml', {cwd: root}).map(file => path.dirname(file))
	t.true(labs.length >= 55)
	t.deepEqual(pages.map(page => path.dirname(page)).toSorted(), labs.toSorted())
	t.deepEqual(
		labs.filter(lab => !existsSync(path.join(root, lab, 'README.md'))),
		[]
	)
})

test('each page says how to keep the lab, where to learn, and what ids and words are', t => {
	for (const page of pages.flatMap(one => [one, one.replace('.zh', '')])) {
		const text = readFileSync(path.join(root, page), 'utf8')
		const lab = path.dirname(page)
		for (const part of [
			`\`./vpclab up ${lab}\``,
			'`./vpclab learn`',
			'](../../docs/semantics.md)',
			'](../../docs/glossary.md)'
		]) {
			t.true(text.includes(part), `${page}: ${part}`)
		}
	}
})

for (const page of pages)
	test(`${page} has the commands, behaviours and parts of the English page`, t => {
		const chinese = readFileSync(path.join(root, page), 'utf8')
		t.deepEqual(factsOf(chinese), factsOf(readFileSync(path.join(root, page.replace('.zh', '')), 'utf8')))
		t.regex(chinese, /^# .*[一-鿿]/m)
	})
