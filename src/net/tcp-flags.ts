export type TcpFlag = 'syn' | 'ack' | 'fin' | 'rst' | 'psh' | 'urg'
