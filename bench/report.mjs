// The results in words and tables: bench/RESULTS.md.
const whole = (number) => Math.round(number).toLocaleString('en')
const digits = (number, count = 2) => number.toFixed(count)

const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, at) => (at === 0 ? '---' : '--:')).join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')

const speedTables = ({ rows }) =>
  rows
    .map(({ scenario, connections, servers }) =>
      [
        `### ${scenario}, ${connections === 1 ? '1 connection' : `${connections} connections`}`,
        table(
          ['', 'requests/s', 'µs of CPU each', 'beside Fastify'],
          Object.entries(servers).map(([name, { perSecond, cpuUs, ratio }]) => [
            name,
            whole(perSecond),
            whole(cpuUs),
            digits(ratio),
          ]),
        ),
      ].join('\n\n'),
    )
    .join('\n\n')

export const reportOf = (results) => {
  const {
    machine,
    date,
    quick,
    speed,
    starts,
    world,
    lists,
    resets,
    sandboxes,
    crowded,
    journal,
    soak,
    weight,
  } = results
  return `# How fast

Written by \`npm run bench\` on ${date}${quick ? ' (`--quick`: fewer and shorter rounds)' : ''}: ${machine.cpu}, ${machine.cores} cores, ${machine.os}, Node ${machine.node}. ${machine.load}

Servers take turns, so ratios of one run mean something and single numbers little: machines differ, and virtual ones from hour to hour. ghl-mock runs as it ships: it checks the token and its scope, counts rate limits, keeps the journal and reads and writes SQLite; the bare servers answer constants, and of the peers Prism and WireMock store nothing.

## Bars

${table(
  ['', 'measured', 'bar', ''],
  results.bars.map(({ what, value, sign, limit, unit, met }) => [
    what,
    `${digits(value, unit === 'µs' ? 0 : 2)} ${unit}`.trim(),
    `${sign === '>=' ? 'at least' : 'at most'} ${limit} ${unit}`.trim(),
    met ? 'met' : '**missed**',
  ]),
)}

## Requests

${speedTables(speed)}

## Start and memory

From spawn to the first 200, and what is in memory a second later.

${table(
  ['', 'ready, ms', 'beside node:http', 'at rest, MB'],
  Object.entries(starts).map(([name, { startMs, ratio, restMb }]) => [
    name,
    whole(startMs),
    ratio === undefined ? '' : digits(ratio),
    whole(restMb),
  ]),
)}
${weight ? `\nThe package is ${digits(weight.packedMb)} MB packed; installed where nothing is, with its dependencies, ${whole(weight.installedMb)} MB.\n` : ''}
## Growth

Microseconds of CPU each, over 32 connections.

${table(
  ['notes in the world', 'one note', 'list of 20', 'ready, ms', 'memory, MB'],
  world.map(({ notes, oneUs, listUs, readyMs, residentMb }) =>
    [notes, oneUs, listUs, readyMs, residentMb].map(whole),
  ),
)}

${table(
  ['notes in the list', 'µs of CPU', 'requests/s'],
  lists.map(({ length, cpuUs, perSecond }) => [length, cpuUs, perSecond].map(whole)),
)}

A reset after ten writes, as the server feels it, without HTTP; and a start from a fixture.

${table(
  ['notes in the seed', 'reset, µs', 'seeded, ms'],
  resets.map(({ notes, resetUs, seedMs }) => [whole(notes), digits(resetUs, 1), whole(seedMs)]),
)}

Sandboxes of a seed of 1,000 notes, made over HTTP; the first call also builds the admin side.

${table(
  ['sandboxes', 'µs to make one', 'one note, µs', 'memory, MB'],
  sandboxes.map(({ count, createUs, oneUs, residentMb }) =>
    [count, createUs, oneUs, residentMb].map(whole),
  ),
)}

${crowded.count} sandboxes of the default seed: ${whole(crowded.residentMb)} MB.

The journal, full.

${table(
  ['exchanges kept', 'one note, µs', 'requests/s', 'beside none'],
  journal.map(({ size, cpuUs, perSecond, ratio }) => [
    whole(size),
    whole(cpuUs),
    whole(perSecond),
    digits(ratio),
  ]),
)}

Reads, writes, changes and removals that leave the world as it was.

${table(
  ['requests', 'memory, MB'],
  soak.map(({ requests, residentMb }) => [whole(requests), whole(residentMb)]),
)}

## Versions

${results.versions.map((version) => `- ${version}`).join('\n')}
${results.notes.length > 0 ? `\n${results.notes.map((note) => `- ${note}`).join('\n')}\n` : ''}`
}
