// The app that the examples test: it writes a note for each call that came in, and tries again when it gets no answer.
import { createServer } from 'node:http'

/** Writes a note. A failure is worth another try unless HighLevel refused: then the request is at fault. */
export async function logCall(ghl, contactId, text) {
  return await thrice(() => createNote(ghl, contactId, text))
}

/** The same with a look before each further try: an answer that was lost may have left its note. */
export async function logCallOnce(ghl, contactId, text) {
  return await thrice(async (attempt) => {
    const { notes } = attempt > 1 ? await call(ghl, 'GET', contactId) : { notes: [] }
    return notes.find((note) => note.body === text) ?? (await createNote(ghl, contactId, text))
  })
}

async function createNote(ghl, contactId, text) {
  return (await call(ghl, 'POST', contactId, { body: text })).note
}

async function call({ url, token }, method, contactId, body) {
  const answer = await fetch(`${url}/contacts/${contactId}/notes`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      version: '2021-07-28',
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (answer.ok) return await answer.json()
  throw Object.assign(new Error(`HighLevel answered ${answer.status}`), { status: answer.status })
}

async function thrice(act) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act(attempt)
    } catch (error) {
      if (attempt === 3 || (error.status >= 400 && error.status < 500)) throw error
    }
  }
}

/** The app as a server: `POST /calls` with `{ contactId, text }`. */
export async function startApp(ghl) {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { contactId, text } = JSON.parse(body)
    try {
      const note = await logCallOnce(ghl, contactId, text)
      response.writeHead(201).end(JSON.stringify(note))
    } catch (error) {
      response.writeHead(502).end(JSON.stringify({ message: error.message }))
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
