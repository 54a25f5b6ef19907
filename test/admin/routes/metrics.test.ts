import t from 'tap'
import { mock, note, notes } from '../../support/mock.js'

type Values = Record<string, number>

/** What Prometheus reads: every sample by its name and labels, each under a HELP and a TYPE of its own. */
function samplesOf(text: string): Values {
  const values: Values = {}
  const known = new Map<string, string>()
  for (const line of text.split('\n').filter((line) => line !== '')) {
    const described = /^# (HELP|TYPE) ([a-z_0-9]+) (.+)$/.exec(line)
    if (described) {
      if (described[1] === 'TYPE') known.set(described[2] ?? '', described[3] ?? '')
      continue
    }
    const sample = /^([a-z_0-9]+)((?:\{(?:\w+="(?:[^"\\\n]|\\.)*",?)*\})?) (\S+)$/.exec(line)
    const [, name = '', labels = '', value = ''] = sample ?? []
    if (!known.has(name.replace(/_(?:bucket|sum|count)$/, '')) && !known.has(name)) {
      throw new Error(`no sample: ${line}`)
    }
    values[name + labels] = Number(value)
  }
  return values
}

t.test('counts requests, faults and what the worlds hold', async (t) => {
  const { app, full, reader, sandboxes, sandbox } = mock(t)
  const scrape = async () => {
    const answer = await app.inject('/__admin/metrics')
    t.match(answer.headers['content-type'], /^text\/plain; version=0\.0\.4/)
    return samplesOf(answer.body)
  }
  await full('POST', notes, { body: 'x' })
  await full('GET', note)
  await full('GET', note)
  await reader('DELETE', note)
  await full('GET', '/nowhere')
  sandbox.faults.add({ then: [503, 'pass'] })
  await full('GET', note)
  await full('GET', note)
  sandbox.faults.add({ id: 'body', then: [{ body: 'x' }, { delayMs: 1 }] })
  await full('GET', '/users/user-1')
  await full('GET', '/users/user-1')
  sandboxes.create({})

  const requests = (route: string, method: string, status: number, reason = '') =>
    `ghl_mock_requests_total{method="${method}",route="${route}",status="${status}",reason="${reason}"}`
  const one = '/contacts/:contactId/notes/:id'
  t.match(await scrape(), {
    'ghl_mock_info{version="0.1.0",profile="documented"}': 1,
    [requests('/contacts/:contactId/notes', 'POST', 201)]: 1,
    [requests(one, 'GET', 200)]: 3,
    [requests(one, 'GET', 503)]: 1,
    [requests(one, 'DELETE', 401, 'scope-missing')]: 1,
    [requests('', 'GET', 404, 'route-unknown')]: 1,
    'ghl_mock_fault_hits_total{effect="status"}': 1,
    'ghl_mock_fault_hits_total{effect="pass"}': 1,
    'ghl_mock_fault_hits_total{effect="body"}': 1,
    'ghl_mock_fault_hits_total{effect="delay"}': 1,
    ghl_mock_sandboxes: 1,
    ghl_mock_sandboxes_limit: 1000,
    ghl_mock_journal_entries: 9,
    ghl_mock_journal_limit: 1000,
    ghl_mock_snapshots: 0,
    ghl_mock_snapshots_limit: 100,
    ghl_mock_faults: 2,
    ghl_mock_faults_limit: 10_000,
    ghl_mock_contacts: 4,
    ghl_mock_notes: 8,
    process_resident_memory_bytes: Number,
  })

  sandbox.reset()
  await full('GET', note)
  t.match(await scrape(), {
    [requests(one, 'GET', 200)]: 4,
    ghl_mock_journal_entries: 1,
    ghl_mock_notes: 7,
  })
})

t.test('counts also with a journal of size 0', async (t) => {
  const { app, full } = mock(t, { journalSize: 0 })
  await full('GET', note)
  const values = samplesOf((await app.inject('/__admin/metrics')).body)
  t.equal(values.ghl_mock_journal_entries, 0)
  t.equal(Object.keys(values).filter((name) => name.startsWith('ghl_mock_requests')).length, 1)
})
