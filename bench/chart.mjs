// The results as a picture: requests per second over 32 connections, a bar for each server. Its colours are
// readable on light and dark pages, and follow the reader's scheme where the page lets them.
const width = 760
const labelWidth = 150
const barHeight = 16
const rowHeight = 22
const valueWidth = 90

const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const kindOf = (name) =>
  name === 'ghl-mock' ? 'own' : /^(?:node:http|Fastify)/.test(name) ? 'bare' : 'peer'

export function chartOf({ speed, machine, date }) {
  const rows = speed.rows.filter(({ connections }) => connections === 32)
  const most = Math.max(
    ...rows.flatMap(({ servers }) => Object.values(servers).map(({ perSecond }) => perSecond)),
  )
  const scale = (width - labelWidth - valueWidth) / most
  let y = 58
  const parts = []
  for (const { scenario, servers } of rows) {
    parts.push(`<text class="head" x="0" y="${y}">${xml(scenario)}</text>`)
    y += 12
    const sorted = Object.entries(servers).sort(([, a], [, b]) => b.perSecond - a.perSecond)
    for (const [name, { perSecond }] of sorted) {
      parts.push(bar(name, perSecond, Math.max(2, perSecond * scale), y))
      y += rowHeight
    }
    y += 30
  }
  const height = y - 4
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Requests per second of ghl-mock, bare servers and other mocks">
<style>
  text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #59636e; }
  .title { font-size: 16px; font-weight: 600; fill: #7d8590; }
  .head, .name-own, .value-own { font-weight: 600; }
  .own { fill: #2f81f7; } .peer { fill: #8c959f; } .bare { fill: none; stroke: #8c959f; stroke-dasharray: 3 2; }
  @media (prefers-color-scheme: dark) { text { fill: #9198a1; } }
</style>
<text class="title" x="0" y="16">Requests per second, 32 connections</text>
<text x="0" y="34">Dashed: bare servers that answer constants. Prism and WireMock store nothing. ${xml(`${machine.cpu}, Node ${machine.node}, ${date}`)}</text>
${parts.join('\n')}
</svg>
`
}

function bar(name, perSecond, length, y) {
  const kind = kindOf(name)
  const middle = y + barHeight - 4
  return `<text class="name-${kind}" x="${labelWidth - 10}" y="${middle}" text-anchor="end">${xml(name)}</text><rect class="${kind}" x="${labelWidth}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" rx="2"/><text class="value-${kind}" x="${(labelWidth + length + 8).toFixed(1)}" y="${middle}">${Math.round(perSecond).toLocaleString('en')}</text>`
}
