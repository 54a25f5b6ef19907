/** First and last names that replace those of real people. */
export const firstNames: readonly string[] =
  'Alex Robin Sasha Kim Noa Rowan Jules Mika Quinn Remy Sage Toni Vivian Wren Ariel Blair Casey Dana Eden Frankie Gale Harper Indigo Jamie Kit Lane Morgan Nico Odell Parker Reese Shay Tatum Uma Vale Winter Yael Zion'.split(
    ' ',
  )
export const lastNames: readonly string[] =
  'Ashdown Birch Calder Dunmore Elmwood Fairley Granger Hollis Ingram Juniper Kestrel Lockwood Marlow Northgate Oakes Penrose Quillon Ravensworth Stonebridge Thornbury Underhill Vantongeren Westbrook Yarrow Zellweger Amberley Brook Cresswell Dale Eastwood Farrow Greenaway Heathcote Ivory Kingsley Larkin Meadows Nettle'.split(
    ' ',
  )

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Titles, and what is between two people, in lower case. */
export const titles = words('and und mr mrs ms dr prof herr frau mme sir jr sr ii iii iv md phd')
/** What is before many last names, in lower case. By themselves they are names too: `Des Das`, `Van Le`. */
export const particles = words(
  'van von der den del dos das des bin ibn the zum zur ter ten de di da do du la le las los al el st y e zu',
)
/** Words of English and German that are as short as names. */
const shortWords = words(
  'am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we ab da du er es ja im ob um wo zu',
)

/** Whether a folded word is in many texts that mean no person. */
export const isOrdinary = (key: string): boolean =>
  key.length < 2 || shortWords.has(key) || particles.has(key) || titles.has(key)
