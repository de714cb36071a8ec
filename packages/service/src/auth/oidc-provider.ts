/** Who else may say who somebody is: a provider of OpenID Connect. */
export interface OidcProvider {
  /** name in addresses */
  readonly id: string;
  /** as the sign-in page names it */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}
