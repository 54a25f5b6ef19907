import { FormatRegistry } from '@sinclair/typebox'

const patterns = new Map<string, RegExp>()

/**
 * Defines a format for the schemas of the mock. Other validators do not know it, so schemas that they read have its
 * pattern instead, which may allow more, such as a 30 February.
 */
export function defineFormat(name: string, pattern: RegExp, isOf: (text: string) => boolean): void {
  FormatRegistry.Set(name, isOf)
  patterns.set(name, pattern)
}

/** The pattern in place of a format of ours. */
export const patternOf = (format: unknown): string | undefined =>
  patterns.get(String(format))?.source
