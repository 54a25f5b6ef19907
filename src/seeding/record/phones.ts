import { internationalPhone } from '../../lib/phone.js'

/** Replacements of telephone numbers, which people write with and without the code of their country. */
export class Phones {
  /** By the whole number. */
  readonly #known = new Map<string, string>()
  /** Of those of `#known`, by the number within the country; the first one counts. */
  readonly #national = new Map<string, string>()
  /** Of those that were found without a country. */
  readonly #local = new Map<string, string>()
  #count = 0

  /** The replacement, made on first use. */
  replacement(found: string): string {
    const before = this.known(found)
    const made = before ?? `+1555${5_550_000 + ++this.#count}`
    const { number, national, isWhole } = formsOf(found)
    if (isWhole) {
      this.#known.set(number, made)
      if (!this.#national.has(national)) this.#national.set(national, made)
    } else if (before === undefined) this.#local.set(national, made)
    return made
  }

  known(found: string): string | undefined {
    const { number, national, isWhole } = formsOf(found)
    const local = this.#local.get(national)
    return isWhole
      ? (this.#known.get(number) ?? local ?? this.#local.get(lastDigits(number)))
      : (local ?? this.#known.get(number) ?? this.#national.get(national))
  }
}

interface Forms {
  /** A + and all digits. */
  number: string
  /** The last digits without the country and the zero before them. */
  national: string
  /** Whether the country is written. */
  isWhole: boolean
}

function formsOf(found: string): Forms {
  const written = found.replace(/(?:x|ext).*$/i, '')
  const digits = written.replace(/\D/g, '')
  if (!/^[^\d+]*(?:\+|00[1-9])/.test(written))
    return { number: `+${digits}`, national: lastDigits(digits), isWhole: false }
  const { number, national } = internationalPhone(`+${digits.replace(/^00/, '')}`)
  return { number, national: lastDigits(national), isWhole: true }
}

/** Nine at most: in some countries another digit than zero is dialled before them. */
function lastDigits(number: string): string {
  const digits = number.replace(/\D/g, '')
  return (digits.replace(/^0+/, '') || digits).slice(-9)
}
