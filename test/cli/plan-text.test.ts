import test from 'ava'
import {renderPlan} from '../../src/cli/plan-text.ts'
import {compile} from '../../src/plan/compile.ts'
import {instance, lab, vpc} from '../plan/lab-fixture.ts'

const plan = compile(
	lab([
		vpc('main', '10.0.0.0/16', {a: {cidr: '10.0.0.0/24'}}, [
			instance('main', 'web', {subnet: 'a', ip: '10.0.0.10', services: [{protocol: 'http', port: 80}]})
		])
	])
)

test('a host: its link, addresses, routes, services', t => {
	const text = renderPlan(plan, 'host.main.web')
	t.regex(text, /^host\.main\.web \(instance\)\n/)
	t.regex(text, /^ {2}link eth0 to vpc\.main\/\S+, 02:00:00:00:00:0a, mtu 9001$/m)
	t.regex(text, /^ {2}address 10\.0\.0\.10\/\d+ on eth0$/m)
	t.regex(text, /^ {2}serves http on port 80$/m)
})

test('all of it: a paragraph a namespace, firewalls as a number of rules; one namespace: their text', t => {
	const text = renderPlan(plan)
	t.regex(
		text,
		new RegExp(`^demo: ${Object.keys(plan.namespaces).length} namespaces, ${Object.keys(plan.links).length} links?\\n\\n`)
	)
	for (const name of Object.keys(plan.namespaces)) t.true(text.includes(`${name} (`))
	t.regex(text, /^ {2}firewall ipv4: \d+ rules$/m)
	t.false(text.includes('COMMIT'))
	t.true(renderPlan(plan, 'vpc.main').includes('COMMIT'))
})

test('a namespace that there is not: the ones that were meant', t => {
	t.throws(() => renderPlan(plan, 'vpc.mian'), {message: 'the plan has no namespace "vpc.mian": did you mean "vpc.main"?'})
})
