import { Icon } from '../parts/icons.js'
import { toneOf } from '../parts/marks.js'
import { href } from '../route.js'
import type { Exchange, Explanation as ExplanationAnswer } from '../types.js'

const titles = { accepted: 'Answered', refused: 'Refused', faulted: 'A fault was injected' }

interface ExplanationProps {
  explanation: ExplanationAnswer
  exchange: Exchange
}

/** Why a request was answered as it was, in words. */
export function Explanation({ explanation, exchange }: ExplanationProps) {
  const { outcome, summary, passed, refusedBy, reason, need, have, token, nearMisses } = explanation
  return (
    <section class={`explanation ${toneOf(exchange)}`} aria-label="Explanation">
      <h3>
        {titles[outcome]}
        {refusedBy !== undefined && ` by the ${refusedBy} check`}
        {reason !== undefined && <span class="code">{reason}</span>}
      </h3>
      {need === undefined ? (
        <p class="text">{summary}</p>
      ) : (
        <dl>
          <div>
            <dt>Needed</dt>
            <dd class="text">{need}</dd>
          </div>
          {have !== undefined && (
            <div>
              <dt>Found</dt>
              <dd class="text">{have}</dd>
            </div>
          )}
        </dl>
      )}
      {nearMisses.length > 0 && (
        <ul>
          {nearMisses.map((one) => (
            <li key={one} class="text">
              {one}
            </li>
          ))}
        </ul>
      )}
      <ol class="checks" aria-label="Checks">
        {passed.map((check) => (
          <li key={check}>
            <Icon name="check" />
            {check}
          </li>
        ))}
        {refusedBy !== undefined && (
          <li class="failed">
            <Icon name="close" />
            {refusedBy}
          </li>
        )}
      </ol>
      {refusedBy === 'scope' && token && (
        <a href={href('integrations', [], { in: token.subAccountId, edit: token.name })}>
          Change the scopes of {token.name}
        </a>
      )}
    </section>
  )
}
