/** The certificate of a lab's own authority, in its folder. There is none where nothing in the lab speaks TLS. */
export const authorityFile = (labFolder: string): string => `${labFolder}/authority.pem`
