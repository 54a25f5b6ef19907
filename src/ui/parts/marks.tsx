import type { ComponentChildren } from 'preact'

export const Method = ({ method }: { method: string }) => (
  <span class={`method ${method.toLowerCase()}`}>{method}</span>
)

export type Tone = 'ok' | 'warn' | 'bad' | 'fault' | 'accent' | 'plain'

interface Answer {
  status: number
  reason?: string | undefined
  fault?: string | undefined
}

/** How an answer is marked: a refusal is deserved, a fault was injected, everything else failed. */
export function toneOf({ status, reason, fault }: Answer): Tone {
  if (reason !== undefined) return 'warn'
  if (fault !== undefined) return 'fault'
  return status > 0 && status < 400 ? 'ok' : 'bad'
}

export const Status = (answer: Answer) => (
  <span class={`status ${toneOf(answer)}`}>{answer.status === 0 ? 'none' : answer.status}</span>
)

interface BadgeProps {
  tone?: Tone
  title?: string
  children: ComponentChildren
}

export const Badge = ({ tone = 'plain', title, children }: BadgeProps) => (
  <span class={`badge ${tone}`} title={title}>
    {children}
  </span>
)

/** The kind of a refusal and what it needed: `scope-missing; need=…; have=…`. */
export function reasonOf(reason: string): { kind: string; need: string | undefined } {
  const [kind = '', ...parts] = reason.split('; ')
  return { kind, need: parts.find((part) => part.startsWith('need='))?.slice('need='.length) }
}
