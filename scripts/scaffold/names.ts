/** `carrier-gateway` in code. */
export const camel = (name: string): string => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** In sentences. */
export const words = (name: string): string => name.replaceAll('-', ' ')
