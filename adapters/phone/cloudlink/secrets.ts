/** Members that may come back on ordinary reads and that nothing of Patchcord has a use for. */
const NEVER = new Set(['sippassword', 'password', 'pin', 'secret', 'clientsecret', 'client_secret']);
const TOKENS = new Set(['access_token', 'refresh_token', 'id_token', 'accesstoken', 'refreshtoken']);

/**
 * An answer without its secrets, at any depth, whatever the case of their names. Runs before schemas, caches and logs see it.
 * @param keep `tokens` for the service that gives them
 */
export function withoutSecrets(body: unknown, keep?: 'tokens'): unknown {
  if (Array.isArray(body)) return body.map((one) => withoutSecrets(one, keep));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const lower = name.toLowerCase();
      const isSecret = NEVER.has(lower) || (keep !== 'tokens' && TOKENS.has(lower));
      return isSecret ? [] : [[name, withoutSecrets(value, keep)]];
    }),
  );
}
