import { useState } from 'preact/hooks'
import { post } from '../api.js'
import { Field } from '../parts/controls.js'
import { Form } from '../parts/dialog.js'
import { notify } from '../parts/notices.js'
import type { Exchange, Fault } from '../types.js'

interface FaultFormProps {
  routes: readonly { method: string; path: string }[]
  /** A request that the fault is made from. */
  exchange?: Exchange | undefined
  onAdded: () => void
}

const effects = {
  503: '503 Service Unavailable',
  500: '500 Internal Server Error',
  502: '502 Bad Gateway',
  504: '504 Gateway Timeout',
  'rate-limit-burst': '429 too many requests in a short time',
  'rate-limit-daily': '429 too many requests today',
  401: '401 Unauthorized',
  404: '404 Not Found',
  422: '422 Unprocessable Entity',
  reset: 'The connection is reset',
  hang: 'No answer, the connection stays open',
  empty: 'The connection closes without an answer',
  truncate: 'The answer breaks off',
  drip: 'The answer comes slowly',
  pass: 'No error, only a delay',
}

const segments = (path: string) => path.toLowerCase().split('/').filter(Boolean)

/** Whether the segments of a path fit those of a route. */
function fits(path: string, route: string): boolean {
  const [left, right] = [segments(path), segments(route)]
  return (
    left.length === right.length &&
    right.every((one, index) => one.startsWith(':') || one === left[index])
  )
}

/** Reads as a sentence: the next request of a route gets an answer. */
export function FaultForm({ routes: emulated, exchange, onAdded }: FaultFormProps) {
  const known =
    exchange &&
    emulated.find(({ method, path }) => method === exchange.method && fits(exchange.path, path))
  const own = known ?? exchange
  const routes = own && !known ? [own, ...emulated] : emulated
  const create = routes.find(({ method, path }) => method === 'POST' && path.endsWith('/notes'))
  const start = exchange ? own : create
  const [route, setRoute] = useState(start ? `${start.method} ${start.path}` : '')
  const [effect, setEffect] = useState('503')
  const [times, setTimes] = useState('1')
  const [delay, setDelay] = useState('')
  const [isAfter, setAfter] = useState(false)

  const add = async () => {
    const [method = '', path = ''] = route.split(' ')
    const what = /^\d+$/.test(effect) ? { status: Number(effect) } : { effect }
    const delayMs = delay === '' ? undefined : Number(delay)
    const fault = {
      ...(route !== '' && { match: { method, path } }),
      then: { ...what, ...(delayMs !== undefined && { delayMs }) } as Fault['then'], // the form offers these effects alone
      ...(times !== '' && { times: Number(times) }),
      ...(isAfter && { when: 'afterCommit' }),
    }
    await post('/faults', fault)
    notify('The fault is armed.')
    onAdded()
  }
  return (
    <Form action="Arm fault" onSubmit={add}>
      <div class="form-row">
        <Field label="When this is called" size="grow">
          <select value={route} onChange={({ currentTarget }) => setRoute(currentTarget.value)}>
            <option value="">Every request</option>
            {routes.map(({ method, path }) => (
              <option key={`${method} ${path}`} value={`${method} ${path}`}>
                {method} {path}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Answer with" size="grow">
          <select value={effect} onChange={({ currentTarget }) => setEffect(currentTarget.value)}>
            {Object.entries(effects).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <Field label="For the next" hint="requests; empty: all" size="narrow">
          <input
            type="number"
            min="1"
            value={times}
            onInput={({ currentTarget }) => setTimes(currentTarget.value)}
          />
        </Field>
        <Field label="Delay in ms" size="narrow">
          <input
            type="number"
            min="0"
            value={delay}
            placeholder="0"
            onInput={({ currentTarget }) => setDelay(currentTarget.value)}
          />
        </Field>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={isAfter}
          onChange={({ currentTarget }) => setAfter(currentTarget.checked)}
        />
        The route acts first: its data is stored and only the answer is lost
      </label>
    </Form>
  )
}
