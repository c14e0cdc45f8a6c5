/**
 * GENEVE tunnels of a Gateway Load Balancer's node, or of an appliance: two eBPF programs. There is no process: packets pass even while no agent runs.
 * Attaching programs again replaces the existing ones atomically.
 */
import {existsSync, mkdirSync} from 'node:fs'
import {attachPerl} from '../../ebpf/attach-perl.ts'
import type {PacketProgram} from '../../ebpf/instructions.ts'
import type {Placed, Running, Service, ServicePlace} from '../contract.ts'
import {runInside} from '../program.ts'
import {statelessObserver} from '../stateless.ts'
import {genevePrograms} from './programs.ts'
import {type GeneveSpec, type GeneveTypes, headerBytes} from './types.ts'

/** Number of flows that an appliance remembers; the least recently used one is forgotten first. */
const maxFlows = 65_536
/** The programs' preference at a link: after those for traffic shaping and flow logs. */
const preference = 20

export const geneve: Service<GeneveTypes> = {
	...statelessObserver,
	isSamePlace: (one, other) => one.link === other.link && one.wire === other.wire && one.underlay.link === other.underlay.link,
	start: attachAll,
	adopt: (_before, wanted, place) => attachAll(wanted, place)
}

async function attachAll({namespace, daemon}: Placed<GeneveSpec>, {folder, pathOf}: ServicePlace): Promise<Running<GeneveTypes>> {
	mkdirSync(folder, {recursive: true, mode: 0o700})
	const path = pathOf(namespace)
	await attach(path, daemon)
	return running(path, daemon)
}

async function attach(path: string, spec: GeneveSpec): Promise<void> {
	const {wrap, unwrap} = genevePrograms(spec)
	// Makes the kernel split large segments before they are encapsulated.
	await runInside(path, ['ip', 'link', 'set', 'dev', spec.link, 'gso_max_segs', '1'])
	await runInside(path, ['perl', '-e', attachScript(process.arch)], {
		input: [lineOf(spec.wire, wrap), lineOf(spec.underlay.link, unwrap), ''].join('\n')
	})
}

const lineOf = (link: string, {name, code, links, holes}: PacketProgram): string =>
	['attach', link, name, code, ...links.flatMap(one => [one.at, one.link]), ...holes.flatMap(({at}) => [at, '=map'])].join(' ')

/** Reads `attach LINK NAME CODE [AT LINK | AT =map]…` and `detach LINK`, one per line. */
const attachScript = (architecture: string): string => `use strict; use warnings;
sub fail { my ($words) = @_; print STDERR "$words\\n"; exit 1 }
${attachPerl(architecture)}
open_sockets();
my $map = make_map(9, 4, ${headerBytes}, ${maxFlows}, 0);
while (my $text = <STDIN>) {
	chomp $text;
	my ($do, $link, $name, $code, @holes) = split / /, $text;
	my $index = index_of($link);
	if ($do eq 'detach') { unhang($index, 'ingress', ${preference}) if defined $index; next }
	fail("no link is named \\"$link\\"") unless defined $index;
	my $program = pack 'H*', $code;
	while (my ($at, $what) = splice @holes, 0, 2) {
		my $number = $what eq '=map' ? $map : index_of($what);
		fail("no link is named \\"$what\\"") unless defined $number;
		substr($program, $at * 8 + 4, 4) = pack 'L', $number;
	}
	hang($link, $index, 'ingress', ${preference}, $name, $program);
}
`

const running = (path: string, spec: GeneveSpec): Running<GeneveTypes> => ({
	pids: [],
	watch: async () => untilClosed(),
	async reload(wanted) {
		await attach(path, wanted)
		return true
	},
	async kill() {
		if (!existsSync(path)) return
		await runInside(path, ['perl', '-e', attachScript(process.arch)], {
			input: `detach ${spec.wire}\ndetach ${spec.underlay.link}\n`
		})
	}
})

function untilClosed() {
	const closed = Promise.withResolvers<void>()
	return {
		close: () => closed.resolve(),
		async *[Symbol.asyncIterator](): AsyncGenerator<'attached'> {
			yield 'attached'
			await closed.promise
		}
	}
}
