// npx vitest run --config examples/vitest.config.js
export default { test: { globalSetup: new URL('global-setup.js', import.meta.url).pathname } }
