interface SegmentsProps<Name extends string> {
  label: string
  /** What is shown of each. */
  options: Readonly<Record<Name, string>>
  value: Name
  onChoose: (name: Name) => void
  /** Words in a line of text. */
  quiet?: boolean
}

/** A choice of one among a few. */
export function Segments<Name extends string>(props: SegmentsProps<Name>) {
  const { label, options, value, onChoose, quiet = false } = props
  return (
    <fieldset class={quiet ? 'segments quiet' : 'segments'} aria-label={label}>
      {/* Object.entries forgets the names. */}
      {(Object.entries(options) as [Name, string][]).map(([name, text]) => (
        <button
          key={name}
          type="button"
          aria-pressed={value === name}
          onClick={() => onChoose(name)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  )
}
