// What we hold ourselves to. Everything is a ratio of this run, or far enough from its bar to be told on any machine.

const met = { '>=': (value, bar) => value >= bar, '<=': (value, bar) => value <= bar }

/** Each bar: what, its value in these results, and whether it is met. */
export function judge({
  speed,
  starts,
  world,
  sandboxes,
  crowded,
  journal,
  soak,
  resets,
  weight,
  peers,
}) {
  const bars = []
  const bar = (what, value, sign, limit, unit = '') => {
    if (value !== undefined)
      bars.push({ what, value, sign, limit, unit, met: met[sign](value, limit) })
  }
  const at = (scenario) =>
    speed.rows.find((row) => row.scenario === scenario && row.connections === 32).servers
  const mock = starts['ghl-mock']

  for (const [scenario, limit] of [
    ['one note', 0.7],
    // Fastify makes JSON faster on newer Nodes, and those are the Nodes that load better-sqlite3 13.
    ['list of 20', Number(process.versions.napi) >= 10 ? 0.85 : 1],
    ['create', 0.4],
  ]) {
    bar(
      `${scenario}: requests per second beside bare Fastify`,
      at(scenario)['ghl-mock'].ratio,
      '>=',
      limit,
    )
  }
  for (const { name, stateful } of peers) {
    for (const scenario of stateful ? ['one note', 'list of 20', 'create'] : []) {
      const theirs = at(scenario)[name]?.perSecond
      if (theirs)
        bar(`${scenario}: beside ${name}`, at(scenario)['ghl-mock'].perSecond / theirs, '>=', 3)
    }
  }
  // Node 20 has no compile cache, and a bare server that starts more slowly.
  const readyBar = process.versions.node.startsWith('20.') ? 2.2 : 2.5
  bar('ready beside bare node:http', mock.ratio, '<=', readyBar)
  for (const { name } of peers) {
    if (starts[name]) bar(`ready beside ${name}`, mock.startMs / starts[name].startMs, '<=', 1)
  }
  bar('memory at rest', mock.restMb, '<=', 80, 'MB')
  for (const name of ['Mockoon', 'Prism', 'WireMock']) {
    if (starts[name])
      bar(`memory at rest beside ${name}`, mock.restMb / starts[name].restMb, '<=', 1)
  }
  bar('package, packed', weight?.packedMb, '<=', 1, 'MB')
  bar('node_modules in production', weight?.installedMb, '<=', 40, 'MB')

  const [small, large] = [world.at(0), world.at(-1)]
  bar(`one note among ${large.notes} beside ${small.notes}`, large.oneUs / small.oneUs, '<=', 1.25)
  bar(
    `list of 20 among ${large.notes} beside ${small.notes}`,
    large.listUs / small.listUs,
    '<=',
    1.25,
  )
  const costs = resets.map(({ resetUs }) => resetUs)
  bar('the dearest reset', Math.max(...costs), '<=', 100, 'µs')
  bar('a sandbox of 1,000 notes made over HTTP', sandboxes.at(-1).createUs, '<=', 1000, 'µs')
  bar(`${crowded.count} sandboxes of the default seed`, crowded.residentMb, '<=', 600, 'MB')
  bar(
    'one note with the journal on beside off',
    journal.find(({ size }) => size === 1000).ratio,
    '>=',
    0.85,
  )
  bar(
    `memory that ${soak.at(-1).requests} mixed requests added to the first ${soak[0].requests}`,
    soak.at(-1).residentMb - soak[0].residentMb,
    '<=',
    15,
    'MB',
  )
  return bars
}
