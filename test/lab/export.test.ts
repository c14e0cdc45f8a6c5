import test from 'ava'
import {renderDifference} from '../../src/lab/difference.ts'
import {editsUndoneBy, renderRunning} from '../../src/lab/export.ts'
import {patchLab, readLab} from '../../src/lab/read.ts'

const text = `# The office's network.
name: demo
vpcs:
  main:
    cidr: 10.0.0.0/16 # of the plan from 2019
    internetGateway: true
    subnets:
      app: {cidr: 10.0.0.0/24, routes: {0.0.0.0/0: internet-gateway}}
    securityGroups:
      web:
        ingress:
          - {tcp: 80, from: 0.0.0.0/0} # visitors
          - {tcp: 22, from: 203.0.113.0/24} # admins
    instances:
      web: {subnet: app, securityGroups: [web]}
`

test('a lab that nobody changed is written as it was read', t => {
	t.is(renderRunning(readLab(text, {name: 'demo'})), text)
})

test('what was changed stands in the file, and comments around it stay', t => {
	const changed = patchLab(readLab(text, {name: 'demo'}), {
		vpcs: {
			main: {
				subnets: {app: {routes: {'0.0.0.0/0': null}}, db: {cidr: '10.0.1.0/24'}},
				securityGroups: {web: {ingress: {remove: [{tcp: 22, from: '203.0.113.0/24'}], add: [{tcp: 443, from: '0.0.0.0/0'}]}}}
			}
		}
	})
	const written = renderRunning(changed)
	t.deepEqual(readLab(written, {name: 'demo'}).document, changed.document)
	t.regex(written, /# The office's network\./)
	t.regex(written, /# of the plan from 2019/)
	t.regex(written, /# visitors/)
	t.notRegex(written, /admins/)
	t.regex(written, /cidr: 10\.0\.1\.0\/24/)
})

test('a lab with anchors that is changed in one of their places is written without them', t => {
	const anchored = text.replace(
		'{subnet: app, securityGroups: [web]}',
		'&one {subnet: app, securityGroups: [web]}\n      other: *one'
	)
	const changed = patchLab(readLab(anchored, {name: 'demo'}), {vpcs: {main: {instances: {web: {state: 'stopped'}}}}})
	t.deepEqual(readLab(renderRunning(changed), {name: 'demo'}).document, changed.document)
})

test('a lab that never was a text is written as YAML', t => {
	const {document} = readLab(text, {name: 'demo'})
	t.deepEqual(readLab(renderRunning(readLab(document, {name: 'demo'})), {name: 'demo'}).document, document)
})

test('JSON stays JSON', t => {
	const {document} = readLab(text, {name: 'demo'})
	const json = JSON.stringify(document, null, '\t')
	const loaded = readLab(json, {name: 'demo', file: 'lab.json'})
	const changed = patchLab(loaded, {vpcs: {main: {instances: {web: {state: 'stopped'}}}}})
	t.deepEqual(JSON.parse(renderRunning(changed)), changed.document)
})

test('what another file has as well is not undone by it; the rest is named', t => {
	const running = patchLab(readLab(text, {name: 'demo'}), {
		vpcs: {main: {instances: {web: {state: 'stopped'}}, securityGroups: {web: {ingress: {add: [{tcp: 443, from: '0.0.0.0/0'}]}}}}}
	})
	const undoneBy = (file: string) => editsUndoneBy(running, readLab(file, {name: 'demo'}).document).map(renderDifference)
	t.deepEqual(undoneBy(text), [
		'security group main.web: ingress: added {"tcp":443,"from":"0.0.0.0/0"}',
		'instance main.web: state: stopped'
	])
	t.deepEqual(undoneBy(text.replace('{subnet: app,', '{state: stopped, subnet: app,')), [
		'security group main.web: ingress: added {"tcp":443,"from":"0.0.0.0/0"}'
	])
	t.deepEqual(undoneBy(renderRunning(running)), [])
})
