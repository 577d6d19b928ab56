import { fetch } from 'undici';

const JSON_ONLY = { 'content-type': 'application/json' };

/** Delivers a notice as a vendor does: the status, or 0 without an answer. Nobody waits for one that is sent again later. */
export async function post(notice: { url: string; body: string; headers?: Record<string, string> }): Promise<number> {
  const { url, body, headers = JSON_ONLY } = notice;
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
    await answer.text();
    return answer.status;
  } catch {
    return 0;
  }
}
