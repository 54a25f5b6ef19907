/** Bytes of a fixture that is sent as a seed, at most: the largest body that the admin side reads. */
export const seedLimit = 256 * 1024 * 1024
