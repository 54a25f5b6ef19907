import { delimiter } from 'node:path'
import { isWithin, platformDomains } from '../../lib/api-host.js'
import type { Environment } from '../options/command-line.js'
import { password } from './java-trust-store.js'
import type { Trust } from './trust.js'

/** A mock, as far as clients have to find it. */
export interface Reach {
  url: string
  /** The address that it listens on. */
  host: string
  /** What clients authenticate with, if the mock has a private integration. */
  token?: string | undefined
  /** Its HTTP proxy, if it has one. */
  proxyUrl?: string | undefined
  /** Writes what makes clients trust its certificate. Absent when they do already. */
  trust?: (() => Trust) | undefined
  /** The path of `ghl-mock/register`, if the program can read it. */
  register?: string | undefined
}

type Variables = Record<string, string>

/** Each group of variables reaches clients of one kind. */
const groups = {
  /** Programs with an option for the base URL. */
  address: ({ url, token }: Reach): Variables => ({
    GHL_MOCK_URL: url,
    GHL_BASE_URL: url,
    GHL_API_BASE_URL: url,
    ...(token !== undefined && { GHL_MOCK_TOKEN: token }),
  }),

  /** Every client of Node. */
  register({ register }: Reach, env: Environment): Variables {
    if (!register) return {}
    // Quoted, as a path may contain spaces. Unlike --import, it reaches threads made of text (`eval: true`), too.
    return {
      NODE_OPTIONS: appended(env.NODE_OPTIONS, ' ', `--require ${JSON.stringify(register)}`),
    }
  },

  /** Clients of Node that start without NODE_OPTIONS. */
  nodeProxy: ({ proxyUrl, trust }: Reach): Variables => ({
    ...(proxyUrl && { NODE_USE_ENV_PROXY: '1' }),
    ...(trust && { NODE_EXTRA_CA_CERTS: trust().bundle }),
  }),

  /** `ghl-mock/register` leads connections to the mock; the proxy of a company would only be in the way. */
  direct: ({ url }: Reach, env: Environment): Variables =>
    noProxy(namesIn(env), '.leadconnectorhq.com', ...local, new URL(url).hostname),

  proxy: ({ url, proxyUrl }: Reach, env: Environment): Variables =>
    proxyUrl
      ? {
          HTTPS_PROXY: proxyUrl,
          https_proxy: proxyUrl,
          http_proxy: proxyUrl, // Ruby reads this one for https.
          ...noProxy(
            namesIn(env).filter((name) => !coversPlatform(name)),
            ...local,
            new URL(url).hostname,
          ),
        }
      : {},

  bundle({ trust }: Reach): Variables {
    if (!trust) return {}
    const { bundle } = trust()
    return { SSL_CERT_FILE: bundle, REQUESTS_CA_BUNDLE: bundle, CURL_CA_BUNDLE: bundle }
  },

  php: ({ trust }: Reach, env: Environment): Variables =>
    // An empty entry is the folder that PHP reads without the variable.
    trust ? { PHP_INI_SCAN_DIR: `${env.PHP_INI_SCAN_DIR ?? ''}${delimiter}${trust().php}` } : {},

  java({ proxyUrl, trust }: Reach, env: Environment): Variables {
    const options: string[] = []
    if (proxyUrl) {
      const { hostname, port } = new URL(proxyUrl)
      options.push(`-Dhttps.proxyHost=${hostname}`, `-Dhttps.proxyPort=${port}`)
    }
    if (trust) {
      options.push(`"-Djavax.net.ssl.trustStore=${trust().javaStore}"`)
      options.push(`-Djavax.net.ssl.trustStorePassword=${password}`)
    }
    if (options.length === 0) return {}
    return { JAVA_TOOL_OPTIONS: appended(env.JAVA_TOOL_OPTIONS, ' ', options.join(' ')) }
  },
}

type Group = keyof typeof groups

const local = ['localhost', '127.0.0.1', '::1']

/** The hosts that clients reach without a proxy. */
function noProxy(before: readonly string[], ...hosts: string[]): Variables {
  const names = [...new Set([...before, ...hosts])].join()
  return { NO_PROXY: names, no_proxy: names }
}

/** Those that the user has named, in either spelling of the variable. */
const namesIn = (env: Environment): string[] =>
  [env.NO_PROXY, env.no_proxy].flatMap((text) => text?.split(/[\s,]+/).filter(Boolean) ?? [])

/** Whether clients would reach a host of HighLevel past the proxy: by `*`, `.leadconnectorhq.com`, `com:443` … */
function coversPlatform(entry: string): boolean {
  const name = entry
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\*?\./, '')
  return (
    name === '*' ||
    platformDomains.some((domain) => isWithin(name, domain) || isWithin(domain, name))
  )
}

const appended = (before: string | undefined, separator: string, more: string) =>
  before ? `${before}${separator}${more}` : more

/** The groups that reach the clients of a language. */
const groupsOf = {
  node: ['register', 'direct'],
  python: ['proxy', 'bundle'],
  php: ['proxy', 'bundle', 'php'],
  java: ['java'],
  go: ['proxy', 'bundle'],
  ruby: ['proxy', 'bundle'],
  curl: ['proxy', 'bundle'],
} satisfies Record<string, Group[]>

export type Language = keyof typeof groupsOf

export const languages = Object.keys(groupsOf) as Language[] // exactly these names

/**
 * The variables with which programs reach a mock, those that ask for its address and those that do not. What the
 * variables of the user hold is kept where a variable can hold several values.
 *
 * @param language leaves out what only clients of other languages read
 */
export function variablesFor(reach: Reach, env: Environment, language?: Language): Variables {
  const named: readonly Group[] = language ? groupsOf[language] : []
  const used = Object.entries(groups).filter(
    ([name]) => !language || name === 'address' || named.some((group) => group === name),
  )
  return Object.assign({}, ...used.map(([, variables]) => variables(reach, env)))
}
