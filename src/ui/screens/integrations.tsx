import { useState } from 'preact/hooks'
import { patch, post, remove, segment } from '../api.js'
import { now } from '../clock.js'
import { useKeys } from '../keys.js'
import { AccountChoice } from '../parts/account-choice.js'
import { Button, Copy, IconButton } from '../parts/controls.js'
import { confirm, Dialog, Form } from '../parts/dialog.js'
import { Badge } from '../parts/marks.js'
import { notify } from '../parts/notices.js'
import { Empty, Shown } from '../parts/states.js'
import { Time } from '../parts/time.js'
import { go, href } from '../route.js'
import { useAccount } from '../rows.js'
import { useSelected } from '../store.js'
import { stateOf, useIntegrations } from '../tokens.js'
import type { PrivateIntegration } from '../types.js'
import { IntegrationForm } from './integration-form.js'

const tones = { active: 'ok', expired: 'warn', revoked: 'bad' } as const

/** Private integrations of a sub-account and their tokens. */
export function Integrations({ query }: { query: Readonly<Record<string, string>> }) {
  const { in: wanted, edit } = query
  const { accounts, account } = useAccount(wanted)
  const loaded = useIntegrations(account?.id, true)
  const [isAdding, setAdding] = useState(false)
  const home = href('integrations', [], { in: wanted })
  const edited = loaded.data?.find(({ name }) => name === edit)
  const done = () => {
    setAdding(false)
    go(home)
    loaded.reload()
  }
  useKeys({ n: () => setAdding(true) })
  return (
    <section class="screen">
      <header class="screen-head">
        <h1>
          <span class="muted">Settings / </span>Private Integrations
        </h1>
        <span class="space" />
        <AccountChoice
          accounts={accounts}
          account={account}
          onChoose={(id) => go(href('integrations', [], { in: id }))}
        />
        <Button icon="plus" kind="primary" onClick={() => setAdding(true)}>
          New integration
        </Button>
      </header>
      <Shown loaded={loaded}>
        {(list) =>
          list.length === 0 ? (
            <Empty title="No private integrations">Create one to get a token for your app.</Empty>
          ) : (
            <ul class="card lines integrations">
              {list.map((one) => (
                <Integration
                  key={one.token}
                  integration={one}
                  editing={href('integrations', [], { in: wanted, edit: one.name })}
                  onChange={loaded.reload}
                />
              ))}
            </ul>
          )
        }
      </Shown>
      {isAdding && account && (
        <Dialog title="New private integration" wide onClose={() => setAdding(false)}>
          <IntegrationForm subAccountId={account.id} onDone={done} />
        </Dialog>
      )}
      {edited && account && (
        <Dialog title={`Edit ${edited.name}`} wide onClose={() => go(home)}>
          <IntegrationForm
            key={edited.token}
            subAccountId={account.id}
            integration={edited}
            onDone={done}
          />
        </Dialog>
      )}
    </section>
  )
}

interface IntegrationProps {
  integration: PrivateIntegration
  /** Where it is edited. */
  editing: string
  onChange: () => void
}

function Integration({ integration, editing, onChange }: IntegrationProps) {
  const { name, token, scopes, usedScopes, expiresAt, revoked } = integration
  const [isRotating, setRotating] = useState(false)
  const state = useSelected(now, () => stateOf(integration))
  const path = `/private-integrations/${segment(token)}`
  const revoke = async () => {
    await patch(path, { revoked: !revoked })
    onChange()
  }
  const ask = (title: string, text: string, run: () => Promise<unknown>) =>
    confirm({ title, text, action: title, run: () => run().then(onChange) })
  return (
    <li data-token={token}>
      <div class="line-main">
        <span class="integration-name">
          <span class="strong text">{name}</span>
          <Badge tone={tones[state]}>{state}</Badge>
          {expiresAt !== undefined && (
            <span class="muted small">
              {state === 'expired' ? 'expired ' : 'expires '}
              <Time at={expiresAt} />
            </span>
          )}
        </span>
        <span class="token">
          <span class="code text">{token}</span>
          <Copy text={token} what={`the token of ${name}`} />
        </span>
        <details class="scopes">
          <summary>
            {scopes.length} scope{scopes.length === 1 ? '' : 's'}
            <span class="muted">, {usedScopes.length} used</span>
          </summary>
          <ul>
            {scopes.map((scope) => (
              <li key={scope}>
                <Badge tone={usedScopes.includes(scope) ? 'ok' : 'plain'}>{scope}</Badge>
              </li>
            ))}
          </ul>
        </details>
      </div>
      <div class="actions">
        <a class="button quiet" href={editing} aria-label={`Edit ${name}`}>
          Edit
        </a>
        <Button kind="quiet" onClick={() => setRotating(true)}>
          Rotate
        </Button>
        <Button
          kind="quiet"
          onClick={() =>
            revoked
              ? ask('Restore token', `Requests with the token of ${name} work again.`, revoke)
              : ask('Revoke token', `Requests with the token of ${name} are refused.`, revoke)
          }
        >
          {revoked ? 'Restore' : 'Revoke'}
        </Button>
        <IconButton
          icon="trash"
          label={`Delete ${name}`}
          onClick={() =>
            ask('Delete integration', `${name} and its token are deleted from this sandbox.`, () =>
              remove(path),
            )
          }
        />
      </div>
      {isRotating && (
        <Rotation integration={integration} onClose={() => setRotating(false)} onDone={onChange} />
      )}
    </li>
  )
}

interface RotationProps {
  integration: PrivateIntegration
  onClose: () => void
  onDone: () => void
}

function Rotation({ integration: { name, token }, onClose, onDone }: RotationProps) {
  const [expireOldNow, setNow] = useState(false)
  const rotate = async () => {
    await post(`/private-integrations/${segment(token)}/rotate`, { expireOldNow })
    notify(`${name} has a new token.`)
    onClose()
    onDone()
  }
  return (
    <Dialog title={`Rotate the token of ${name}`} onClose={onClose}>
      <Form action="Rotate token" onSubmit={rotate} onCancel={onClose}>
        <p class="prose">
          A new token takes over. The old one works for seven more days of the sandbox’s clock.
        </p>
        <label class="check">
          <input
            type="checkbox"
            checked={expireOldNow}
            onChange={({ currentTarget }) => setNow(currentTarget.checked)}
          />
          The old token expires now
        </label>
      </Form>
    </Dialog>
  )
}
