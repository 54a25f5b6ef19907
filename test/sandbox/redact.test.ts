import t from 'tap'
import { Secrets } from '../../src/sandbox/redact.js'

const uuid = '11111111-1111-4111-8111-111111111111'

function secretsOf(...tokens: string[]) {
  const secrets = new Secrets()
  secrets.add(tokens)
  return secrets
}

const texts: [token: string, text: string, redacted: string][] = [
  ['', `a pit-${uuid} and PIT-${uuid.toUpperCase()}.`, 'a pit-<redacted> and <redacted>.'],
  ['', 'found "pit-11111111-1111-4111-8...', 'found "pit-<redacted>...'],
  ['', 'a pit-stop', 'a pit-stop'],
  ['pit-full', 'xpit-full, pit-full', 'xpit-<redacted>, pit-<redacted>'],
  ['open-sesame', 'xopen-sesamex', 'x<redacted>x'],
  ['open-sesame', 'open-sesamopen-sesame', 'open-sesam<redacted>'],
  ['open-sesame', 'Open-Sesame', 'Open-Sesame'],
  ['open-sesame', 'a=%6fpen%2Dsesame&b=%20%26', 'a=<redacted>&b=%20&'],
  ['open-sesame', 'a=%256fpen-sesame', 'a=<redacted>'],
  ['open-sesame', '{"a":"\\u006fpen-sesame"}', '{"a":"<redacted>"}'],
  ['open-sesame', 'a=%6fpen&b=%20', 'a=%6fpen&b=%20'],
  ['full', '/notes/full?fullness=full%20', '/notes/<redacted>?fullness=<redacted>%20'],
  ['a', 'a banana', '<redacted> banana'],
  ['aaaaaaaab', 'aaaaaaaaaaab', 'aaa<redacted>'],
  ['a"b\\cdefgh', JSON.stringify({ x: 'a"b\\cdefgh' }), '{"x":"<redacted>"}'],
  ['a"b\\cdefgh', '?x=a%22b%5Ccdefgh', '?x=<redacted>'],
  ['a.*+?^$()|[]{}/-', 'x a.*+?^$()|[]{}/- y', 'x <redacted> y'],
]
for (const [token, text, redacted] of texts) {
  t.test(`with "${token}", ${text} is ${redacted}`, async (t) => {
    t.equal(secretsOf(...(token ? [token] : [])).redact(text), redacted)
  })
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
const inUrl = encodeURIComponent
const encoded: [text: string, redacted: string][] = [
  [`Basic ${base64('u:open-sesame')}`, 'Basic <redacted>'],
  [`basic ${base64('open-sesame:')}, x`, 'basic <redacted>, x'],
  [`s=${base64('open-sesame')}; t=abcdefgh`, 's=<redacted>; t=abcdefgh'],
  [`a=${inUrl(base64('>>>open-sesame?'))}&b=1`, 'a=<redacted>&b=1'],
  [`a=${base64('\u00fc>>open-sesame?').replaceAll('+', '-').replaceAll('/', '_')}`, 'a=<redacted>'],
  [`h.${base64('{"t":"open-sesame"}').replace(/=+$/, '')}.s`, 'h.<redacted>.s'],
  [`x ${base64(`pit-${uuid}`)}`, 'x <redacted>'],
  ['open-sesame', '<redacted>'],
  [`Basic ${base64('u:open-sesam')}`, `Basic ${base64('u:open-sesam')}`],
  ['a plain sentence without any token', 'a plain sentence without any token'],
]
for (const [text, redacted] of encoded) {
  t.test(`where base64 is looked into, ${text} is ${redacted}`, async (t) => {
    t.equal(secretsOf('open-sesame').redactEncoded(text), redacted)
  })
}

t.test('bytes that happen to contain a short token are no text with a token', async (t) => {
  const bytes = Buffer.from([0xff, 0x00, 0x61, 0x00, 0xfe, 0x01]).toString('base64')
  t.equal(secretsOf('a').redactEncoded(`x=${bytes}`), `x=${bytes}`)
})

t.test('the longest of several tokens is taken, also of very many', async (t) => {
  t.equal(secretsOf('open-sesame', 'open-sesame-2').redact('open-sesame-2'), '<redacted>')
  const many = Array.from({ length: 2000 }, (_, number) => `${number.toString(36)}-a-token`)
  const secrets = secretsOf(...many)
  for (const token of many) t.equal(secrets.redact(`x: ${token}.`), 'x: <redacted>.')
})

t.test('names and texts of a value are redacted, and nothing else changes', async (t) => {
  const value = JSON.parse('{"__proto__":{"open-sesame":[1,null,true,"open-sesame"]},"x":"y"}')
  t.equal(
    JSON.stringify(secretsOf('open-sesame').redactAll(value)),
    '{"__proto__":{"<redacted>":[1,null,true,"<redacted>"]},"x":"y"}',
  )
})

t.test('the oldest tokens are forgotten beyond a hundred thousand spellings', async (t) => {
  const secrets = secretsOf('the-first-token')
  t.equal(secrets.redact('the-first-token'), '<redacted>')
  secrets.add(Array.from({ length: 100_000 }, (_, number) => `token-${number}`))
  t.equal(secrets.redact('the-first-token'), 'the-first-token')
  t.equal(secrets.redact('token-99999'), '<redacted>')
})

t.test('a long text takes a time that grows with its length', async (t) => {
  const secrets = secretsOf('open-sesame', 'pit-full')
  for (const part of ['pit-', 'open', '%25', '%6f', 'x']) {
    const text = part.repeat(1_000_000 / part.length)
    const start = performance.now()
    secrets.redactEncoded(text)
    t.ok(performance.now() - start < 3000, part)
  }
})
