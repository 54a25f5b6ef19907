/** What a sub-account has that does not say it. */
export const usualSettings = {
  country: 'US',
  allowDuplicateContact: false,
  contactUniqueIdentifiers: ['email', 'phone'],
}
