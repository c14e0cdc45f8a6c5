/** Types of the names and addresses of kernel objects in the plan, services and probes: plain strings. */

/** Name of a namespace: a file in the lab's `ns/` folder, e.g. `vpc.main`, `host.main.web`. Made only by `plan/names.ts`. */
export type NamespaceName = string

/** Name of an interface, at most 15 characters, unique in its namespace. */
export type LinkName = string

/** An address without a prefix length: `10.0.0.5` or `2600:1f18::5`. The text shows the family. */
export type IpText = string

/** An address or block with its prefix length: `10.0.0.5/24`. The text shows the family. */
export type CidrText = string
