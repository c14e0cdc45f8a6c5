/** All that commands print passes here: what people, daemons and servers wrote reaches no terminal as it is. */
import {visible, visibleJson} from '../model/visible-text.ts'

/** What was asked for, on standard output. False: the reader is slow. */
export const print = (text: string): boolean => process.stdout.write(visible(text))

export const printJson = (value: unknown, indent?: string): boolean => process.stdout.write(`${visibleJson(value, indent)}\n`)

/** With colours of our own: whoever puts it together makes the rest visible. */
export const printPainted = (text: string): boolean => process.stdout.write(text)

/** What happens meanwhile and what went wrong, on standard error. */
export const printNote = (text: string): boolean => process.stderr.write(visible(text))

/** On a terminal: begins the line anew. */
export const clearedLine = '\r\u001b[K'
const clearedScreen = '\u001b[H\u001b[2J'

/** A line that the next one replaces. */
export const overwriteLine = (text: string): boolean => process.stderr.write(`${clearedLine}${visible(text)}`)

/** In place of all that is on the screen. */
export const overwriteScreen = (text: string): boolean => process.stdout.write(`${clearedScreen}${visible(text)}`)

/** A file's content, to be kept: as it is, but on a terminal. */
export const printDocument = (text: string): boolean => process.stdout.write(process.stdout.isTTY ? visible(text) : text)
