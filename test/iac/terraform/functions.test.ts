// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of Terraform
import test from 'ava'
import {BadLab} from '../../../src/lab/problem.ts'
import {convert, folderOf, outputsOf} from './inputs.ts'

/** Each expression, and its value as Terraform has it. */
const values: readonly (readonly [expression: string, value: unknown])[] = [
	// Numbers and texts.
	['abs(-3)', 3],
	['ceil(1.2) + floor(1.8)', 3],
	['max(1, 5, 3) - min([4, 2]...)', 3],
	['pow(2, 10)', 1024],
	['signum(-7)', -1],
	['parseint("ff", 16)', 255],
	['format("%s-%02d", "a", 7)', 'a-07'],
	['format("%5.1f|%-4s|%q|%%", 3.14159, "ab", "c")', '  3.1|ab  |"c"|%'],
	['formatlist("%s/%d", ["a", "b"], [1, 2])', ['a/1', 'b/2']],
	['join("-", ["a", "b"])', 'a-b'],
	['split(",", "a,b")', ['a', 'b']],
	['lower("ABC")', 'abc'],
	['upper("abc")', 'ABC'],
	['title("hello big world")', 'Hello Big World'],
	['replace("1 + 2", "+", "-")', '1 - 2'],
	['replace("abc123", "/[a-z]+/", "x")', 'x123'],
	['replace("ab", "/(a)(b)/", "$2$1")', 'ba'],
	['regex("[a-z]+", "12ab")', 'ab'],
	['regex("(\\\\d+)-(\\\\d+)", "1-2")', ['1', '2']],
	['regex("(?P<n>\\\\d+)", "x7")', {n: '7'}],
	['regexall("[a-z]", "a1b")', ['a', 'b']],
	['substr("hello", 1, 3)', 'ell'],
	['substr("hello", -2, -1)', 'lo'],
	['trim("?!a?!", "!?")', 'a'],
	['trimspace("  a ")', 'a'],
	['trimprefix("ab", "a")', 'b'],
	['trimsuffix("ab", "b")', 'a'],
	['chomp("a\\n")', 'a'],
	['startswith("ab", "a") && endswith("ab", "b") && strcontains("abc", "b")', true],
	['strrev("abc")', 'cba'],
	['indent(2, "a\\nb")', 'a\n  b'],
	// Lists, sets and maps.
	['element(["a", "b"], 3)', 'b'],
	['length([1, 2]) + length({a = 1}) + length("abc")', 6],
	['concat([1], [2, 3])', [1, 2, 3]],
	['merge({a = 1, b = 1}, {b = 2})', {a: 1, b: 2}],
	['lookup({a = 1}, "b", 9)', 9],
	['keys({b = 1, a = 2})', ['a', 'b']],
	['values({b = 1, a = 2})', [2, 1]],
	['zipmap(["a", "b"], [1, 2])', {a: 1, b: 2}],
	['flatten([[1, [2]], [3]])', [1, 2, 3]],
	['distinct(["a", "b", "a"])', ['a', 'b']],
	['compact(["a", "", null])', ['a']],
	['coalesce(null, "", "a")', 'a'],
	['coalescelist([], [1])', [1]],
	['contains(["a"], "a")', true],
	['index(["a", "b"], "b")', 1],
	['reverse([1, 2])', [2, 1]],
	['slice([1, 2, 3], 0, 2)', [1, 2]],
	['sort(["b", "a"])', ['a', 'b']],
	['range(3)', [0, 1, 2]],
	['range(1, 8, 3)', [1, 4, 7]],
	['chunklist([1, 2, 3], 2)', [[1, 2], [3]]],
	[
		'setproduct(["a"], ["x", "y"])',
		[
			['a', 'x'],
			['a', 'y']
		]
	],
	['setunion(["a"], ["b", "a"])', ['a', 'b']],
	['setintersection(["a", "b"], ["b"])', ['b']],
	['setsubtract(["a", "b"], ["b"])', ['a']],
	['tolist(toset(["b", "a", "b"]))', ['a', 'b']],
	['tomap({a = 1})', {a: 1}],
	['one([])', null],
	['sum([1, 2])', 3],
	['alltrue([true, true]) && anytrue([false, true])', true],
	['matchkeys(["i-1", "i-2"], ["a", "b"], ["b"])', ['i-2']],
	['transpose({a = ["x", "y"], b = ["x"]})', {x: ['a', 'b'], y: ['a']}],
	['try(local.nothing.at.all, "default")', 'default'],
	['can(local.map.none)', false],
	['tostring(1) == "1" && tonumber("2") == 2 && tobool("true")', true],
	// Blocks of addresses.
	['cidrsubnet("10.0.0.0/16", 8, 2)', '10.0.2.0/24'],
	['cidrsubnet("fd00:fd12:3456:7890::/56", 8, 162)', 'fd00:fd12:3456:78a2::/64'],
	['cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)', ['10.1.0.0/20', '10.1.16.0/20', '10.1.32.0/24', '10.1.48.0/20']],
	['cidrhost("10.12.112.0/20", 16)', '10.12.112.16'],
	['cidrhost("10.0.0.0/24", -2)', '10.0.0.254'],
	['cidrnetmask("172.16.0.0/12")', '255.240.0.0'],
	// Encoding.
	['jsonencode({b = [1, true, null], a = "<"})', '{"a":"\\u003c","b":[1,true,null]}'],
	['jsondecode("{\\"a\\": [1]}").a[0]', 1],
	['yamldecode("a: [1, 2]").a[1]', 2],
	['base64decode(base64encode("hi"))', 'hi'],
	['md5("a")', '0cc175b9c0f1b6a831c399e269772661'],
	['sha256("")', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
	['urlencode("a b&c")', 'a+b%26c'],
	// The language.
	['1 + 2 * 3 - 4 / 2', 5],
	['(1 + 2) * 3 % 5', 4],
	['!true || 1 < 2 && 2 >= 2', true],
	['true ? "a" : "b"', 'a'],
	['null == null', true],
	['[1, 2][1]', 2],
	['{a = {b = [7]}}.a["b"][0]', 7],
	['local.things[*].id', ['x', 'y']],
	['local.things.*.id', ['x', 'y']],
	['local.map["k"].*.id', ['z']],
	['null[*]', []],
	['[for x in ["a", "b"] : upper(x) if x != "a"]', ['B']],
	['[for i, x in ["a", "b"] : "${i}${x}"]', ['0a', '1b']],
	['{for k, v in {a = 1, b = 2} : v => k}', {1: 'a', 2: 'b'}],
	['{for x in ["aa", "ab", "b"] : substr(x, 0, 1) => x...}', {a: ['aa', 'ab'], b: ['b']}],
	['"a${1 + 1}b"', 'a2b'],
	['"$${x} %%{y}"', '${x} %{y}'],
	['"%{ if true }yes%{ else }no%{ endif }"', 'yes'],
	['"%{ for x in ["a", "b"] }<${x}>%{ endfor }"', '<a><b>'],
	['<<-EOT\n    a\n      b ${1}\n  EOT\n', 'a\n  b 1\n'],
	['{ "a b" = 1, (local.key) = 2 }', {'a b': 1, k: 2}],
	['"\\u00e9\\t\\"\\\\"', 'é\t"\\']
]

const locals = `locals {
  things = [{ id = "x" }, { id = "y" }]
  map    = { k = { id = "z" } }
  key    = "k"
}
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
`

for (const [expression, value] of values) {
	test(`${expression.replaceAll('\n', ' ')} is ${JSON.stringify(value)}`, t => {
		t.deepEqual(outputsOf(`${locals}output "x" {\n value = ${expression}\n}\n`).x, value)
	})
}

/** Each expression, and what is said of it. */
const faults: readonly (readonly [expression: string, message: RegExp])[] = [
	['cidrsubnet("10.0.0.0/30", 4, 0)', /cidrsubnet: insufficient address space to extend prefix of 30 by 4/],
	['cidrsubnet("10.0.0.0/16", 2, 4)', /does not accommodate a subnet numbered 4/],
	['cidrsubnet("10.0.0/16", 2, 4)', /"10.0.0\/16" is no block/],
	['element([], 0)', /no element in an empty list/],
	['lookup({a = 1}, "b")', /no key "b", and there is no default/],
	['slice([1], 0, 2)', /not within a list of 1/],
	['local.map.none', /does not have an attribute named "none"/],
	['local.mapp', /Reference to undeclared local value.*did you mean "map"/s],
	['var.none', /Reference to undeclared variable/],
	['aws_vpc.mein.id', /Reference to undeclared resource.*did you mean "aws_vpc.main"/s],
	['[1][1]', /Invalid index: 1 is not the index of an element: there are 1/],
	['cidrsubnett("10.0.0.0/16", 8, 1)', /there is no function named "cidrsubnett".*did you mean "cidrsubnet"/s],
	['"a${[1]}"', /a list is no text/],
	['1 / 0', /Division by zero/],
	['local.things.id', /a list has no attributes.*\[\*\].id/s],
	['{for x in ["a", "a"] : x => 1}', /two items have the key "a"/],
	['try(local.none)', /no expression succeeded/]
]

for (const [expression, message] of faults) {
	test(`refused: ${expression}`, t => {
		const error = t.throws(() => outputsOf(`${locals}output "x" {\n  value = ${expression}\n}\n`), {instanceOf: BadLab}) as BadLab
		t.regex(`${error.problems[0]?.message} ${error.problems[0]?.fix}`, message)
		t.is(error.problems[0]?.line, 8)
		t.is(error.problems[0]?.file, 'tf/main.tf')
	})
}

test('a local that refers to itself is named', t => {
	const {problems} = convert({
		tf: folderOf({'main.tf': 'locals {\n  a = local.b\n  b = local.a\n}\noutput "x" {\n  value = local.a\n}\n'})
	})
	t.regex(problems[0]?.message ?? '', /Cycle: local\.a refers to itself/)
})
