import test from 'ava'
import type {Learned} from '../../../src/control/learned.ts'
import {compile} from '../../../src/plan/compile.ts'
import {balanced} from './balanced-lab.ts'

const lab = (main: object = {}) => balanced(main)
const [web1, web2] = (lab().vpcs[0]?.targetGroups[0]?.targets ?? []).map(({id, port}) => `main.web ${id}:${port}`)

function answered(learned: Learned = {}, main: object = {}) {
	const one = lab(main)
	const name = one.vpcs[0]?.loadBalancers[0]?.dnsName.toLowerCase() ?? ''
	const zone = compile(one, learned).listenerFacts?.dns?.zones.find(found => found.name === name)
	const of = (key: string) => zone?.records[key]?.map(({data}) => data)
	return {whole: of(name), zonal: of(`us-east-1b.${name}`)}
}

const health = (a: 'healthy' | 'unhealthy', b: 'healthy' | 'unhealthy'): Learned => ({
	health: {'health.main.nlb.a': {[web1!]: a}, 'health.main.nlb.b': {[web2!]: b}}
})

test('NLB-1: the name stands for zones with healthy targets, that of a zone for its node whatever its health', t => {
	t.deepEqual(answered(health('healthy', 'unhealthy')), {whole: ['10.0.1.50'], zonal: ['10.0.2.50']})
	t.deepEqual(answered(health('healthy', 'healthy')).whole, ['10.0.1.50', '10.0.2.50'])
})

test('NLB-1: where no zone has any, or nothing is known yet, the name stands for all', t => {
	t.deepEqual(answered(health('unhealthy', 'unhealthy')).whole, ['10.0.1.50', '10.0.2.50'])
	t.deepEqual(answered().whole, ['10.0.1.50', '10.0.2.50'])
})

test('NLB-1: every target group must have enough healthy targets, as many as its attribute says', t => {
	const two = {targetGroups: {empty: {port: 81}}, loadBalancers: {nlb: {listeners: {'TCP:81': 'empty'}}}}
	t.deepEqual(answered(health('healthy', 'unhealthy'), two).whole, ['10.0.1.50', '10.0.2.50'])
	const attributes = {'target_group_health.dns_failover.minimum_healthy_targets.count': 2}
	t.deepEqual(answered(health('healthy', 'unhealthy'), {targetGroups: {web: {attributes}}}).whole, ['10.0.1.50', '10.0.2.50'])
})
