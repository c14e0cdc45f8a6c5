/** Addresses of gateways between a VPC's router and the Internet that are public themselves: its internet gateway does not translate them. */
import type {Address} from '../net/address.ts'
import {linkName} from './names.ts'

/** The link in the border's namespace. */
export const borderLink = (address: Address): string => linkName(`pub-${address}`)
