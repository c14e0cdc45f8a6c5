import test from 'ava'
import {renderDeviceConf, renderFrr, renderFrrConf} from '../../../src/services/frr/render.ts'
import type {BgpNeighbor, BgpRouter} from '../../../src/services/frr/types.ts'

const neighbor: BgpNeighbor = {address: '169.254.10.2', asn: 65001, keepaliveSeconds: 10, holdSeconds: 30}
const router: BgpRouter = {asn: 64512, routerId: '169.254.10.1', ecmp: false, networks: [], neighbors: [neighbor]}

test('all that there is, in both families', t => {
	t.is(
		renderFrrConf({
			asn: 64512,
			routerId: '169.254.10.1',
			ecmp: true,
			networks: ['10.2.0.0/16', '2600:1f18::/56'],
			prefixLists: {
				site: [
					{action: 'permit', prefix: '10.1.0.0/16', le: 24},
					{action: 'deny', prefix: '0.0.0.0/0'}
				],
				six: [{action: 'permit', prefix: '2001:db8::/32', ge: 48, le: 64}]
			},
			communityLists: {low: [{action: 'permit', communities: ['7224:7100']}]},
			routeMaps: {
				in: [{action: 'permit', match: {communityList: 'low'}, set: {localPreference: 50}}, {action: 'permit'}],
				out: [
					{
						action: 'permit',
						match: {prefixList: 'six'},
						set: {prepend: [64512, 64512], med: 100, communities: ['7224:9100', 'no-export'], additive: true}
					}
				]
			},
			neighbors: [
				{
					...neighbor,
					description: 'site one',
					password: 's3cret',
					prefixListIn: 'site',
					routeMapIn: 'in',
					maximumPrefixes: 100
				},
				{
					address: 'fd00::2',
					asn: 65001,
					keepaliveSeconds: 30,
					holdSeconds: 90,
					bfd: {intervalMs: 300, multiplier: 3},
					updateSource: 'fd00::1',
					routeMapOut: 'out',
					shutdown: true,
					passive: true,
					defaultOriginate: true,
					allowOwnAsn: true
				}
			]
		}),
		`no zebra nexthop kernel enable
!
bfd
 profile every-300-ms-3-times
  detect-multiplier 3
  receive-interval 300
  transmit-interval 300
 exit
exit
!
debug bgp updates in
debug bgp zebra
ip prefix-list site seq 5 permit 10.1.0.0/16 le 24
ip prefix-list site seq 10 deny 0.0.0.0/0
ipv6 prefix-list six seq 5 permit 2001:db8::/32 ge 48 le 64
bgp community-list standard low seq 5 permit 7224:7100
route-map in permit 10
 match community low
 set local-preference 50
exit
route-map in permit 20
exit
route-map out permit 10
 match ipv6 address prefix-list six
 set as-path prepend 64512 64512
 set community 7224:9100 no-export additive
 set metric 100
exit
router bgp 64512
 bgp router-id 169.254.10.1
 bgp log-neighbor-changes
 no bgp default ipv4-unicast
 no bgp ebgp-requires-policy
 no bgp network import-check
 bgp route-map delay-timer 1
 coalesce-time 0
 bgp bestpath as-path multipath-relax
 neighbor 169.254.10.2 remote-as 65001
 neighbor 169.254.10.2 description site one
 neighbor 169.254.10.2 password s3cret
 neighbor 169.254.10.2 advertisement-interval 0
 neighbor 169.254.10.2 timers 10 30
 neighbor 169.254.10.2 timers connect 1
 neighbor fd00::2 remote-as 65001
 neighbor fd00::2 bfd
 neighbor fd00::2 bfd profile every-300-ms-3-times
 neighbor fd00::2 shutdown
 neighbor fd00::2 passive
 neighbor fd00::2 update-source fd00::1
 neighbor fd00::2 advertisement-interval 0
 neighbor fd00::2 timers 30 90
 neighbor fd00::2 timers connect 1
 address-family ipv4 unicast
  network 10.2.0.0/16
  neighbor 169.254.10.2 activate
  neighbor 169.254.10.2 soft-reconfiguration inbound
  neighbor 169.254.10.2 maximum-prefix 100
  neighbor 169.254.10.2 prefix-list site in
  neighbor 169.254.10.2 route-map in in
  maximum-paths 8
 exit-address-family
 address-family ipv6 unicast
  network 2600:1f18::/56
  neighbor fd00::2 activate
  neighbor fd00::2 default-originate
  neighbor fd00::2 soft-reconfiguration inbound
  neighbor fd00::2 allowas-in
  neighbor fd00::2 route-map out out
  maximum-paths 8
 exit-address-family
exit
!
`
	)
})

