import t from 'tap'
import { idSuggestion, suggestion } from '../../src/lib/suggest.js'

t.test('suggests what was probably meant, and nothing that has no letter of it', async (t) => {
  t.equal(suggestion('contcts', ['name', 'contacts']), '; did you mean "contacts"?')
  t.equal(suggestion('GET', ['get']), '; did you mean "get"?')
  t.equal(suggestion('bb', ['b']), '; did you mean "b"?')
  t.equal(suggestion('xx', ['ar', 'de']), '')
  t.equal(suggestion('m', ['l']), '')
  t.equal(suggestion('coal', ['gas', 'oil']), '')
  t.equal(suggestion('nmae', ['name']), '; did you mean "name"?')
  t.equal(suggestion('user-nora', ['user-nora-hall', 'x']), '; did you mean "user-nora-hall"?')
  t.equal(suggestion('user-nora', ['user-nora-hall', 'user-nora-lind']), '')
})

t.test('ids that have only their beginning in common differ', async (t) => {
  t.equal(idSuggestion('business-stone', ['business-tiles']), '; it has business-tiles')
  t.equal(idSuggestion('business-tyles', ['business-tiles']), '; did you mean "business-tiles"?')
  t.equal(idSuggestion('busines-tiles', ['business-tiles']), '; did you mean "business-tiles"?')
})
