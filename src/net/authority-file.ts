/** The certificate of a lab's own authority, in its folder. It exists only if something in the lab speaks TLS. */
export const authorityFile = (labFolder: string): string => `${labFolder}/authority.pem`
