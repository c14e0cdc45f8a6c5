/** `carrierGateway`. */
export const camel = (name: string): string => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** `carrier gateway`. */
export const words = (name: string): string => name.replaceAll('-', ' ')
