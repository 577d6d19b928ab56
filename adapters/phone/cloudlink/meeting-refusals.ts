import { PatchcordError } from '../../../src/core/errors.ts';
import { isRefused, statusOf } from './refusal.ts';

/** What CloudLink refuses about conferences, in words. Which status a refusal gets is not known for certain. */

export function notThere(cause?: unknown): PatchcordError {
  return new PatchcordError('not-found', 'CloudLink does not know this meeting of yours (any more).', { cause });
}

export function gone(error: unknown): unknown {
  return isRefused(error) && (statusOf(error) === 404 || statusOf(error) === 403) ? notThere(error.cause) : error;
}

export function ownersOnly(error: unknown): unknown {
  if (!isRefused(error) || statusOf(error) !== 403) return error;
  return new PatchcordError('not-allowed', 'Only the owner of the meeting can do this.', { cause: error.cause });
}

export function refuse(error: unknown): never {
  throw statusOf(error) === 404 ? gone(error) : ownersOnly(error);
}

export function notIn(error: unknown): never {
  if (!isRefused(error) || statusOf(error) !== 404) throw ownersOnly(error);
  throw new PatchcordError('not-found', 'They are not in the meeting any more.', { cause: error.cause });
}

/** C: hosting takes a licence of MiTeam Meetings, and there may be none left. Which status that has is not known. */
export function withoutLicence(error: unknown): unknown {
  if (!isRefused(error) || ![402, 403].includes(statusOf(error) ?? 0)) return error;
  const sentence =
    'CloudLink does not let you hold meetings. That takes a licence of MiTeam Meetings: an administrator assigns it.';
  return new PatchcordError('not-allowed', sentence, { cause: error.cause });
}
