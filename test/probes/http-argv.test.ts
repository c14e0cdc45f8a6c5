import test from 'ava'
import {httpArgv} from '../../src/probes/http.ts'

test('a request has its own method and headers, and HEAD waits for no body', t => {
	const argv = (more: object) => httpArgv({address: '10.0.0.5', port: 80, path: '/', ...more}).slice(-6)
	t.deepEqual(argv({method: 'POST', headers: {'X-A': '1'}}).slice(-5), [
		'--request',
		'POST',
		'--header',
		'X-A: 1',
		'http://10.0.0.5/'
	])
	t.deepEqual(argv({headers: {'X-A': ''}}).slice(-3), ['--header', 'X-A;', 'http://10.0.0.5/'])
	t.deepEqual(argv({method: 'HEAD'}).slice(-2), ['--head', 'http://10.0.0.5/'])
})
