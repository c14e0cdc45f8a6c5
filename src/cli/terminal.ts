/** All output of commands passes through here, so that texts by users, daemons and servers never reach a terminal unescaped. */
import {visible, visibleJson} from '../model/visible-text.ts'

/** Results, on standard output. False: the reader is slow. */
export const print = (text: string): boolean => process.stdout.write(visible(text))

export const printJson = (value: unknown, indent?: string): boolean => process.stdout.write(`${visibleJson(value, indent)}\n`)

/** Text with our own color codes: the caller escapes the rest. */
export const printPainted = (text: string): boolean => process.stdout.write(text)

/** Progress and errors, on standard error. */
export const printNote = (text: string): boolean => process.stderr.write(visible(text))

/** On a terminal: clears the line. */
export const clearedLine = '\r\u001b[K'
const clearedScreen = '\u001b[H\u001b[2J'

/** A line that the next one overwrites. */
export const overwriteLine = (text: string): boolean => process.stderr.write(`${clearedLine}${visible(text)}`)

/** Overwrites the whole screen. */
export const overwriteScreen = (text: string): boolean => process.stdout.write(`${clearedScreen}${visible(text)}`)

/** A file's content for further use: unchanged, except on a terminal. */
export const printDocument = (text: string): boolean => process.stdout.write(process.stdout.isTTY ? visible(text) : text)
