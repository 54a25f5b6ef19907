import { useState } from 'preact/hooks'
import { useLoaded } from './loaded.js'
import { isAbout, listRows } from './rows.js'

const pageSize = 500

/** Rows of a contact as the API lists them, a page of them until more are asked for. */
export function useRowsOf<T>(contactId: string, plural: string, noun: string) {
  const [pages, setPages] = useState(1)
  const isOne = isAbout(noun)
  const loaded = useLoaded(
    `${pages} pages of ${plural} of ${contactId}`,
    async () => {
      const list = (offset: number) =>
        listRows<T>(plural, { parent: contactId, limit: pageSize, offset })
      const [first, ...others] = await Promise.all(
        Array.from({ length: pages }, (_, page) => list(page * pageSize)),
      )
      return {
        total: first?.total ?? 0,
        rows: [first, ...others].flatMap((one) => one?.rows ?? []),
      }
    },
    { write: (event) => isOne(event) && (event.parentId ?? contactId) === contactId },
  )
  return { loaded, showMore: () => setPages(pages + 1) }
}
