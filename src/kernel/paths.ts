import {join} from 'node:path'
import type {NamespaceName} from '../net/names.ts'

/** The folder of a lab's namespaces: a private tmpfs, one file each. */
export const namespacesFolder = (stateDir: string): string => join(stateDir, 'ns')

/** What `nsenter --net=` takes. */
export const namespacePath = (stateDir: string, namespace: NamespaceName): string => join(stateDir, 'ns', namespace)

/** `net.ipv4.conf.eth0.rp_filter` to its file; with a slash in it the dots are the names' own, as sysctl(8) has it. */
export const sysctlPath = (key: string): string => `/proc/sys/${key.includes('/') ? key : key.replaceAll('.', '/')}`

/**
 * Set before an IPv4 address is deleted: without it, the kernel takes away every other address of the same subnet too,
 * if they were added later. Only then, as the first sysctl of a namespace costs half as much as the namespace.
 */
export const promoteSecondaries = {file: sysctlPath('net.ipv4.conf.all.promote_secondaries'), value: '1'} as const

/** Sysctls that no other sysctl changes by the way, as forwarding changes a dozen: only their own writing changes them. */
export const isIndependentSysctl = (key: string): boolean => /^net\.ipv4\.conf\.(all|default)\.rp_filter$/.test(key)
