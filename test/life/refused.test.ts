import test from 'ava'
import {readLab} from '../../src/lab/read.ts'
import {refusal} from '../../src/life/refused.ts'
import {compile} from '../../src/plan/compile.ts'

const text = (device: string) => `name: x
vpcs: {main: {cidr: 10.0.0.0/16, vpnGateway: true}}
sites:
  office:
    publicIp: 198.51.100.20
    asn: 65001
    cidr: 192.168.0.0/24
    device: ${device}
vpnConnections: {office: {site: office, gateway: main}}
`
const frrConf = 'router bgp 65001\n neighbor 169.254.1.1 remote-as 64512\n'
function load(device: string) {
	const loaded = readLab(text(device), {file: 'lab.yaml', name: 'x', readFile: () => ({text: frrConf})})
	return {loaded, plan: compile(loaded.lab, undefined, {dataPath: 'userspace'})}
}

test('nothing that is refused is not an error', t => {
	const {plan, loaded} = load('{frr: frr.conf}')
	t.is(refusal([], plan, loaded), undefined)
})

test("what a daemon says of a device's file stands at that file's name in the lab", t => {
	const {plan, loaded} = load('{frr: frr.conf}')
	const daemon = {
		id: 'bgp.site.office',
		kind: 'bgp',
		namespace: 'site.office',
		trouble: 'vtysh in site.office: line 3: % Unknown command[4]: x'
	} as const
	const error = refusal([daemon], plan, loaded)
	t.is(error?.name, 'BadLab')
	t.regex(
		error?.message ?? '',
		/^lab\.yaml:8:19 sites\.office\.device\.frr: frr\.conf is refused by FRR: line 3: % Unknown command\[4\]: x\n/
	)
})

test('what vpclab makes itself is not a fault of the file: this machine has another release', t => {
	const {plan, loaded} = load('{frr: frr.conf}')
	const daemon = {id: 'bgp.vgw.main', kind: 'bgp', namespace: 'vgw.main', trouble: 'x 5: % Unknown command: x 5'} as const
	const error = refusal([daemon], plan, loaded)
	t.is(error?.name, 'DaemonRefuses')
	t.regex(error?.message ?? '', /another release of FRR or strongSwan .*\nFRR of vgw\.main: x 5: % Unknown command: x 5$/)
})
