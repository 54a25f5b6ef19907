import t, { type Test } from 'tap'
import { startGhlMock } from '../../src/index.js'
import { note, notes, tokens } from '../support/mock.js'

/** Every byte of what a small suite is answered, heads included. */
async function run(t: Test, profile: 'documented' | 'observed', idSeed = 'same'): Promise<string> {
  await using mock = await startGhlMock({ profile, clock: '2026-05-01T12:00:00Z', idSeed })
  const answers: string[] = []
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(mock.url + path, {
      method,
      headers: {
        authorization: `Bearer ${tokens.full}`,
        version: '2021-07-28',
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    answers.push(`${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`)
  }
  await ask('POST', notes, { body: 'a' })
  await ask('POST', notes, { body: 'b' })
  await ask('POST', notes, {})
  await ask('GET', notes)
  await ask('PUT', note, { title: 'x' })
  await ask('DELETE', note)
  await ask('DELETE', note)
  t.equal(answers.length, 7)
  return answers.join('\n')
}

for (const profile of ['documented', 'observed'] as const) {
  t.test(`${profile}: the same suite gets the same bytes`, async (t) => {
    const first = await run(t, profile)
    t.equal(await run(t, profile), first)
    t.match(first, /"date","Fri, 01 May 2026 12:00:00 GMT"/)
    t.not(await run(t, profile, 'other'), first)
  })
}
