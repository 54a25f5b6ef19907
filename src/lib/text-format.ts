import { FormatRegistry } from '@sinclair/typebox'

const patterns = new Map<string, RegExp>()

/**
 * Defines a format that schemas of ours name. Nobody else knows it: in a schema that others read its pattern takes its
 * place, which may allow more, such as a 30 February.
 */
export function defineFormat(name: string, pattern: RegExp, isOf: (text: string) => boolean): void {
  FormatRegistry.Set(name, isOf)
  patterns.set(name, pattern)
}

/** The pattern in place of a format of ours. */
export const patternOf = (format: unknown): string | undefined =>
  patterns.get(String(format))?.source
