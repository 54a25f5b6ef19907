import type { ComponentChildren } from 'preact'
import type { Loaded } from '../loaded.js'
import { Copyable } from './controls.js'

export const Loading = () => (
  <div class="loading" role="status">
    <span class="spinner" aria-hidden="true" />
    Loading…
  </div>
)

interface ProblemProps {
  error: Error
  retry?: (() => void) | undefined
}

export const Problem = ({ error, retry }: ProblemProps) => (
  <div class="problem block" role="alert">
    <span class="text">{error.message}</span>
    {retry && (
      <button type="button" class="link" onClick={retry}>
        Try again
      </button>
    )}
  </div>
)

interface EmptyProps {
  title: string
  children?: ComponentChildren
  /** A command that fills the place. */
  command?: string | undefined
}

/** Says what to do next. */
export const Empty = ({ title, children, command }: EmptyProps) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    {children && <div class="prose">{children}</div>}
    {command && <Copyable text={command} what="the command" />}
  </div>
)

interface ShownProps<T> {
  loaded: Loaded<T>
  children: (data: T) => ComponentChildren
}

/** What was loaded, or that it is not there yet, or why it could not be loaded. */
export function Shown<T>({ loaded: { data, error, reload }, children }: ShownProps<T>) {
  return (
    <>
      {error && <Problem error={error} retry={reload} />}
      {data === undefined ? !error && <Loading /> : children(data)}
    </>
  )
}
