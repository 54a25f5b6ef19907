import phrases from './phrases.json' with { type: 'json' }

/** How notes are written in one language. */
interface Language {
  /** An amount of money; `{amount}` is replaced by the number. */
  money: string
  /** The texts of notes by occasion. `{name}`, `{company}`, `{day}`, `{month}` and `{money}` are replaced. */
  occasions: readonly { title: string; bodies: readonly string[] }[]
}

const languages: Readonly<Record<string, Language>> = phrases

/** The language of a locale; English when there are no phrases in that language. */
export const languageOf = (locale: string): Language => {
  const [language = ''] = locale.split('_', 1)
  return (Object.hasOwn(languages, language) && languages[language]) || phrases.en
}
