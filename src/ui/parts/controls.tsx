import type { ComponentChildren, TargetedMouseEvent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon, type IconName } from './icons.js'
import { notify } from './notices.js'

interface ButtonProps {
  children: ComponentChildren
  icon?: IconName
  kind?: 'plain' | 'primary' | 'danger' | 'quiet'
  type?: 'button' | 'submit'
  disabled?: boolean
  title?: string
  pressed?: boolean
  onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void
}

export function Button({
  children,
  icon,
  kind = 'plain',
  pressed,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button type={type} class={`button ${kind}`} aria-pressed={pressed} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

interface IconButtonProps {
  icon: IconName
  label: string
  pressed?: boolean
  onClick: (event: TargetedMouseEvent<HTMLButtonElement>) => void
}

export const IconButton = ({ icon, label, pressed, onClick }: IconButtonProps) => (
  <button
    type="button"
    class="icon-button"
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
)

/** A page that is not served over HTTPS or by localhost has no clipboard. */
async function writeClipboard(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('The browser does not let this page copy.')
}

async function copyText(text: string, what: string): Promise<void> {
  try {
    await writeClipboard(text)
    notify(`Copied ${what}.`)
  } catch (error) {
    notify(`Cannot copy ${what}: ${error instanceof Error ? error.message : error}`, 'error')
  }
}

interface CopyProps {
  /** The text, or how to get it. */
  text: string | (() => Promise<string>)
  /** Names it: `the token`. */
  what: string
  children?: ComponentChildren
}

/** Copies a text. Without children it is an icon. */
export function Copy({ text, what, children }: CopyProps) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), 1500)
    return () => clearTimeout(timer)
  }, [done])
  const copy = async () => {
    try {
      await copyText(typeof text === 'string' ? text : await text(), what)
      setDone(true)
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), 'error')
    }
  }
  const icon = done ? 'check' : 'copy'
  return children === undefined ? (
    <IconButton icon={icon} label={`Copy ${what}`} onClick={() => void copy()} />
  ) : (
    <Button icon={icon} onClick={() => void copy()}>
      {children}
    </Button>
  )
}

interface CopyableProps {
  text: string
  /** What is copied, when it is not the text that is shown. */
  copied?: string | undefined
  what: string
  class?: string
}

/** Text that keeps its lines and scrolls sideways, and a button that copies it. */
export const Copyable = ({ text, copied = text, what, class: more }: CopyableProps) => (
  <div class={more ? `command ${more}` : 'command'}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without focus, no key scrolls it (axe: scrollable-region-focusable) */}
    <pre tabIndex={0}>{text}</pre>
    <Copy text={copied} what={what} />
  </div>
)

interface FieldProps {
  label: string
  hint?: string
  /** In a row of controls. */
  size?: 'grow' | 'narrow'
  children: ComponentChildren
}

/** A control with its label. */
export const Field = ({ label, hint, size, children }: FieldProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the children hold the control, which the linter does not look into
  <label class={size ? `field ${size}` : 'field'}>
    <span class="field-label">{label}</span>
    {children}
    {hint && <span class="hint">{hint}</span>}
  </label>
)
