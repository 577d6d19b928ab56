import { PatchcordError } from '../../../src/core/errors.ts';
import { VendorRefusal } from '../../../src/kit/http.ts';

/** The HTTP status of a refusal; undefined for what is none. */
export function statusOf(error: unknown): number | undefined {
  const refusal = error instanceof PatchcordError ? error.cause : undefined;
  return refusal instanceof VendorRefusal ? refusal.status : undefined;
}

/** CloudLink is there, and says no. */
export function isRefused(error: unknown): error is PatchcordError {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}
