import { sandboxId } from './api.js'
import { Icon, type IconName } from './parts/icons.js'
import { href } from './route.js'

export interface Screens {
  name: IconName
  label: string
  /** On a narrow page. */
  short: string
  /** Typed after g. */
  key: string
}

export const screens: readonly Screens[] = [
  { name: 'contacts', label: 'Contacts', short: 'Contacts', key: 'c' },
  { name: 'requests', label: 'Requests', short: 'Requests', key: 'r' },
  { name: 'time', label: 'Time travel', short: 'Time', key: 't' },
  { name: 'faults', label: 'Faults and stubs', short: 'Faults', key: 'f' },
  { name: 'coverage', label: 'Coverage', short: 'Coverage', key: 'v' },
  { name: 'integrations', label: 'Private Integrations', short: 'Tokens', key: 'i' },
  { name: 'sandbox', label: 'Sandbox', short: 'Sandbox', key: 's' },
]

export const Nav = ({ screen }: { screen: string }) => (
  <nav class="nav" aria-label="Screens">
    <a class="brand" href={href('contacts')}>
      <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <path d="M9 10h14M9 16h14M9 22h8" />
      </svg>
      <span>
        ghl-mock
        {sandboxId !== 'default' && <small class="clip">{sandboxId}</small>}
      </span>
    </a>
    <ul>
      {screens.map(({ name, label, short }) => (
        <li key={name} class={name === 'integrations' ? 'settings' : undefined}>
          <a href={href(name)} aria-current={screen === name ? 'page' : undefined} title={label}>
            <Icon name={name} />
            <span class="long">{label}</span>
            <span class="short">{short}</span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
