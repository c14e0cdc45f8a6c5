/** What can fail and how, in the words of checks and commands. Imports nothing, since the command line loads it to describe commands. */

/** As checks write them; the command line spells them in kebab-case. */
export const faultNames = ['zone', 'instance', 'link', 'tunnel', 'site', 'directConnect'] as const
export type FaultName = (typeof faultNames)[number]

/** `delete`: one IKE DELETE is sent, and the initiating end re-establishes the tunnel; the others last until they are healed. */
export const waysOfTunnels = ['drop', 'kill', 'shutdown', 'delete'] as const
export type HowTunnelFails = (typeof waysOfTunnels)[number]

export const inKebabCase = (name: FaultName): string => name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
