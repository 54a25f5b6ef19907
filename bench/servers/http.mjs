// The least that a Node process needs until it answers.
import { createServer } from 'node:http'

const answer = JSON.stringify({ status: 'ready' })

createServer((_request, response) => {
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(answer)
}).listen(Number(process.argv[2]), '127.0.0.1')
