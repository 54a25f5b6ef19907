/** First and last names that replace those of real people. */
export const firstNames: readonly string[] =
  'Alex Robin Sasha Kim Noa Rowan Jules Mika Quinn Remy Sage Toni Vivian Wren Ariel Blair Casey Dana Eden Frankie Gale Harper Indigo Jamie Kit Lane Morgan Nico Odell Parker Reese Shay Tatum Uma Vale Winter Yael Zion'.split(
    ' ',
  )
export const lastNames: readonly string[] =
  'Ashdown Birch Calder Dunmore Elmwood Fairley Granger Hollis Ingram Juniper Kestrel Lockwood Marlow Northgate Oakes Penrose Quillon Ravensworth Stonebridge Thornbury Underhill Vantongeren Westbrook Yarrow Zellweger Amberley Brook Cresswell Dale Eastwood Farrow Greenaway Heathcote Ivory Kingsley Larkin Meadows Nettle'.split(
    ' ',
  )
