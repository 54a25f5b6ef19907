import type { Command } from '../command.js'

/** Every command. Each is imported when it is used, so that no command loads the code of another. */
export const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./serve/serve.js')).serve,
  env: async () => (await import('./env.js')).env,
  run: async () => (await import('./run.js')).run,
  wait: async () => (await import('./wait.js')).wait,
  healthcheck: async () => (await import('./healthcheck.js')).healthcheck,
  generate: async () => (await import('./generate.js')).generate,
  record: async () => (await import('./record.js')).record,
  export: async () => (await import('./export.js')).exportWorld,
  coverage: async () => (await import('./coverage.js')).coverage,
  diff: async () => (await import('./diff.js')).diff,
  import: async () => (await import('./import.js')).importFile,
  tokens: async () => (await import('./tokens.js')).tokens,
  validate: async () => (await import('./validate.js')).validate,
  fmt: async () => (await import('./fmt.js')).fmt,
  schema: async () => (await import('./schema.js')).schema,
}
