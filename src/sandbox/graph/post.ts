import { fetch } from 'undici';

/** Delivers one notice; the status, or 0 without an answer. Who does not answer gets it again later, which nobody waits for here. */
export async function post({ url, body }: { url: string; body: string }): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(5_000),
    });
    await answer.text();
    return answer.status;
  } catch {
    return 0;
  }
}
