/** Parameters that AWS and a customer agree on for an IPsec tunnel (VPN-3, VPN-5). */

/** In AWS's names, by preference. Each non-GCM encryption algorithm is offered with each integrity algorithm. */
export type Proposals = {
	readonly encryption: readonly Encryption[]
	/** With GCM in phase 1 this is the pseudo-random function; in phase 2 GCM needs none. */
	readonly integrity: readonly Integrity[]
	readonly dhGroups: readonly DhGroup[]
}

export type Encryption = 'AES128' | 'AES256' | 'AES128-GCM-16' | 'AES256-GCM-16'
export type Integrity = 'SHA1' | 'SHA2-256' | 'SHA2-384' | 'SHA2-512'
/** 5 is only for phase 2 (VPN-3). */
export type DhGroup = 2 | 5 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24

export type DeadPeerDetection = {
	/** The peer counts as dead after this long without a reply. AWS: 30 or more (VPN-5). */
	readonly timeoutSeconds: number
	/** `clear`: drop the tunnel; `restart`: initiate it again; `none`: no dead peer detection (VPN-5). */
	readonly action: 'clear' | 'none' | 'restart'
}
