import {join} from 'node:path'
import type {NamespaceName} from '../net/names.ts'

/** The folder of a lab's namespaces: a private tmpfs, one file each. */
export const namespacesFolder = (stateDir: string): string => join(stateDir, 'ns')

/** The argument of `nsenter --net=`. */
export const namespacePath = (stateDir: string, namespace: NamespaceName): string => join(stateDir, 'ns', namespace)

/** `net.ipv4.conf.eth0.rp_filter` to its file; in a key with slashes the dots belong to the names, as sysctl(8) has it. */
export const sysctlPath = (key: string): string => `/proc/sys/${key.includes('/') ? key : key.replaceAll('.', '/')}`

/**
 * Set before an IPv4 address is deleted: without it, the kernel deletes the other addresses of the same subnet too, if they were added later.
 * Only then, as the first sysctl of a namespace costs half as much as the namespace.
 */
export const promoteSecondaries = {file: sysctlPath('net.ipv4.conf.all.promote_secondaries'), value: '1'} as const

/** Sysctls that no other sysctl changes as a side effect (forwarding changes a dozen): only writing them changes them. */
export const isIndependentSysctl = (key: string): boolean => /^net\.ipv4\.conf\.(all|default)\.rp_filter$/.test(key)
