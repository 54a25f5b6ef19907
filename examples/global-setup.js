// One mock for all test files, for Vitest and Jest:
//   npx vitest run --config examples/vitest.config.js
//   npx jest --globalSetup=./examples/global-setup.js
// The files find it by GHL_MOCK_URL. It needs no teardown, because an unreferenced mock ends with the process.
import { startGhlMock } from 'ghl-mock'

export default async function setup() {
  const { url } = await startGhlMock({ unref: true })
  process.env.GHL_MOCK_URL = url
}
