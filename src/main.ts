/** All that runs: the build makes one file of it. The command line runs when it is asked for. */
export * from './index.js'
export const commandLine = () => import('./cli.js')
