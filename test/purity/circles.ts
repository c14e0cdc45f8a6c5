/** Circles of files that import each other at run time. Each such circle is one strongly connected component (Tarjan). */
import path from 'node:path'
import {type Files, importsOf} from './check.ts'

/** One line a circle, its files in alphabetical order. Imports of types alone do not count: they are gone when the program runs. */
export function circlesOf(files: Files): string[] {
	const order = new Map<string, number>()
	const low = new Map<string, number>()
	const stack: string[] = []
	const circles: string[][] = []
	function visit(file: string): void {
		order.set(file, order.size)
		low.set(file, order.size - 1)
		stack.push(file)
		for (const next of importedBy(file, files)) {
			if (!order.has(next)) visit(next)
			if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!))
		}
		if (low.get(file) !== order.get(file)) return
		const circle = stack.splice(stack.indexOf(file))
		if (circle.length > 1 || importedBy(file, files).includes(file)) circles.push(circle.sort())
	}
	for (const file of Object.keys(files)) {
		if (!order.has(file)) visit(file)
	}
	return circles.map(circle => circle.join(' ↔ ')).sort()
}

const importedBy = (file: string, files: Files): readonly string[] =>
	importsOf(files[file] ?? '')
		.filter(({specifier, typeOnly}) => !typeOnly && specifier.startsWith('.'))
		.map(({specifier}) => path.posix.join(path.posix.dirname(file), specifier))
		.filter(target => Object.hasOwn(files, target))
