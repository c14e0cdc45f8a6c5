import {type Changes, made} from './edits.ts'

/** The files of a new lab, by path. It is valid as it is, and its last check fails until it is filled in. Pure. */
export function newLab(name: string): Changes {
	if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) throw new Error(`"${name}" is not a name of a lab: write it as two-subnets`)
	return {
		[`labs/${name}/lab.yaml`]: made(`# yaml-language-server: $schema=../../schema/lab.schema.json
description: What this lab shows, in one sentence.

vpcs:
  main:
    cidr: 10.0.0.0/16
    subnets:
      app: {zone: a, cidr: 10.0.1.0/24}
    instances:
      one: {subnet: app}
      two: {subnet: app}

checks:
  - ping: {from: one, to: two, expect: reply}
  # Fails until the lab forbids it: each lab has a flow that must not pass.
  - ping: {from: two, to: one, expect: timeout}
`),
		[`labs/${name}/README.md`]: made(`# ${name}

What it shows, why it is so on AWS, and what to try.
`)
	}
}
