// What node:http can do at most: the same bytes for everybody.
import { createServer } from 'node:http'
import { notes } from '../world.mjs'

const one = JSON.stringify({ note: notes[0] })
const many = JSON.stringify({ notes })

createServer((request, response) => {
  response.setHeader('content-type', 'application/json; charset=utf-8')
  if (request.method === 'GET') {
    response.end(request.url.endsWith('/notes') ? many : one)
    return
  }
  response.statusCode = 201
  request.resume().on('end', () => response.end(one))
}).listen(Number(process.argv[2]), '127.0.0.1')