test('without ECMP one path is the maximum; with it, paths of other numbers may be kept apart', t => {
	const {bgpd: one} = renderFrr(router)
	t.true(one.includes('  maximum-paths 1\n'))
	t.false(one.includes('multipath-relax'))
	const {bgpd: strict} = renderFrr({...router, ecmp: true, ecmpAcrossAsPaths: false})
	t.true(strict.includes('  maximum-paths 8\n'))
	t.false(strict.includes('multipath-relax'))
})

test('nothing for bfdd where nobody asks for BFD, and one profile for all who ask for the same', t => {
	t.is(renderFrr(router).bfdd, '')
	const bfd = {intervalMs: 300, multiplier: 3}
	const neighbors = ['169.254.10.2', '169.254.11.2'].map(address => ({...neighbor, address, bfd}))
	t.is(renderFrr({...router, neighbors}).bfdd.match(/ profile /g)?.length, 1)
})

test('a router that only learns hands nothing to zebra, in either family', t => {
	const {bgpd, zebra} = renderFrr({...router, installsRoutes: false, networks: ['10.2.0.0/16', '2600:1f18::/56']})
	t.true(bgpd.includes('route-map nothing deny 10\nexit\n'))
	t.is(bgpd.match(/^ {2}table-map nothing$/gm)?.length, 2)
	t.false(zebra.includes('route-map'), 'newer zebras have no route maps of their own')
	t.false(renderFrr(router).bgpd.includes('table-map'))
})

test('what a user deploys has a path for each neighbor, and nothing that is for a lab', t => {
	const neighbors = Array.from({length: 20}, (_, n) => ({...neighbor, address: `169.254.${n}.2`, passive: true}))
	const text = renderDeviceConf({...router, ecmp: true, neighbors, installsRoutes: false})
	t.true(text.includes('  maximum-paths 20\n'))
	t.true(renderDeviceConf({...router, neighbors}).includes('  maximum-paths 1\n'))
	t.notRegex(text, /debug|passive|connect|interval|coalesce|delay-timer|nexthop kernel|table-map/)
	t.is(text.match(/ timers 10 30\n/g)?.length, 20)
	t.throws(() => renderDeviceConf({...router, neighbors: [{...neighbor, routeMapIn: 'x'}]}), {
		message: 'no route map is named "x"'
	})
})

test('names that lead nowhere are refused, since bgpd would say nothing', t => {
	const refused = (change: Partial<BgpRouter>, message: string) => t.throws(() => renderFrr({...router, ...change}), {message})
	refused({neighbors: [{...neighbor, prefixListIn: 'x'}]}, 'no prefix list is named "x"')
	refused({neighbors: [{...neighbor, routeMapOut: 'toString'}]}, 'no route map is named "toString"')
	refused({routeMaps: {a: [{action: 'permit', match: {communityList: 'x'}}]}}, 'no community list is named "x"')
	refused({routeMaps: {'a b': []}}, '"a b" is not a name for bgpd: letters, digits, "_", "." and "-"')
	refused(
		{prefixLists: {a: ['10.0.0.0/8', '::/0'].map(prefix => ({action: 'permit', prefix}))}},
		'prefix list "a" has IPv4 and IPv6'
	)
	refused({neighbors: [{...neighbor, password: 'a\nb'}]}, 'a password or description of a neighbor has a line break')
})
