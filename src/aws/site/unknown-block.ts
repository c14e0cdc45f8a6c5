/** For documentation (RFC 5737): a lab's site needs a block, and neither an answer of AWS's nor a template has it. */
export const unknownBlock = '192.0.2.0/24'
