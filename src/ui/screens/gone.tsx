import { addressOfSandbox, sandboxId } from '../api.js'
import { Empty } from '../parts/states.js'

/** In place of every screen, when there is nothing that one could show. */
export const Gone = () => (
  <section class="screen">
    <header class="screen-head">
      <h1>This sandbox is gone</h1>
    </header>
    <Empty title={`There is no sandbox ${sandboxId}`}>
      It was removed, or it was idle for too long. This page comes back with it. Meanwhile there is{' '}
      <a href={addressOfSandbox('default')}>the default sandbox</a>.
    </Empty>
  </section>
)
