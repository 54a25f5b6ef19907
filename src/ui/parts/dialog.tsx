import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { createStore, useStore } from '../store.js'
import { Button, IconButton } from './controls.js'

interface DialogProps {
  title: string
  /** Without it the dialog stays until it is answered. */
  onClose?: () => void
  children: ComponentChildren
  wide?: boolean
}

/** The browser keeps the focus inside, closes it with Esc and gives the focus back. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const open = () => {
    const dialog = ref.current
    dialog?.showModal()
    const first = dialog?.querySelector('form :is(input, textarea, select, button)')
    if (first instanceof HTMLElement) first.focus()
  }
  useLayoutEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    open()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
      // Chromium closes it in spite of that when Esc is pressed again and again.
      onClose={() => !onClose && ref.current?.isConnected && open()}
    >
      <header class="dialog-head">
        <h2 id="dialog-title">{title}</h2>
        {onClose && <IconButton icon="close" label="Close" onClick={onClose} />}
      </header>
      {children}
    </dialog>
  )
}

/** A form may be longer than the screen. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

interface FormProps {
  /** What the button says: `Create token`. */
  action: string
  onSubmit: () => Promise<unknown>
  onCancel?: () => void
  danger?: boolean
  /** The button is beside the controls. */
  inline?: boolean
  children: ComponentChildren
}

/**
 * A form that says above its buttons why the server refused it. From any control, Control and Enter send it
 * and Esc leaves it.
 */
export function Form({
  action,
  onSubmit,
  onCancel,
  danger = false,
  inline = false,
  children,
}: FormProps) {
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await onSubmit()
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      class={inline ? 'form inline' : 'form'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void submit()
        }
        if (event.key === 'Escape' && onCancel) {
          event.preventDefault() // A dialog would close itself, too.
          event.stopPropagation()
          onCancel()
        }
      }}
    >
      {children}
      {error && (
        <p class="problem" role="alert" ref={intoView}>
          {error}
        </p>
      )}
      <div class="form-actions">
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <Button type="submit" kind={danger ? 'danger' : 'primary'} disabled={busy}>
          {action}
        </Button>
      </div>
    </form>
  )
}

interface Question {
  title: string
  text: string
  action: string
  run: () => Promise<unknown>
}

const question = createStore<Question | undefined>(undefined)

/** Asks once before something that cannot be taken back. */
export const confirm = (asked: Question): void => question.set(asked)

export function Confirm() {
  const asked = useStore(question)
  if (!asked) return null
  const close = () => question.set(undefined)
  return (
    <Dialog title={asked.title} onClose={close}>
      <Form action={asked.action} danger onCancel={close} onSubmit={() => asked.run().then(close)}>
        <p class="prose">{asked.text}</p>
      </Form>
    </Dialog>
  )
}
