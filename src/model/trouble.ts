/** Why VPN tunnels and BGP sessions are not up: what checks expect, and what the daemons' logs are read for. */

export type TunnelReason =
	| 'wrong-psk'
	| 'ike-proposals'
	| 'esp-proposals'
	| 'traffic-selectors'
	/** A policy-based peer asked for several pairs, and AWS kept one (VPN-3). */
	| 'one-pair-only'
	| 'wrong-id'
	| 'unknown-peer'
	/** The peer speaks a version of IKE that this end does not accept. */
	| 'ike-version'
	| 'authentication'
	| 'unreachable'
	| 'peer-is-dead'
	| 'deleted-by-peer'

export type BgpReason =
	| 'wrong-asn'
	| 'hold-time'
	| 'bfd'
	| 'too-many-prefixes'
	| 'shut-down'
	| 'shut-down-by-neighbor'
	| 'closed-by-neighbor'
	| 'interface-down'
	| 'no-route'
	| 'no-answer'
	| 'waits-for-tunnel'
	/** The session is up, and without a policy bgpd takes or tells no route in it (RFC 8212). */
	| 'no-policy'
	/** One end has lost it, and the other has not noticed yet. */
	| 'one-sided'
	| 'other'
