/** A place in a text, and what is there. */
import {HclError, type Range} from './syntax.ts'

/** Deeper nesting is no configuration, but would exhaust the stack. */
const deepest = 200

export class Scanner {
	readonly text: string
	at = 0
	/** Newlines separate entries, except within brackets and parentheses. */
	newlinesCount = true
	#depth = 0

	constructor(text: string) {
		this.text = text
	}

	/** Blanks and comments; newlines only where they do not count. */
	skip(): void {
		for (;;) {
			const char = this.text[this.at]
			if (char === ' ' || char === '\t' || char === '\r' || char === '\uFEFF' || (char === '\n' && !this.newlinesCount)) {
				this.at++
			} else if (char === '#' || this.text.startsWith('//', this.at)) {
				const end = this.text.indexOf('\n', this.at)
				this.at = end < 0 ? this.text.length : end
			} else if (this.text.startsWith('/*', this.at)) {
				const end = this.text.indexOf('*/', this.at + 2)
				if (end < 0) throw new HclError('this comment has no end', [this.at, this.at + 2], 'add */')
				this.at = end + 2
			} else {
				return
			}
		}
	}

	skipLines(): void {
		const before = this.newlinesCount
		this.newlinesCount = false
		this.skip()
		this.newlinesCount = before
	}

	isAt(token: string): boolean {
		this.skip()
		return this.text.startsWith(token, this.at)
	}

	take(token: string): boolean {
		if (!this.isAt(token)) return false
		this.at += token.length
		return true
	}

	/** Only at the place itself, without blanks before it. */
	takeHere(token: string): boolean {
		if (!this.text.startsWith(token, this.at)) return false
		this.at += token.length
		return true
	}

	expect(token: string, where: string): void {
		if (!this.take(token)) throw this.unexpected(`${token} is missing ${where}`, `add ${token}`)
	}

	match(pattern: RegExp): string | undefined {
		this.skip()
		const sticky = new RegExp(pattern.source, `${pattern.flags}y`)
		sticky.lastIndex = this.at
		const found = sticky.exec(this.text)?.[0]
		if (found !== undefined) this.at += found.length
		return found
	}

	name(): string | undefined {
		return this.match(/[\p{L}_][\p{L}\p{N}_-]*/u)
	}

	isEnd(): boolean {
		this.skip()
		return this.at >= this.text.length
	}

	/** Runs with newlines that count, or do not. */
	within<Value>(newlinesCount: boolean, read: () => Value): Value {
		const before = this.newlinesCount
		if (++this.#depth > deepest) throw new HclError('this is nested too deep', [this.at, this.at + 1])
		this.newlinesCount = newlinesCount
		try {
			return read()
		} finally {
			this.newlinesCount = before
			this.#depth--
		}
	}

	rangeFrom(start: number): Range {
		return [start, Math.max(start + 1, this.at)]
	}

	unexpected(message: string, fix?: string): HclError {
		this.skip()
		const end = /^(?:[\w.-]+|.)?/.exec(this.text.slice(this.at, this.at + 40))?.[0].length ?? 1
		return new HclError(message, [this.at, this.at + Math.max(1, end)], fix)
	}
}
