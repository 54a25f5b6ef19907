import { useState } from 'preact/hooks'
import { Field } from './parts/controls.js'
import { Dialog, Form } from './parts/dialog.js'

interface TokenDialogProps {
  wasWrong: boolean
  answer: (token: string) => void
}

export function TokenDialog({ wasWrong, answer }: TokenDialogProps) {
  const [token, setToken] = useState('')
  return (
    <Dialog title="Admin token">
      <Form action="Continue" onSubmit={async () => token && answer(token)}>
        <p class="prose">
          ghl-mock was started with an admin token, which this page needs too. It is kept until the
          page is closed.
        </p>
        {wasWrong && (
          <p class="problem" role="alert">
            That was another token.
          </p>
        )}
        <Field label="Token">
          <input
            type="password"
            autoComplete="off"
            value={token}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
        </Field>
      </Form>
    </Dialog>
  )
}
