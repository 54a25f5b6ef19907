// Side by side. Machines differ and are busy with other things, so only ratios mean anything, and those of runs
// that follow one another: servers take turns, each turn gives a ratio, and the median of the ratios counts.
import { setTimeout as sleep } from 'node:timers/promises'
import { load, median, residentMb, say, start, stop } from './processes.mjs'
import { scenarios } from './world.mjs'

/** Requests per second and processor time of every server in every scenario, and the ratios to `yardstick`. */
export async function compareSpeed(servers, { rounds, yardstick, ...pace }) {
  const running = []
  const failures = []
  for (const server of servers) {
    try {
      running.push({ ...(await start(server)), requests: server.requests })
    } catch (error) {
      failures.push(String(error.message).split('\n')[0])
    }
  }
  const rows = []
  for (const [scenario, { answer }] of Object.entries(scenarios)) {
    await checkAnswers(scenario, answer, running)
    for (const connections of [1, 32]) {
      say(`${scenario}, ${connections} connections`)
      const turns = await takeTurns(running, rounds, (server) =>
        load(server, { requests: [server.requests[scenario]], connections, ...pace }),
      )
      rows.push({ scenario, connections, servers: summarise(turns, yardstick) })
    }
  }
  await Promise.all(running.map(stop))
  return { rows, failures }
}

/** Measures each server in each round; by name, a measurement for each round. */
async function takeTurns(servers, rounds, measure) {
  const turns = Object.fromEntries(servers.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) turns[server.name].push(await measure(server))
  }
  return turns
}

const summarise = (turns, yardstick) =>
  Object.fromEntries(
    Object.entries(turns).map(([name, measured]) => [
      name,
      {
        perSecond: median(measured.map(({ perSecond }) => perSecond)),
        cpuUs: median(measured.map(({ cpuUs }) => cpuUs)),
        ratio: median(measured.map((one, at) => one.perSecond / turns[yardstick][at].perSecond)),
      },
    ]),
  )

/** @throws when a server does not do what it is measured for; ours and the bare ones must send the same bytes */
async function checkAnswers(scenario, answer, servers) {
  for (const { name, port, requests, child } of servers) {
    const { path, ...request } = requests[scenario]
    const response = await fetch(`http://127.0.0.1:${port}${path}`, request)
    const text = await response.text()
    const own = !child.spawnargs.some((argument) => argument.includes('.cache'))
    const right = answer && own ? text === JSON.stringify(answer) : response.ok
    if (!right) throw new Error(`${name} answers ${response.status} to ${path}: ${text}`)
  }
}

/** From spawn to the first 200, in milliseconds, and the ratio to `yardstick`; and megabytes at rest. */
export async function compareStarts(servers, { rounds, slowRounds, yardstick }) {
  const measured = {}
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) {
      if (server.slow && round >= slowRounds) continue
      say(`start ${round + 1}, ${server.name}`)
      measured[server.name] ??= { startMs: [], restMb: [], ratios: [] }
      const own = measured[server.name]
      try {
        const started = await start(server)
        own.startMs.push(started.startMs)
        if (server.name !== yardstick) {
          own.ratios.push(started.startMs / measured[yardstick].startMs[round])
        }
        if (round === 0) {
          await sleep(1000)
          own.restMb.push(residentMb(started))
        }
        await stop(started)
      } catch (error) {
        say(String(error.message))
        break
      }
    }
  }
  return Object.fromEntries(
    Object.entries(measured)
      .filter(([, { startMs }]) => startMs.length > 0)
      .map(([name, { startMs, restMb, ratios }]) => [
        name,
        {
          startMs: median(startMs),
          restMb: restMb[0],
          ...(ratios.length > 0 && { ratio: median(ratios) }),
        },
      ]),
  )
}

export { takeTurns }
