/** How the plan, services and probes write the names and addresses of kernel objects: plain texts. */

/** Name of a namespace: a file in the lab's `ns/` folder, e.g. `vpc.main`, `host.main.web`. Made by `names.ts` alone. */
export type NamespaceName = string

/** Name of an interface, at most 15 characters, unique in its namespace. */
export type LinkName = string

/** An address without a prefix length: `10.0.0.5` or `2600:1f18::5`. The family is read off the text. */
export type IpText = string

/** An address or block with its prefix length: `10.0.0.5/24`. The family is read off the text. */
export type CidrText = string
