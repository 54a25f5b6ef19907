// npx vitest run --config examples/vitest.config.js
const at = (file) => new URL(file, import.meta.url).pathname

export default {
  root: at('.'),
  // The other files are those of other runners.
  test: { include: ['vitest.test.js'], globalSetup: at('global-setup.js') },
}
