import { useState } from 'preact/hooks'
import { post } from '../api.js'
import { Field } from '../parts/controls.js'
import { Form } from '../parts/dialog.js'
import { notify } from '../parts/notices.js'
import type { Exchange } from '../types.js'

interface StubFormProps {
  /** Calls that programs make and the mock does not emulate. */
  calls: readonly string[]
  /** A request that the stub is made from. */
  exchange?: Exchange | undefined
  onAdded: () => void
}

export function StubForm({ calls, exchange, onAdded }: StubFormProps) {
  const [method, setMethod] = useState(exchange?.method ?? 'GET')
  const [path, setPath] = useState(exchange?.path ?? '')
  const [status, setStatus] = useState('200')
  const [body, setBody] = useState('{}')
  const add = async () => {
    await post('/stubs', {
      match: { method, path },
      status: Number(status),
      body: parsed(body),
    })
    notify('The stub answers from now on.')
    onAdded()
  }
  return (
    <Form action="Add stub" onSubmit={add}>
      <div class="form-row">
        <Field label="Method" size="narrow">
          <select value={method} onChange={({ currentTarget }) => setMethod(currentTarget.value)}>
            {['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </Field>
        <Field label="Path" size="grow">
          <input
            type="text"
            class="code"
            list="published"
            autoComplete="off"
            placeholder="/calendars/:calendarId/free-slots"
            value={path}
            onInput={({ currentTarget }) => setPath(currentTarget.value)}
          />
        </Field>
        <datalist id="published">
          {calls.flatMap((call) => {
            const [of, known] = call.split(' ')
            return of === method ? <option key={call} value={known} /> : []
          })}
        </datalist>
        <Field label="Status" size="narrow">
          <input
            type="number"
            value={status}
            onInput={({ currentTarget }) => setStatus(currentTarget.value)}
          />
        </Field>
      </div>
      <Field label="Body" hint="JSON, or text that is sent as it is">
        <textarea
          class="code"
          rows={3}
          value={body}
          onInput={({ currentTarget }) => setBody(currentTarget.value)}
        />
      </Field>
    </Form>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
