// Commands that share options.

/** Commands that start a mock. */
export const serve = ['serve', 'run']
/** The command that serves until it is stopped. The command that `run` runs reads PORT, HOST and LOG_LEVEL itself. */
export const serveOnly = ['serve']
/** Commands that call a running mock. */
export const probes = ['wait', 'healthcheck', 'export', 'env', 'tokens', 'coverage']
/** Commands that use the admin API, and the one that serves it. */
export const admin = [...serve, 'export', 'diff', 'env', 'tokens', 'coverage']
