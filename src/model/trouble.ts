/** Reasons why VPN tunnels and BGP sessions are not up: checks can expect them, and they are recognized in the daemons' logs. */

export type TunnelReason =
	| 'wrong-psk'
	| 'ike-proposals'
	| 'esp-proposals'
	| 'traffic-selectors'
	/** A policy-based peer proposed several pairs of selectors, and AWS kept one (VPN-3). */
	| 'one-pair-only'
	| 'wrong-id'
	| 'unknown-peer'
	/** The peer uses a version of IKE that this end does not accept. */
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
	/** The session is up, but without a policy bgpd neither accepts nor advertises routes in it (RFC 8212). */
	| 'no-policy'
	/** One end has lost the tunnel, and the other has not noticed yet. */
	| 'one-sided'
	| 'other'
