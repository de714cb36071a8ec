const KEY = "field.account";

/** Who used the form on this phone last: so that it opens without a line. null: nobody, or they signed out. */
export function lastAccount(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // a browser that keeps nothing
  }
}

export function setLastAccount(account: string | null): void {
  try {
    if (account === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, account);
  } catch {
    // a browser that keeps nothing: whoever comes back signs in again
  }
}
