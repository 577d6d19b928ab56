/** Secrets at rest by name (installation tokens of a chat workspace, say). Sealed with `PATCHCORD_SECRET_KEY` before they touch the store. */
export interface Vault {
  read(name: string): Promise<string | undefined>;
  write(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}
