import {createHash} from 'node:crypto'
import type {LinkName, NamespaceName} from './types.ts'

/** The first `length` hex digits of a hash that depends on nothing but the text. */
export const shortHash = (text: string, length = 6): string => createHash('sha256').update(text).digest('hex').slice(0, length)

/** Interface names have at most 15 characters: a longer wish keeps its beginning and gets a hash of the whole. */
export const linkName = (wish: string): LinkName => {
	const plain = wish.replaceAll(/[^\w.-]/g, '-')
	return plain.length <= 15 && plain === wish ? plain : `${plain.slice(0, 8)}-${shortHash(wish)}`
}

/** Namespaces, by what they stand for. Keys are the lab's own (`main.web`), so names never clash. */
export const namespaceOf = {
	vpc: (key: string): NamespaceName => `vpc.${key}`,
	instance: (key: string): NamespaceName => `host.${key}`,
	interfaceFilter: (key: string): NamespaceName => `eni.${key}`,
	internetGateway: (vpcKey: string): NamespaceName => `igw.${vpcKey}`,
	natGateway: (key: string): NamespaceName => `nat.${key}`,
	transitGateway: (key: string): NamespaceName => `tgw.${key}`,
	regionEdge: (region: string): NamespaceName => `edge.${region}`,
	internet: (): NamespaceName => 'internet',
	internetHost: (name: string): NamespaceName => `inet.${name}`
}
