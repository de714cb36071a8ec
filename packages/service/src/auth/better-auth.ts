import { passkey } from "@better-auth/passkey";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import type pg from "pg";
import type { OidcConfig } from "../config.ts";
import { hashPassword, PASSWORD_LENGTH, verifyPassword } from "./password.ts";

/** What better-auth needs to know of us. */
export interface BetterAuthSetting {
  readonly pool: pg.Pool;
  readonly publicUrl: string;
  readonly secret: string;
  readonly providers: readonly OidcConfig[];
  readonly newId: () => string;
}

/** Days that a session lasts at most: it is not drawn out. */
const SESSION_DAYS = 7;
const DAY = 86_400;

/** better-auth on our tables, with nothing that makes an account. */
export function openBetterAuth(setting: BetterAuthSetting) {
  return betterAuth(betterAuthOptions(setting));
}

export type BetterAuth = ReturnType<typeof openBetterAuth>;

/** Its options; their tables are in the migration `0002-service.sql`. */
export function betterAuthOptions({ pool, publicUrl, secret, providers, newId }: BetterAuthSetting) {
  return {
    appName: "Touchstone",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    database: pool,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false }, // tries.ts counts, per account and per client
    onAPIError: { errorURL: `${publicUrl}/api/auth/failed` },
    user: {
      modelName: "sign_in_user",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    session: {
      modelName: "sign_in_session",
      fields: {
        expiresAt: "expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        userId: "user_id",
      },
      expiresIn: SESSION_DAYS * DAY,
      disableSessionRefresh: true,
    },
    account: {
      modelName: "sign_in_credential",
      fields: {
        accountId: "account_id",
        providerId: "provider_id",
        userId: "user_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      // an address is what an office said of a person; the provider must say that it is theirs
      accountLinking: { enabled: true, requireLocalEmailVerified: true, trustedProviders: [] },
      encryptOAuthTokens: true,
      updateAccountOnSignIn: false,
    },
    verification: {
      modelName: "sign_in_verification",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most * 4,
      password: {
        hash: (password) => hashPassword(password),
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    advanced: {
      cookiePrefix: "touchstone",
      useSecureCookies: publicUrl.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      ipAddress: { disableIpTracking: true },
      database: { generateId: newId },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: 64,
        usernameValidator: (name) => /^[a-z0-9][a-z0-9._-]{0,63}$/.test(name),
      }),
      twoFactor({
        issuer: "Touchstone",
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "sign_in_second_factor",
            fields: {
              backupCodes: "recovery_codes",
              userId: "user_id",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      passkey({
        rpName: "Touchstone",
        rpID: new URL(publicUrl).hostname,
        origin: new URL(publicUrl).origin,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: {
          requireSession: true,
          afterVerification: async ({ verification }) => {
            mustHaveAskedWho(verification.registrationInfo?.userVerified);
          },
        },
        authentication: {
          afterVerification: async ({ verification }) => {
            mustHaveAskedWho(verification.authenticationInfo.userVerified);
          },
        },
        schema: {
          passkey: {
            modelName: "sign_in_passkey",
            fields: {
              publicKey: "public_key",
              userId: "user_id",
              credentialID: "credential_id",
              deviceType: "device_type",
              backedUp: "backed_up",
              createdAt: "created_at",
            },
          },
        },
      }),
      genericOAuth({
        config: providers.map(({ name, issuer, clientId, clientSecret }) => ({
          providerId: name,
          discoveryUrl: `${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
          clientId,
          clientSecret,
          scopes: ["openid", "email"],
          pkce: true,
          requireIdTokenVerification: true,
          disableSignUp: true,
          overrideUserInfo: false,
        })),
      }),
    ],
  } satisfies BetterAuthOptions;
}

/** A passkey stands for a password and a second factor together only where its device asked who holds it. */
function mustHaveAskedWho(userVerified: boolean | undefined): void {
  if (userVerified !== true) throw new APIError("UNAUTHORIZED", { message: "The device did not ask who holds it." });
}
