import test from 'ava'
import {isAddress, readAddress} from '../../src/lab/lab-address.ts'

test('an address is told from paths and names', t => {
	for (const text of ['https://a.example/lab.yaml', 'git@a.example:labs.git', 'ssh://a.example/labs.git', 'http://a.example']) {
		t.true(isAddress(text), text)
	}
	for (const text of ['labs/demo', './https:/lab.yaml', 'public-private', 'C:\\lab.yaml', 'office:1'])
		t.false(isAddress(text), text)
})

test('a lab is called as its file, its folder or its repository', t => {
	t.like(readAddress('https://a.example/x/demo.yaml?token=1'), {kind: 'file', name: 'demo'})
	t.like(readAddress('https://a.example/x/lab.yaml'), {kind: 'file', name: 'x'})
	t.deepEqual(readAddress('https://a.example/labs.git//vpn/demo?ref=v1.2'), {
		kind: 'git',
		repository: 'https://a.example/labs.git',
		folder: 'vpn/demo',
		name: 'demo',
		ref: 'v1.2'
	})
	t.like(readAddress('git@a.example:labs.git'), {repository: 'git@a.example:labs.git', folder: '', name: 'labs'})
})

test('what could run a program, leave the repository or be read on the way is refused', t => {
	for (const text of [
		'ext::sh -c id.git',
		'ext://sh.git',
		'http://a.example/lab.yaml',
		'http://a.example/labs.git',
		'https://a.example/labs.git//../etc',
		'https://a.example/labs.git?ref=--upload-pack=id',
		'https://a.example/labs'
	]) {
		t.true('error' in readAddress(text), text)
	}
})
