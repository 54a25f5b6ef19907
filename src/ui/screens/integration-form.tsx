import { useState } from 'preact/hooks'
import { get, patch, post, segment } from '../api.js'
import { useChanges } from '../changes.js'
import { useLoaded } from '../loaded.js'
import { Button, Field } from '../parts/controls.js'
import { Form } from '../parts/dialog.js'
import { Shown } from '../parts/states.js'
import type { PrivateIntegration } from '../types.js'

interface IntegrationFormProps {
  subAccountId: string
  integration?: PrivateIntegration
  onDone: () => void
}

/** What the quick start asks for. */
const suggested = ['contacts.readonly', 'contacts.write']

export function IntegrationForm({ subAccountId, integration, onDone }: IntegrationFormProps) {
  const known = useLoaded('scopes', () => get<{ scopes: string[] }>('/scopes'))
  const [name, setName] = useState(integration?.name ?? '')
  const [scopes, setScopes] = useState<readonly string[]>(integration?.scopes ?? suggested)
  const [expires, setExpires] = useState(integration?.expiresAt?.slice(0, 10) ?? '')
  const [filter, setFilter] = useState('')
  const expiresAt = expires === '' ? null : `${expires}T00:00:00.000Z`
  const changes = useChanges({ name, scopes, expiresAt })
  const save = async () => {
    if (integration) {
      await patch(`/private-integrations/${segment(integration.token)}`, changes)
    } else {
      await post('/private-integrations', {
        subAccountId,
        name,
        scopes,
        ...(expiresAt !== null && { expiresAt }),
      })
    }
    onDone()
  }
  const toggle = (scope: string, isChosen: boolean) =>
    setScopes(isChosen ? [...scopes, scope] : scopes.filter((one) => one !== scope))
  return (
    <Form action={integration ? 'Save integration' : 'Create integration'} onSubmit={save}>
      <div class="form-row">
        <Field label="Name">
          <input
            type="text"
            autoComplete="off"
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </Field>
        <Field label="Expires" hint="Empty: never">
          <input
            type="date"
            value={expires}
            onInput={({ currentTarget }) => setExpires(currentTarget.value)}
          />
        </Field>
      </div>
      <fieldset class="scope-choice">
        <legend class="field-label">Scopes ({scopes.length})</legend>
        <div class="scope-tools">
          <input
            type="text"
            aria-label="Filter scopes"
            placeholder="Filter scopes"
            value={filter}
            onInput={({ currentTarget }) => setFilter(currentTarget.value)}
          />
          <Button kind="quiet" onClick={() => setScopes([])}>
            None
          </Button>
        </div>
        <Shown loaded={known}>
          {({ scopes: all }) => (
            <ul class="scope-list">
              {[...new Set([...scopes, ...all])]
                .filter((scope) => scope.toLowerCase().includes(filter.trim().toLowerCase()))
                .map((scope) => (
                  <li key={scope}>
                    <label class="check">
                      <input
                        type="checkbox"
                        checked={scopes.includes(scope)}
                        onChange={({ currentTarget }) => toggle(scope, currentTarget.checked)}
                      />
                      <span class="code text">{scope}</span>
                    </label>
                  </li>
                ))}
            </ul>
          )}
        </Shown>
      </fieldset>
    </Form>
  )
}
