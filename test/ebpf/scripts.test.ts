/** Perl is compiled only where it runs, as root: a name that is misspelled is found here. */
import {execFileSync} from 'node:child_process'
import test from 'ava'
import {attachScript} from '../../src/kernel/packets/attach-script.ts'
import {delayScript} from '../../src/kernel/packets/delay-script.ts'
import {collectorScript} from '../../src/services/flow-log/collector-script.ts'
import {checkerScript} from '../../src/services/health/checker-script.ts'

const scripts = {
	attach: attachScript('x64'),
	delay: delayScript('x64'),
	collector: collectorScript('x64'),
	checker: checkerScript
}

for (const [name, script] of Object.entries(scripts)) {
	test(`the ${name} script compiles`, t => {
		t.notThrows(() => execFileSync('perl', ['-c'], {input: script, stdio: ['pipe', 'pipe', 'pipe']}))
	})
}

test('a machine whose call numbers are not known is told so', t => {
	t.throws(() => attachScript('riscv64'), {message: /eBPF cannot be loaded on this machine \(riscv64\)/})
})
