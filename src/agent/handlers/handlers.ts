import type {Listener} from '../../plan/types.ts'
import {http} from './http.ts'
import {tcp} from './tcp.ts'
import type {Handler} from './types.ts'
import {udp} from './udp.ts'

/** Who answers at a listener, by its protocol. */
export const handlers: Readonly<Record<Listener['protocol'], Handler>> = {http, tcp, udp}
