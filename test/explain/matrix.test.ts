import test from 'ava'
import {matrixOf, readTraffic} from '../../src/explain/matrix.ts'
import {diffMatrices, isAllowed, readAllowed} from '../../src/explain/matrix-diff.ts'
import {renderDifference, renderMatrix} from '../../src/explain/render-matrix.ts'
import {patchLab, readLab} from '../../src/lab/read.ts'

const loaded = readLab(
	{
		vpcs: {
			main: {
				cidr: '10.0.0.0/16',
				internetGateway: true,
				subnets: {
					public: {zone: 'a', cidr: '10.0.0.0/24', routes: {'0.0.0.0/0': 'internet-gateway'}},
					private: {zone: 'a', cidr: '10.0.1.0/24'}
				},
				securityGroups: {
					web: {ingress: [{tcp: [80, 81], from: '0.0.0.0/0'}]},
					db: {ingress: [{tcp: 5432, from: 'web'}]}
				},
				instances: {
					web: {subnet: 'public', publicIp: true, securityGroups: ['web'], serves: ['http']},
					db: {subnet: 'private', securityGroups: ['db'], serves: ['tcp:5432']},
					off: {subnet: 'private', state: 'stopped'}
				}
			}
		},
		internet: {laptop: '203.0.113.10'}
	},
	{name: 'demo'}
)

test('who reaches whom: by ping and what is served, and nobody by what is filtered', t => {
	const matrix = matrixOf(loaded)
	t.deepEqual(matrix.traffic, ['icmp', 'tcp:80', 'tcp:5432'])
	t.deepEqual(matrix.hosts, ['laptop', 'main.web', 'main.db'])
	t.deepEqual(matrix.open, [
		{from: 'laptop', to: 'main.web', traffic: 'tcp:80', verdict: 'answer'},
		{from: 'main.web', to: 'laptop', traffic: 'icmp', verdict: 'answer'},
		{from: 'main.web', to: 'laptop', traffic: 'tcp:80', verdict: 'refused'},
		{from: 'main.web', to: 'laptop', traffic: 'tcp:5432', verdict: 'refused'},
		{from: 'main.web', to: 'main.db', traffic: 'tcp:5432', verdict: 'answer'},
		{from: 'main.db', to: 'main.web', traffic: 'tcp:80', verdict: 'answer'}
	])
	t.is(
		renderMatrix(matrix),
		`Who reaches whom by icmp, tcp:80, tcp:5432; ! nothing listens there, ~ by some of the ways of a flow
laptop
  tcp:80  to main.web
main.web
  icmp tcp:80! tcp:5432!  to laptop
  tcp:5432  to main.db
main.db
  tcp:80  to main.web
`
	)
})

test('what a change opens and closes, and what of it is allowed', t => {
	const changed = patchLab(loaded, {
		vpcs: {
			main: {
				securityGroups: {
					web: {ingress: {remove: [{tcp: [80, 81], from: '0.0.0.0/0'}]}},
					db: {ingress: {add: [{tcp: 22, from: 'web'}]}}
				}
			}
		}
	})
	const traffic = [readTraffic('22'), readTraffic('tcp:80')].flatMap(one => one ?? [])
	const difference = diffMatrices(matrixOf(loaded, {traffic}), matrixOf(changed, {traffic}))
	const allowed = readAllowed('# for people\n\nweb db tcp:2*\n')
	t.true(Array.isArray(allowed))
	const allows = (reach: (typeof difference.opened)[number]) => Array.isArray(allowed) && isAllowed(reach, allowed)
	t.is(
		renderDifference(difference, allows),
		`Opens:
  + main.web to main.db: tcp:22! (allowed)
Closes:
  - laptop to main.web: tcp:80
  - main.db to main.web: tcp:80
`
	)
	t.false(isAllowed({from: 'laptop', to: 'main.db', traffic: 'tcp:22', verdict: 'answer'}, allowed as never))
	t.is(readAllowed('web db\n'), 1)
})

test('traffic as people write it', t => {
	t.deepEqual(readTraffic('443'), {protocol: 'tcp', port: 443})
	t.deepEqual(readTraffic('udp:53'), {protocol: 'udp', port: 53})
	t.deepEqual(readTraffic('icmp'), {protocol: 'icmp'})
	for (const text of ['tcp', 'tcp:0', 'tcp:70000', 'sctp:1', '']) t.is(readTraffic(text), undefined, text)
})
