import { addressOfSandbox, sandboxId } from '../api.js'
import { Empty } from '../parts/states.js'

/** In place of every screen, when there is nothing that one could show. */
export const Gone = () => (
  <section class="screen">
    <header class="screen-head">
      <h1>This sandbox is gone</h1>
    </header>
    <Empty title="It was removed, or it was idle for too long">
      <span class="code text">{sandboxId}</span> is shown when there is one of that name again.
      Meanwhile there is <a href={addressOfSandbox('default')}>the default sandbox</a>.
    </Empty>
  </section>
)
